/** Turning automation off and on. */
import { actorName, type Principal } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract, StopOf } from "../contract/index.ts";
import { ok, refuse } from "../kernel/result.ts";
import { commit, type Store, type Tx } from "../store/index.ts";
import { aloneWithSwitch, endStop, insertStop, standingStops } from "./automation.store.ts";
import { sameStop, stopOf } from "./automation.ts";
import { everyShop, shownStops } from "./automation.view.store.ts";
import type { PolicyEngine } from "./engine.ts";

/** What the room of actions tells of what is held and under way; fen. */
export type UnderWay = (reader: Pick<Tx, "rows">, of: StopOf) => Promise<{ held: number; heldFen: number; going: number }>;

/** Answers `contract.automation`. */
export function automationHandlers({
  store,
  engine,
  underWay,
}: {
  store: Store;
  engine: PolicyEngine;
  underWay: UnderWay;
}): HandlersOf<Contract["automation"], Principal> {
  const rowNames = async (): Promise<{ policy: string; row: string; name: string }[]> =>
    (await engine.active()).flatMap(({ name: policy, body }) =>
      body.rows.flatMap(({ id, note, outcome }) => (outcome === "grant" ? [{ policy, row: id, name: note || id }] : [])),
    );
  return {
    state: async () => {
      const stops = await shownStops(store);
      const names = stops.some(({ scope }) => scope === "row") ? await rowNames() : [];
      const nameOf = (of: StopOf, shopName: string | null): string => {
        if (of.scope === "shop") return shopName ?? of.shopId;
        return of.scope === "row" ? (names.find(({ policy, row }) => policy === of.policy && row === of.row)?.name ?? of.row) : "";
      };
      return ok({
        stops: stops.map((stop) => {
          const of = stopOf(stop);
          const { id, reason, byName, at } = stop;
          return { id, of, name: nameOf(of, stop.shopName), reason, byName, at };
        }),
      });
    },
    targets: async () => ok({ shops: await everyShop(store), rows: await rowNames() }),
    preview: async ({ of }) => ok(await underWay(store, of)),
    stop: (input, principal) =>
      commit(store, actorName(principal), async (tx) => {
        aloneWithSwitch(tx);
        const { of, reason } = input;
        if ((await standingStops(tx)).some((stop) => sameStop(stopOf(stop), of)))
          return refuse("ALREADY_DONE", "已经停下了。", { en: "It is stopped already." });
        if (!(await isThere(tx, of, rowNames))) return refuse("NOT_FOUND", "没有这个店铺或这条规则。", { en: "There is no such shop or row." });
        const id = insertStop(tx, { of, reason });
        const { held, going } = await underWay(tx, of);
        // What is held is decided anew by what follows from this, and goes to people.
        tx.emit({ name: "automation.stopped", subjectId: id, data: { scope: of.scope } });
        tx.journal({ verb: "automation.stopped", subject: "automation", subjectId: id, data: { ...of, reason, held, going } });
        return ok({ id, held, going });
      }),
    resume: ({ id, reason }, principal) =>
      commit(store, actorName(principal), async (tx) => {
        aloneWithSwitch(tx);
        if (!(await endStop(tx, { id, reason }))) return refuse("ALREADY_DONE", "已经恢复了。", { en: "It is on again already." });
        tx.emit({ name: "automation.resumed", subjectId: id, data: {} });
        tx.journal({ verb: "automation.resumed", subject: "automation", subjectId: id, data: { reason } });
        return ok({ ok: true as const });
      }),
  };
}

async function isThere(tx: Tx, of: StopOf, rows: () => Promise<{ policy: string; row: string }[]>): Promise<boolean> {
  if (of.scope === "shop") return (await everyShop(tx)).some(({ id }) => id === of.shopId);
  return of.scope === "all" || (await rows()).some(({ policy, row }) => policy === of.policy && row === of.row);
}
