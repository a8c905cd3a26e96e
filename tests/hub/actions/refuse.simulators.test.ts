/** Refusing through the real connectors at the simulated channels: what each channel's own ledger says is what happened. */
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
import { type ActionDeps, actionHandlers, checkUnclear, confirmFromCases, holdsOf, runDue } from "../../../main/hub/actions/index.ts";
import { connectorFor } from "../../../main/hub/connectors/index.ts";
import { caseRowsOf, takeCases } from "../../../main/hub/disputes/index.ts";
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
const proof = png({ width: 20, height: 20 });
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

const isShipped = ({ orderId }: SimClaim) => show.world.orders.get(orderId)?.status !== "paid";
const handlers = () => actionHandlers({ ...deps, caseRows: (ids) => caseRowsOf({ store, holds: holdsOf(store) }, ids) });
let requests = 0;
async function refuse(
  caseId: string,
  wanted: { kind: "refuse_refund" | "refuse_return"; reasonId?: string | undefined; text?: string; proof?: { base64: string } },
) {
  requests += 1;
  const { revision } = await store.prisma.caseFile.findUniqueOrThrow({ where: { id: caseId } });
  return handlers().do({ caseId, revision, text: "商品已按约定发出，物流正常派送中", requestKey: `request-${requests}`, ...wanted }, agent);
}
const reasonsOf = async (caseId: string, kind: "refuse_refund" | "refuse_return") => {
  const form = await handlers().refusalForm({ caseId, kind }, agent);
  return form.ok ? form.value.reasons : [];
};
const state = async (caseId: string) => (await store.prisma.action.findFirstOrThrow({ where: { caseId }, orderBy: { createdAt: "desc" } })).state;
const refusalsOf = (claim: SimClaim) => show.world.refusals.filter(({ refundId }) => refundId === claim.id);

describe("at Taobao", () => {
  test("reason, words and the picture byte for byte stand in the channel's ledger; the case is refused by its word", async () => {
    const claim = await claimWhere("taobao", (each) => each.kind === "refund_shipped" && isShipped(each));
    const caseId = await fetched(claim);
    const reasons = await reasonsOf(caseId, "refuse_refund");
    expect(reasons.length).toBeGreaterThan(1);
    expect(await refuse(caseId, { kind: "refuse_refund", reasonId: reasons[1]?.id, proof: { base64: proof.toString("base64") } })).toMatchObject({ ok: true });
    show.clock.set(show.clock.now() + 11_000);
    await runDue(deps);
    const digest = createHash("sha256").update(proof).digest("hex");
    expect(refusalsOf(claim)).toMatchObject([{ reason: reasons[1]?.text, words: "商品已按约定发出，物流正常派送中", proof: digest }]);
    expect(await state(caseId)).toBe("sent");
    await fetched(claim);
    expect(await state(caseId)).toBe("confirmed");
    expect(await store.prisma.caseFile.findUniqueOrThrow({ where: { id: caseId } })).toMatchObject({ state: "refused", channelStatus: "SELLER_REFUSE_BUYER" });
    expect(show.world.grants.filter(({ refundId }) => refundId === claim.id)).toEqual([]);
  });

  test("an answer that is lost on its way is found at the channel, and nothing is refused twice", async () => {
    const claim = await claimWhere("taobao", (each) => each.kind === "return" && !each.reason.startsWith("7天") && isShipped(each));
    const caseId = await fetched(claim);
    const [reason] = await reasonsOf(caseId, "refuse_return");
    await refuse(caseId, { kind: "refuse_return", reasonId: reason?.id });
    show.clock.set(show.clock.now() + 11_000);
    const before = show.faults.faults;
    show.faults.faults = { ...before, lostAnswer: 1 };
    await runDue(deps);
    show.faults.faults = before;
    expect(await state(caseId)).toBe("unclear");
    show.clock.set(show.clock.now() + 20_000);
    expect(await checkUnclear(deps)).toMatchObject({ happened: 1 });
    await fetched(claim);
    expect(await state(caseId)).toBe("confirmed");
    expect(refusalsOf(claim)).toHaveLength(1);
    expect(show.world.attempts.filter(({ refundId }) => refundId === claim.id)).toEqual([]);
  });

  test("what the channel binds the seller to is not begun, and never asked for", async () => {
    for (const want of [(each: SimClaim) => each.kind === "return" && each.reason.startsWith("7天"), (each: SimClaim) => each.kind === "refund_unshipped"]) {
      const claim = await claimWhere("taobao", want);
      const caseId = await fetched(claim);
      const kind = claim.kind === "return" ? "refuse_return" : "refuse_refund";
      expect(await refuse(caseId, { kind, reasonId: "1" })).toMatchObject({
        ok: false,
        refusal: { code: "NOT_SUPPORTED", details: { en: expect.stringMatching(/^[A-Z]/) } },
      });
      expect(show.world.attempts.filter(({ refundId }) => refundId === claim.id)).toEqual([]);
    }
  });

  test("a claim that changed on the way to the channel is read again before anything is said about it", async () => {
    const claim = await claimWhere("taobao", (each) => each.kind === "refund_shipped" && isShipped(each));
    const caseId = await fetched(claim);
    const [reason] = await reasonsOf(caseId, "refuse_refund");
    await refuse(caseId, { kind: "refuse_refund", reasonId: reason?.id });
    show.clock.set(show.clock.now() + 11_000);
    claim.amount = Math.max(100, claim.amount - 500);
    show.world.changedClaim(claim, show.clock.now(), "reapplied");
    await runDue(deps);
    expect(refusalsOf(claim)).toEqual([]);
    await fetched(claim);
    show.clock.set(show.clock.now() + MINUTE);
    await runDue(deps);
    // Another amount is another question: it is a person's again.
    expect(await state(caseId)).toBe("undone");
    expect(refusalsOf(claim)).toEqual([]);
  });
});

describe("at Douyin", () => {
  test.each([
    ["a refund after shipping", "refuse_refund", "refund_shipped"],
    ["a return", "refuse_return", "return"],
  ] as const)("%s is refused by its own step, with a reason that needs no proof", async (_what, kind, simKind) => {
    const claim = await claimWhere("douyin", (each) => each.kind === simKind && !each.reason.startsWith("7天") && isShipped(each));
    const caseId = await fetched(claim);
    const reasons = await reasonsOf(caseId, kind);
    const byHand = reasons.find(({ proof: how }) => how === "elsewhere");
    if (byHand) expect(await refuse(caseId, { kind, reasonId: byHand.id })).toMatchObject({ ok: false, refusal: { code: "BAD_INPUT" } });
    expect(await refuse(caseId, { kind, reasonId: reasons.find(({ proof: how }) => how === "optional")?.id })).toMatchObject({ ok: true });
    show.clock.set(show.clock.now() + 11_000);
    await runDue(deps);
    expect(refusalsOf(claim)).toHaveLength(1);
    await fetched(claim);
    expect(await state(caseId)).toBe("confirmed");
  });

  test("a buyer who asks anew is before a person again, and can be answered anew", async () => {
    const claim = await claimWhere("douyin", (each) => each.kind === "refund_shipped" && isShipped(each));
    const caseId = await fetched(claim);
    const reason = (await reasonsOf(caseId, "refuse_refund")).find(({ proof: how }) => how === "optional");
    for (const round of [1, 2]) {
      expect(await refuse(caseId, { kind: "refuse_refund", reasonId: reason?.id })).toMatchObject({ ok: true });
      show.clock.set(show.clock.now() + 11_000);
      await runDue(deps);
      await fetched(claim);
      expect(refusalsOf(claim)).toHaveLength(round);
      Object.assign(claim, { status: "applied", amount: Math.max(100, claim.amount - 100) });
      show.world.changedClaim(claim, show.clock.now() + 1_000, "reapplied");
      show.clock.set(show.clock.now() + 5_000);
      await fetched(claim);
      expect(await store.prisma.caseFile.findUniqueOrThrow({ where: { id: caseId } })).toMatchObject({ state: "requested", status: "open" });
    }
  });
});
