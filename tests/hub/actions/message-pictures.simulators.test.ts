/** A picture that goes with a message through the real connector to the simulated channel: what stands in its ledger is what went. */
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { SimClaim } from "../../../main/demo/truth/types.ts";
import { runDue } from "../../../main/hub/actions/index.ts";
import { evidenceHandlers } from "../../../main/hub/evidence/index.ts";
import { agent, claimWhere, deps, fetched, fresh, handlers, picture, show, simulatedChannels, store, vault } from "./simulated-channels.ts";

simulatedChannels();
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
  return handlers().do(
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
