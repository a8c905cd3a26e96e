/** Connecting shops: settings, sealed secrets, a test call. */
import { actorName, type Principal } from "../access/index.ts";
import type { ConnectorManifest, ConnectorProblem } from "../connectors/port.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract, RefusalCode } from "../contract/index.ts";
import { newId } from "../kernel/ids.ts";
import type { AddressProblem } from "../kernel/post.ts";
import { ok, type Refusal, type Result, refuse } from "../kernel/result.ts";
import { commit } from "../store/index.ts";
import { type AuthoriseDeps, authoriseHandlers } from "./authorise.handlers.ts";
import { ask } from "./call.commands.ts";
import { keyHandlers } from "./keys.handlers.ts";
import { pauseHandlers } from "./pause.handlers.ts";
import { allShops, changeShop, shopsById, writeShop } from "./shop.store.ts";
import { openSecrets, type ShopRow, sealSecrets } from "./shop.ts";
import { type ShopView, shopViews } from "./shop.view.ts";

/** A shop that is simulated beside the hub, and what has to be typed to connect it. */
export interface OfferedShop {
  channel: string;
  name: string;
  baseUrl: string;
  values: Record<string, string>;
}

export interface ShopDeps extends AuthoriseDeps {
  /** Where simulated shops stand that can be connected; a real hub has none. */
  stage?: { offered?: readonly OfferedShop[] };
  /** What every channel there is tells of itself, in the order shown. */
  manifests: readonly ConnectorManifest[];
}
type Handlers = HandlersOf<Contract["shops"], Principal>;
type SaveInput = Parameters<Handlers["save"]>[0];

/** Answers the contract's `shops` part. Secrets come in and never go out. */
export function shopHandlers(deps: ShopDeps): Handlers {
  return {
    marks: async () =>
      ok({
        channels: deps.manifests.map(({ id, name, mark, abilities, messageBytes = null, messagePictures }) => ({
          id,
          name,
          mark,
          hasCases: abilities.includes("cases"),
          messageBytes,
          messagePictures: messagePictures ? { ...messagePictures, types: [...messagePictures.types] } : null,
        })),
      }),
    broken: async () => {
      const all = await allShops(deps.store);
      return ok({
        rows: all.flatMap(({ id, name, enabled, problem, lastPullAt }) => (enabled && problem ? [{ id, name, problem, reachedAt: lastPullAt }] : [])),
      });
    },
    channels: async () => ok({ channels: deps.manifests.map((manifest) => settingsView(deps, manifest)) }),
    save: async (input, principal) => save(deps, input, actorName(principal)),
    test: async ({ id }) => {
      const shop = (await shopsById(deps.store, [id])).get(id);
      if (!shop) return refuse("NOT_FOUND", "没有这个店铺。");
      return ok(await tryOut(deps, shop));
    },
    ...authoriseHandlers(deps),
    ...keyHandlers(deps),
    ...pauseHandlers(deps),
  };
}

function settingsView(deps: ShopDeps, manifest: ConnectorManifest) {
  const settings = manifest.settings.map(({ placeholder = "", choices, whole, ...field }) => ({
    ...field,
    placeholder,
    choices: choices ? [...choices] : null,
    whole: whole ? ([...whole] as [number, number]) : null,
  }));
  const { id, name, group, spelled, abilities, defaultBaseUrl } = manifest;
  const byPage = deps.connectors(id)?.authorise !== undefined;
  return {
    id,
    name,
    group,
    spelled: [...spelled],
    abilities: [...abilities],
    defaultBaseUrl,
    byPage,
    byMapping: deps.connectors(id)?.byMapping === true,
    offered: offeredOf(deps, id),
    settings,
  };
}

/** Names and addresses of a simulated shop are the demonstration's own, so that they may be shown. */
function offeredOf({ stage }: ShopDeps, channel: string) {
  const shop = stage?.offered?.find((offered) => offered.channel === channel);
  return shop ? { name: shop.name, baseUrl: shop.baseUrl, values: { ...shop.values } } : null;
}

async function save(deps: ShopDeps, input: SaveInput, actor: string): Promise<Result<{ shop: ShopView }, RefusalCode>> {
  const before = input.id === null ? undefined : (await shopsById(deps.store, [input.id])).get(input.id);
  if (input.id !== null && !before) return refuse("NOT_FOUND", "没有这个店铺。");
  const known = keptSecrets(deps, input, before);
  const wrong = problemOf(deps, input, { before, known }) ?? (await addressProblem(deps, input.baseUrl));
  if (wrong) return refuse("BAD_INPUT", wrong);
  // An empty field means "leave as it is": the screen never gets a secret to send back.
  const given = Object.fromEntries(Object.entries(input.secrets).filter(([, value]) => value !== ""));
  const id = before?.id ?? newId(deps.store.clock.now());
  await commit(deps.store, actor, async (tx) => {
    await writeShop(tx, { ...input, id, secrets: sealSecrets(deps.vault, { ...known, ...given }), demo: before?.demo ?? false });
    if (before?.enabled && !input.enabled) await changeShop(tx, id, { pausedSince: tx.at, pausedBy: actor, pausedWhy: null });
    const data = {
      name: input.name,
      channel: input.channel,
      baseUrl: input.baseUrl,
      ...(before && before.baseUrl !== input.baseUrl ? { baseUrlBefore: before.baseUrl } : {}),
      enabled: input.enabled,
      secretsChanged: Object.keys(given),
    };
    tx.journal({ verb: before ? "shop.changed" : "shop.connected", subject: "shop", subjectId: id, data });
    tx.emit({ name: "shop.changed", subjectId: id, data: { name: input.name } });
  });
  const shop = (await shopViews(deps)).find((view) => view.id === id);
  if (!shop) throw new Error(`shop ${id} was written and not found`);
  return ok({ shop });
}

/** Secrets of a shop that go on with it. They were given for one host and go to no other: under another origin they must be given anew. */
function keptSecrets(deps: ShopDeps, input: SaveInput, before: ShopRow | undefined): Record<string, string> {
  return before && originOf(before.baseUrl) === originOf(input.baseUrl) ? openSecrets(deps.vault, before.secrets) : {};
}

const originOf = (address: string): string => (URL.canParse(address) ? new URL(address).origin : "");

const ADDRESS_PROBLEMS: Readonly<Record<AddressProblem, string>> = {
  inner: "接口地址在内部网络，没有得到允许。确实要连的，请管理员在 AFTERCARE_OUTBOUND_NETWORKS 里写明这个网段。",
  plain: "接口地址要用 https：店铺的密钥会随请求发出去。只有本机地址可以用 http。",
};

async function addressProblem(deps: ShopDeps, baseUrl: string): Promise<string | null> {
  const problem = await deps.addressProblem?.(baseUrl);
  return problem ? ADDRESS_PROBLEMS[problem] : null;
}

/** Why a shop cannot be saved like this, in Chinese; `null` when it can. */
function problemOf(deps: ShopDeps, input: SaveInput, { before, known }: { before: ShopRow | undefined; known: Record<string, string> }): string | null {
  const manifest = deps.manifests.find(({ id }) => id === input.channel);
  if (!manifest) return `没有“${input.channel}”这个平台。`;
  if (before && before.channel !== input.channel) return "店铺的平台不能改，请新建一个店铺。";
  if (!/^https?:\/\//i.test(input.baseUrl)) return "接口地址要以 http:// 或 https:// 开头。";
  const url = new URL(input.baseUrl);
  if (url.username !== "" || url.password !== "") return "接口地址里不要写用户名和密码。";
  const missing = manifest.settings.filter(({ key, secret, required }) => required && !(secret ? input.secrets[key] || known[key] : input.settings[key]));
  const isElsewhere = before !== undefined && originOf(before.baseUrl) !== originOf(input.baseUrl);
  const why = isElsewhere ? "接口地址换了主机，原来的密钥不会发给新的主机。还缺" : "还缺";
  if (missing.length > 0) return `${why}：${missing.map((field) => field.label.zh).join("、")}。`;
  const leaked = manifest.settings.find((field) => field.secret && input.settings[field.key]);
  return leaked ? `“${leaked.label.zh}”是密钥，要填在密钥栏。` : null;
}

const NO_SUCH_PARCEL = "SF0000000000000";

/** One real call that changes nothing at the channel. */
async function tryOut(deps: ShopDeps, shop: ShopRow): Promise<{ working: boolean; sentence: string }> {
  const connector = deps.connectors(shop.channel);
  if (!connector) return { working: false, sentence: `没有“${shop.channel}”这个平台。` };
  if (connector.polls?.(shop) === false) return { working: true, sentence: "没有填写轮询的地址：等对方推送，收到的会出现在字段映射里。" };
  const now = deps.store.clock.now();
  const window = { from: new Date(now - 60_000), to: new Date(now) };
  const { pull } = connector;
  const ref = { kind: "parcel" as const, id: NO_SUCH_PARCEL, extra: { carrier: "shunfeng", phoneTail: "0000" } };
  const answer: Result<unknown, ConnectorProblem> = await ask<unknown>({ deps, shop, connector }, async (context) =>
    pull ? pull(context, "orders", window, null) : connector.fetchOne(context, ref),
  );
  // "No such parcel" is an answer: it took our signature and our account.
  if (!answer.ok && answer.refusal.code === "NOT_SUPPORTED") return { working: true, sentence: answer.refusal.message };
  if (answer.ok || answer.refusal.code === "NOT_FOUND") return { working: true, sentence: "连上了，账号和签名都对。" };
  return { working: false, sentence: explain(answer.refusal) };
}

const SENTENCES: Partial<Record<ConnectorProblem, string>> = {
  AUTH_EXPIRED: "授权已失效，请重新授权。",
  BAD_SIGNATURE: "平台不接受签名，请核对密钥。",
  THROTTLED: "平台正在限流，稍后再试。",
  TIMED_OUT: "平台没有在时限内回答，请检查接口地址和网络。",
  UNAVAILABLE: "连不上平台，请检查接口地址和网络。",
};

function explain(refusal: Refusal<ConnectorProblem>): string {
  const sentence = SENTENCES[refusal.code];
  return sentence ? `${sentence}（${refusal.message}）` : refusal.message;
}
