import { actorName, type Principal } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import type { MapProblem } from "../contract/lists.ts";
import { ok, refuse } from "../kernel/result.ts";
import { beijingMidnight } from "../kernel/time.ts";
import { addressOf, placesFound } from "../orders/index.ts";
import { type Answered, locate, measure, type Point } from "./amap.ts";
import { askMap, type MapDeps, openMap, rests } from "./ask.commands.ts";
import { removeService, saveService } from "./change-service.commands.ts";
import { mapProblemTold } from "./problems.ts";
import { askedSince, keptService } from "./service.store.ts";

type Part = HandlersOf<Contract["maps"], Principal>;

const DAY_MS = 86_400_000;
/** Found by any map of China to its door: the example of AMap's own page. */
const KNOWN = { address: "北京市朝阳区阜通东大街6号", city: "北京" };

/** Answers `contract.maps`: the service, one question by hand. Keys come in and never go out. */
export function mapsHandlers(deps: MapDeps): Part {
  const { store, vault } = deps;
  return {
    get: async () => {
      const now = store.clock.now();
      const service = await keptService(store);
      const asked = await askedSince(store, beijingMidnight(now));
      const sum = (of: "asked" | "failed"): number => asked.reduce((total, one) => total + one[of], 0);
      return ok({
        service: service && {
          ...service.body,
          revision: service.revision,
          hasKey: service.key !== null,
          hasSignKey: service.signKey !== null,
          updatedAt: service.updatedAt,
          rests:
            rests(service, now) && service.problem !== null
              ? { problem: service.problem, why: mapProblemTold[service.problem], until: service.pausedUntil }
              : null,
        },
        today: { asked: sum("asked"), failed: sum("failed") },
        found: await placesFound(store, new Date(now - 7 * DAY_MS)),
      });
    },
    save: (saved, principal) => saveService(deps, actorName(principal), saved),
    remove: (_, principal) => removeService(store, actorName(principal)),
    test: async ({ body, key, signKey }) => {
      const kept = await keptService(store);
      const isSameDoor = kept !== null && new URL(kept.body.baseUrl).origin === new URL(body.baseUrl).origin;
      const plain = (typed: string, sealed: Uint8Array | null): string => (typed === "" && isSameDoor && sealed ? vault.open(sealed) : typed);
      const access = {
        post: deps.post,
        baseUrl: body.baseUrl,
        key: plain(key, kept?.key ?? null),
        signKey: key !== "" ? signKey : plain(signKey, kept?.signKey ?? null),
      };
      const began = performance.now();
      const answer = await locate(access, KNOWN);
      const ms = Math.round(performance.now() - began);
      if ("problem" in answer) return ok({ working: false, ...inWords(answer.problem, answer.detail), ms });
      if (answer.value.trust !== "door") return ok({ working: false, ...mapProblemTold.unreadable, ms });
      return ok({ working: true, zh: `可以用：示例地址查到${answer.value.level}。`, en: "It works: the example address was found to its door.", ms });
    },
    distance: async ({ orderId }, principal) => {
      const address = await addressOf(store, orderId);
      if (address === undefined) return refuse("NOT_FOUND", "没有这个订单。", { en: "There is no such order." });
      const map = await openMap(deps);
      if (!map) return refuse("MAP_SILENT", "还没有设置地图，或地图正在暂停。", { en: "No map is set, or it rests." });
      const { origin } = map.service.body;
      if (origin === "") return refuse("MAP_SILENT", "还没有填写发货地址，不知道从哪里量起。", { en: "No place of departure is set to measure from." });
      if (address === null)
        return refuse("MAP_SILENT", "平台没有给出这个订单的完整地址，量不了距离。", {
          en: "The channel hides this order's address: no distance can be measured.",
        });
      const actor = actorName(principal);
      const find = (text: { address: string; city: string }): Promise<Answered<{ point: Point | null }>> =>
        askMap(deps, { map, actor, service: "geocode", orderId, question: (access) => locate(access, text) });
      const from = await find({ address: origin, city: "" });
      if ("problem" in from) return silent(from.problem);
      const to = await find(address);
      if ("problem" in to) return silent(to.problem);
      const [start, end] = [from.value.point, to.value.point];
      if (start === null) return refuse("MAP_SILENT", "地图上找不到填写的发货地址。", { en: "The map does not know the place of departure." });
      if (end === null)
        return refuse("MAP_SILENT", "地图上找不到收件地址，只到区县，量不了距离。", {
          en: "The map finds no more than the receiver's district: no distance can be measured.",
        });
      const far = await askMap(deps, { map, actor, service: "distance", orderId, question: (access) => measure(access, { from: start, to: end }) });
      if ("problem" in far) return silent(far.problem);
      return ok({ ...far.value, straight: far.value.seconds === null });
    },
  };
}

function silent(problem: MapProblem): ReturnType<typeof refuse<"MAP_SILENT">> {
  const { zh, en } = mapProblemTold[problem];
  return refuse("MAP_SILENT", zh, { en });
}

const inWords = (problem: MapProblem, detail: string): { zh: string; en: string } => {
  const { zh, en } = mapProblemTold[problem];
  return detail === "" ? { zh, en } : { zh: `${zh}（${detail}）`, en: `${en} (${detail})` };
};
