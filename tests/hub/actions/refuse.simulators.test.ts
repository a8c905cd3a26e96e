/** Refusing through the real connectors at the simulated channels: what each channel's own ledger says is what happened. */
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { SimClaim } from "../../../main/demo/truth/types.ts";
import { checkUnclear, runDue } from "../../../main/hub/actions/index.ts";
import { agent, claimWhere, deps, fetched, handlers, picture, show, simulatedChannels, store } from "./simulated-channels.ts";

const MINUTE = 60_000;
simulatedChannels();

const isShipped = ({ orderId }: SimClaim) => show.world.orders.get(orderId)?.status !== "paid";
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
    expect(await refuse(caseId, { kind: "refuse_refund", reasonId: reasons[1]?.id, proof: { base64: picture.toString("base64") } })).toMatchObject({
      ok: true,
    });
    show.clock.set(show.clock.now() + 11_000);
    await runDue(deps);
    const digest = createHash("sha256").update(picture).digest("hex");
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
