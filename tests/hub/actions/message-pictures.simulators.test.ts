/** A picture that goes with a message through the real connector to the simulated channel: what stands in its ledger is what went. */
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { KEYS } from "../../../main/demo/config.ts";
import { douyinHandler } from "../../../main/demo/douyin/server.ts";
import { type Listening, listen } from "../../../main/demo/engine/http.ts";
import { advance } from "../../../main/demo/play.ts";
import type { Show } from "../../../main/demo/show.ts";
import { taobaoHandler } from "../../../main/demo/taobao/server.ts";
import type { SimClaim } from "../../../main/demo/truth/types.ts";
import { openVault, type Principal } from "../../../main/hub/access/index.ts";
import { type ActionDeps, actionHandlers, confirmFromCases, holdsOf, runDue } from "../../../main/hub/actions/index.ts";
import { connectorFor } from "../../../main/hub/connectors/index.ts";
import { caseRowsOf, takeCases } from "../../../main/hub/disputes/index.ts";
import { evidenceHandlers } from "../../../main/hub/evidence/index.ts";
import { contextOf, shopsById } from "../../../main/hub/ingest/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { openPost } from "../../../main/server/index.ts";
import { HOUR, START, smallShow } from "../../demo/seller.ts";
import { png } from "../../support/pictures.ts";
import { freshStore } from "../../support/store.ts";

type Channel = "taobao" | "douyin";
const MINUTE = 60_000;
const agent: Principal = { kind: "operator", id: "o1", name: "o1", roles: ["agent"], demo: false };
const vault = openVault(new Uint8Array(32));
const picture = png({ width: 20, height: 20 });
let show: Show;
let store: Store;
let servers: Listening[];
let deps: ActionDeps;

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

// biome-ignore lint/complexity/useMaxParams: a shop is its channel, its address and its two sorts of settings
async function addShop(channel: Channel, server: Listening | undefined, settings: Record<string, string>, secrets: Record<string, string>): Promise<void> {
  const at = new Date(show.clock.now());
  const sealed = new Uint8Array(vault.seal(JSON.stringify(secrets)));
  await store.prisma.shop.create({
    data: { id: channel, channel, name: channel, baseUrl: server?.url ?? "", settings, secrets: sealed, nextPullAt: at, createdAt: at },
  });
}

/** Where a shop's pull stands whose channel told everything up to now. */
const fresh = () => ({ orders: { to: show.clock.now(), page: null }, cases: { to: show.clock.now(), page: null } });

/** What ingest does: the claim is fetched whole, and read. */
async function fetched(claim: SimClaim): Promise<string> {
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

async function claimWhere(channel: Channel, want: (claim: SimClaim) => boolean): Promise<SimClaim> {
  for (let step = 0; step < 40; step += 1) {
    const found = [...show.world.claims.values()].find(
      (claim) => claim.channel === channel && claim.status === "applied" && claim.arbitration === "none" && want(claim),
    );
    if (found) return found;
    await advance(show, show.clock.now() + 10 * MINUTE);
  }
  throw new Error("the world has no such claim");
}

const hub = () => actionHandlers({ ...deps, caseRows: (ids) => caseRowsOf({ store, holds: holdsOf(store) }, ids) });
const text = "您好，请看图。";

async function add(caseId: string): Promise<string> {
  const desk = evidenceHandlers({ store, vault });
  const begun = await desk.begin({ caseId, name: "a.png", bytes: picture.length, modified: 1 }, agent);
  if (!begun.ok) throw new Error(begun.refusal.message);
  await desk.put({ caseId, key: begun.value.key, place: 0, base64: picture.toString("base64") }, agent);
  const done = await desk.finish({ caseId, key: begun.value.key }, agent);
  if (!done.ok) throw new Error(done.refusal.message);
  return done.value.key;
}
async function send(caseId: string, more: { copied?: true } = {}) {
  const { revision } = await store.prisma.caseFile.findUniqueOrThrow({ where: { id: caseId } });
  return hub().do(
    { caseId, kind: "send_message", text, pictures: [await add(caseId)], revision, requestKey: `picture-${caseId}-${more.copied}`, ...more },
    agent,
  );
}
const saidAbout = (claim: SimClaim) => show.world.messages.filter(({ about }) => about === claim.id);

describe("at Taobao", () => {
  test("it stands byte for byte in the channel's ledger beside its words, once", async () => {
    const claim = await claimWhere("taobao", () => true);
    const caseId = await fetched(claim);
    expect(await send(caseId)).toMatchObject({ ok: true });
    for (const ms of [11_000, 60_000]) {
      show.clock.set(show.clock.now() + ms);
      await store.prisma.shop.updateMany({ data: { cursor: fresh() } });
      await runDue(deps);
    }
    const digest = createHash("sha256").update(picture).digest("hex");
    expect(saidAbout(claim)).toMatchObject([{ text, picture: { digest, bytes: picture.length } }]);
    expect(await store.prisma.action.findFirstOrThrow({ where: { caseId } })).toMatchObject({ state: "confirmed" });
  });
});

describe("at Douyin, whose messages nobody may send", () => {
  test("it is carried over by hand, and nothing is called", async () => {
    const claim = await claimWhere("douyin", () => true);
    const caseId = await fetched(claim);
    expect(await send(caseId)).toMatchObject({ ok: false, refusal: { code: "NOT_SUPPORTED" } });
    expect(await send(caseId, { copied: true })).toMatchObject({ ok: true });
    expect(saidAbout(claim)).toEqual([]);
    expect(await store.prisma.caseMessage.findFirst({ where: { caseId, author: "operator" } })).toMatchObject({ delivery: "copied" });
  });
});
