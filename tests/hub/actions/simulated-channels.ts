/** The real connectors at the simulated channels, with what ingest does between them: what tests of actions read in the channels' own ledgers. */
import { afterAll, beforeAll } from "vitest";
import { KEYS } from "../../../main/demo/config.ts";
import { douyinHandler } from "../../../main/demo/douyin/server.ts";
import { type Listening, listen } from "../../../main/demo/engine/http.ts";
import { advance } from "../../../main/demo/play.ts";
import type { Show } from "../../../main/demo/show.ts";
import { taobaoHandler } from "../../../main/demo/taobao/server.ts";
import type { SimClaim } from "../../../main/demo/truth/types.ts";
import { openVault, type Principal } from "../../../main/hub/access/index.ts";
import { type ActionDeps, actionHandlers, confirmFromCases, holdsOf } from "../../../main/hub/actions/index.ts";
import { connectorFor } from "../../../main/hub/connectors/index.ts";
import { caseRowsOf, takeCases } from "../../../main/hub/disputes/index.ts";
import { contextOf, shopsById } from "../../../main/hub/ingest/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { openPost } from "../../../main/server/index.ts";
import { HOUR, START, smallShow } from "../../demo/seller.ts";
import { png } from "../../support/pictures.ts";
import { freshStore } from "../../support/store.ts";

type Channel = "taobao" | "douyin";
export const agent: Principal = { kind: "operator", id: "o1", name: "o1", roles: ["agent"], demo: false };
export const vault = openVault(new Uint8Array(32));
/** A picture as a person adds it. */
export const picture = png({ width: 20, height: 20 });
export let show: Show;
export let store: Store;
let servers: Listening[];
export let deps: ActionDeps;

/** A world of two channels, each behind its server, and a hub with a shop at each; for every test of the file. */
export function simulatedChannels(): void {
  beforeAll(async () => {
    show = smallShow({ orders: 400, cases: 160 });
    store = await freshStore({ clock: show.clock });
    servers = [
      await listen({ port: 0, hangMs: 50, handle: taobaoHandler(show.gates.taobao) }),
      await listen({ port: 0, hangMs: 50, handle: douyinHandler(show.gates.douyin) }),
    ];
    const { taobao, douyin } = KEYS;
    await addShop("taobao", servers[0], { appKey: taobao.appKey }, { appSecret: taobao.appSecret, session: taobao.session });
    await addShop("douyin", servers[1], { appKey: douyin.appKey }, { appSecret: douyin.appSecret, accessToken: douyin.accessToken });
    deps = { store, vault, connectors: connectorFor, post: openPost(), log: () => undefined, running: new Set(), timeoutMs: 400 };
    await advance(show, START + HOUR);
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.close()));
    await store?.close();
  });
}

// biome-ignore lint/complexity/useMaxParams: a shop is its channel, its address and its two sorts of settings
async function addShop(channel: Channel, server: Listening | undefined, settings: Record<string, string>, secrets: Record<string, string>): Promise<void> {
  const at = new Date(show.clock.now());
  const sealed = new Uint8Array(vault.seal(JSON.stringify(secrets)));
  await store.prisma.shop.create({
    data: { id: channel, channel, name: channel, baseUrl: server?.url ?? "", settings, secrets: sealed, nextPullAt: at, createdAt: at },
  });
}

/** Where a shop's pull stands whose channel told everything up to now. */
export const fresh = () => ({ orders: { to: show.clock.now(), page: null }, cases: { to: show.clock.now(), page: null } });

/** What ingest does: the claim is fetched whole, and read. */
export async function fetched(claim: SimClaim): Promise<string> {
  const connector = connectorFor(claim.channel);
  const shop = (await shopsById(store, [claim.channel])).get(claim.channel);
  if (!connector || !shop) throw new Error("no shop");
  const item = await connector.fetchOne(contextOf(deps, shop), { kind: "case", id: claim.id });
  if (!item.ok) throw new Error(item.refusal.message);
  const facts = connector.normalize(item.value.topic, item.value.payload);
  const fact = facts.ok ? facts.value.find((each) => each.type === "case") : undefined;
  if (fact?.type !== "case") throw new Error("no case");
  await commit(store, "channel", (tx) => takeCases(tx, [{ shopId: claim.channel, channel: claim.channel, fact }]));
  const { id } = await store.prisma.caseFile.findFirstOrThrow({ where: { channelCaseId: claim.id } });
  await store.prisma.refetch.deleteMany();
  await store.prisma.shop.updateMany({ data: { cursor: fresh() } });
  await commit(store, "system", (tx) => confirmFromCases(tx, [id]));
  return id;
}

/** The first claim of the channel that is wanted, as the world brings it. */
export async function claimWhere(channel: Channel, want: (claim: SimClaim) => boolean): Promise<SimClaim> {
  for (let step = 0; step < 40; step += 1) {
    const found = [...show.world.claims.values()].find(
      (claim) => claim.channel === channel && claim.status === "applied" && claim.arbitration === "none" && want(claim),
    );
    if (found) return found;
    await advance(show, show.clock.now() + 10 * 60_000);
  }
  throw new Error("the world has no such claim");
}

/** The hub's actions, as people ask for them. */
export const handlers = () => actionHandlers({ ...deps, caseRows: (ids) => caseRowsOf({ store, holds: holdsOf(store) }, ids) });
