/** Notes, flags and stopped parcels through the real connectors at the simulated channels: their own ledgers say what happened. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { KEYS } from "../../../main/demo/config.ts";
import { douyinHandler } from "../../../main/demo/douyin/server.ts";
import { type Listening, listen } from "../../../main/demo/engine/http.ts";
import { advance } from "../../../main/demo/play.ts";
import type { Show } from "../../../main/demo/show.ts";
import { taobaoHandler } from "../../../main/demo/taobao/server.ts";
import type { SimClaim } from "../../../main/demo/truth/types.ts";
import { openVault, type Principal } from "../../../main/hub/access/index.ts";
import { type ActionDeps, actionHandlers, checkUnclear, confirmFromOrders, holdsOf, pageExtras, runDue } from "../../../main/hub/actions/index.ts";
import { connectorFor } from "../../../main/hub/connectors/index.ts";
import { caseRowsOf, takeCases } from "../../../main/hub/disputes/index.ts";
import { contextOf, shopsById } from "../../../main/hub/ingest/index.ts";
import { takeFacts } from "../../../main/hub/orders/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { openPost } from "../../../main/server/index.ts";
import { HOUR, START, smallShow } from "../../demo/seller.ts";
import { freshStore } from "../../support/store.ts";

type Channel = "taobao" | "douyin";
const agent: Principal = { kind: "operator", id: "o1", name: "o1", roles: ["agent"], demo: false };
const vault = openVault(new Uint8Array(32));
let show: Show;
let store: Store;
let servers: Listening[];
let deps: ActionDeps;

beforeAll(async () => {
  show = smallShow({ orders: 300, cases: 120 });
  store = await freshStore({ clock: show.clock });
  servers = [
    await listen({ port: 0, hangMs: 50, handle: taobaoHandler(show.gates.taobao) }),
    await listen({ port: 0, hangMs: 50, handle: douyinHandler(show.gates.douyin) }),
  ];
  const { taobao, douyin } = KEYS;
  const secrets = {
    taobao: { appSecret: taobao.appSecret, session: taobao.session },
    douyin: { appSecret: douyin.appSecret, accessToken: douyin.accessToken },
  };
  for (const [at, channel] of (["taobao", "douyin"] as const).entries())
    await store.prisma.shop.create({
      data: {
        id: channel,
        channel,
        name: channel,
        baseUrl: servers[at]?.url ?? "",
        settings: { appKey: KEYS[channel].appKey },
        secrets: new Uint8Array(vault.seal(JSON.stringify(secrets[channel]))),
        nextPullAt: new Date(show.clock.now()),
        createdAt: new Date(show.clock.now()),
      },
    });
  deps = { store, vault, connectors: connectorFor, post: openPost(), log: () => undefined, running: new Set(), timeoutMs: 400 };
  await advance(show, START + 3 * HOUR);
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  await store?.close();
});

/** What ingest does: order and claim are fetched whole, and read. Gives our ids. */
async function fetched(claim: SimClaim): Promise<{ caseId: string; orderId: string }> {
  const connector = connectorFor(claim.channel);
  const shop = (await shopsById(store, [claim.channel])).get(claim.channel);
  if (!connector || !shop) throw new Error("no shop");
  for (const ref of [{ kind: "order", id: claim.orderId } as const, { kind: "case", id: claim.id } as const]) {
    const item = await connector.fetchOne(contextOf(deps, shop), ref);
    if (!item.ok) throw new Error(item.refusal.message);
    const facts = connector.normalize(item.value.topic, item.value.payload);
    for (const fact of facts.ok ? facts.value : [])
      await commit(store, "channel", async (tx) => {
        if (fact.type === "order") await takeFacts(tx, { orders: [{ shopId: claim.channel, channel: claim.channel, fact }] });
        if (fact.type === "case") await takeCases(tx, [{ shopId: claim.channel, channel: claim.channel, fact }]);
      });
  }
  await store.prisma.refetch.deleteMany();
  const cursor = { orders: { to: show.clock.now(), page: null }, cases: { to: show.clock.now(), page: null } };
  await store.prisma.shop.updateMany({ data: { cursor } });
  const row = await store.prisma.caseFile.findFirstOrThrow({ where: { channelCaseId: claim.id } });
  await confirmFromOrders(store, [row.orderId ?? ""]);
  return { caseId: row.id, orderId: row.orderId ?? "" };
}

async function claimWhere(channel: Channel, want: (claim: SimClaim) => boolean): Promise<SimClaim> {
  for (let round = 0; round < 40; round += 1) {
    const found = [...show.world.claims.values()].find((claim) => claim.channel === channel && claim.status === "applied" && want(claim));
    if (found) return found;
    await advance(show, show.clock.now() + 600_000);
  }
  throw new Error("the world has no such claim");
}
let requests = 0;
async function act(caseId: string, wanted: { kind: "add_note" | "intercept_parcel"; text?: string; fields?: Record<string, string> }) {
  requests += 1;
  const { revision } = await store.prisma.caseFile.findUniqueOrThrow({ where: { id: caseId } });
  const handlers = actionHandlers({ ...deps, caseRows: (ids) => caseRowsOf({ store, holds: holdsOf(store) }, ids) });
  return handlers.do({ caseId, revision, requestKey: `request-${requests}`, ...wanted }, agent);
}
const states = async (caseId: string) => (await store.prisma.action.findMany({ where: { caseId }, orderBy: { id: "asc" } })).map(({ state }) => state);
async function later(ms = 11_000): Promise<void> {
  show.clock.set(show.clock.now() + ms);
  await store.prisma.refetch.deleteMany();
  await runDue(deps);
}
const notesOn = (claim: SimClaim) => show.world.notes.filter(({ about }) => about === claim.orderId).map(({ text }) => text);

describe.each(["taobao", "douyin"] as const)("an order at %s", (channel) => {
  test("is flagged and noted once; the channel's own word of it shows on the order and confirms it", async () => {
    const claim = await claimWhere(channel, () => true);
    const { caseId, orderId } = await fetched(claim);
    expect(await act(caseId, { kind: "add_note", text: "已电话沟通", fields: { flag: "red" } })).toMatchObject({
      ok: true,
      value: { action: { state: "held" } },
    });
    await later();
    expect([notesOn(claim), await states(caseId)]).toEqual([["已电话沟通"], ["sent"]]);
    await fetched(claim);
    expect(await states(caseId)).toEqual(["confirmed"]);
    expect(await store.prisma.order.findUniqueOrThrow({ where: { id: orderId } })).toMatchObject({ sellerNote: "已电话沟通", sellerFlag: "red" });
    // A flag alone keeps the words that stand there.
    await act(caseId, { kind: "add_note", fields: { flag: "green" } });
    await later();
    await fetched(claim);
    expect(await store.prisma.order.findUniqueOrThrow({ where: { id: orderId } })).toMatchObject({ sellerNote: "已电话沟通", sellerFlag: "green" });
    expect(await states(caseId)).toEqual(["confirmed", "confirmed"]);
  });

  test("whose note got no answer is asked about, and the note stands there once", async () => {
    const claim = await claimWhere(channel, (each) => notesOn(each).length === 0);
    const { caseId } = await fetched(claim);
    await act(caseId, { kind: "add_note", text: "等回件" });
    const before = show.faults.faults;
    show.faults.faults = { ...before, lostAnswer: 1 };
    await later();
    show.faults.faults = before;
    expect(await states(caseId)).toEqual(["unclear"]);
    show.clock.set(show.clock.now() + 20_000);
    expect(await checkUnclear(deps)).toMatchObject({ happened: 1 });
    await fetched(claim);
    expect([await states(caseId), notesOn(claim)]).toEqual([["confirmed"], ["等回件"]]);
  });
});

describe("a parcel on its way", () => {
  test("is stopped through Douyin once, and the carrier's own scan confirms it", async () => {
    const claim = await claimWhere("douyin", (each) => travels(each));
    const { caseId, orderId } = await fetched(claim);
    expect(await act(caseId, { kind: "intercept_parcel", text: "买家取消" })).toMatchObject({ ok: true, value: { action: { state: "held", byHand: false } } });
    await later();
    await later();
    const { waybill = "" } = show.world.orders.get(claim.orderId) ?? {};
    expect(show.world.intercepts).toMatchObject([{ orderId: claim.orderId, waybill, taken: true }]);
    // The world may give the claim that was noted before.
    expect((await states(caseId)).at(-1)).toBe("sent");
    const parcel = await store.prisma.parcel.findFirstOrThrow({ where: { orderId } });
    const back = {
      carrier: parcel.carrier,
      waybill,
      state: "returning",
      signedBy: null,
      version: show.clock.now(),
      correctedCarrier: null,
      ended: false,
    } as const;
    const scans = [{ at: new Date(show.clock.now()), text: "包裹已拦截，正在退回", place: "", state: "returning" as const }];
    await commit(store, "system", (tx) => takeFacts(tx, { traces: [{ trace: { type: "trace", ...back, scans }, toldBy: "kuaidi100" }] }));
    await confirmFromOrders(store, [orderId]);
    expect((await states(caseId)).at(-1)).toBe("confirmed");
  });

  test("of a channel without a call is stopped by hand; what was not sent or is signed for by nobody", async () => {
    const claim = await claimWhere("taobao", (each) => travels(each));
    const { caseId } = await fetched(claim);
    const offered = async (id: string) => (await pageExtras(deps, { caseId: id, principal: agent }))?.offers.find(({ kind }) => kind === "intercept_parcel");
    expect(await offered(caseId)).toMatchObject({ allowed: true, byHand: true });
    const unsent = await fetched(await claimWhere("taobao", (each) => show.world.orders.get(each.orderId)?.status === "paid"));
    expect(await offered(unsent.caseId)).toMatchObject({ fits: false, allowed: false });
  });
});

/** Handed to its carrier, and not signed for. */
function travels(claim: SimClaim): boolean {
  const order = show.world.orders.get(claim.orderId);
  const scans = show.world.parcels.get(order?.waybill ?? "")?.scans ?? [];
  return order?.status === "shipped" && order.signedAt === 0 && scans.some((scan) => scan.at <= show.clock.now());
}
