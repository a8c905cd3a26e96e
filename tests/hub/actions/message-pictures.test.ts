/** Pictures that go to the buyer with a message: of the case's own, within what the channel takes, once, and on record. */
import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openVault, type Principal } from "../../../main/hub/access/index.ts";
import { eraseActionWords } from "../../../main/hub/actions/erase.store.ts";
import { actionHandlers, holdsOf, runDue } from "../../../main/hub/actions/index.ts";
import { PART_BYTES } from "../../../main/hub/contract/limits.ts";
import { messagesOf } from "../../../main/hub/disputes/case-page.view.store.ts";
import { caseRowsOf, eraseWords } from "../../../main/hub/disputes/index.ts";
import { evidenceHandlers } from "../../../main/hub/evidence/index.ts";
import { leftRows } from "../../../main/hub/privacy/left.view.store.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { jpeg, png } from "../../support/pictures.ts";
import { freshStore, testClock } from "../../support/store.ts";
import { type FakeChannel, fakeChannel } from "./fake-channel.ts";
import { addCase, addOrder, addShop, depsOf } from "./world.ts";

const clock = testClock();
const agent: Principal = { kind: "operator", id: "o1", name: "o1", roles: ["agent"], demo: false };
const text = "您好，请看图。";
let store: Store;
let channel: FakeChannel;
let id = "";
let serial = 0;

beforeAll(async () => {
  store = await freshStore({ clock });
  await addShop(store, { id: "s1", channel: "fake" });
});
afterAll(() => store?.close());
beforeEach(async () => {
  channel = fakeChannel();
  channel.connector.manifest.messagePictures = { most: 2, mostBytes: 2_000, types: ["image/png", "image/jpeg"] };
  id = await open();
});

async function open(): Promise<string> {
  serial += 1;
  const caseId = `p${serial}`;
  await addOrder(store, { id: caseId, shopId: "s1", paidFen: 5_900 });
  await addCase(store, { id: caseId, shopId: "s1", orderId: caseId, amountFen: 5_900, kind: "question" });
  channel.cases.set(`R${caseId}`, { state: "requested", version: 1, amountFen: 5_900, orderId: caseId, kind: "question" as never });
  return caseId;
}
const vault = openVault(new Uint8Array(32));
const desk = () => evidenceHandlers({ store, vault });
async function add(bytes: Uint8Array, to = id): Promise<string> {
  const begun = await desk().begin({ caseId: to, name: "a", bytes: bytes.byteLength, modified: serial }, agent);
  if (!begun.ok) throw new Error(begun.refusal.message);
  for (let place = 0; place < begun.value.parts; place += 1)
    await desk().put(
      { caseId: to, key: begun.value.key, place, base64: Buffer.from(bytes.slice(place * PART_BYTES, (place + 1) * PART_BYTES)).toString("base64") },
      agent,
    );
  const done = await desk().finish({ caseId: to, key: begun.value.key }, agent);
  if (!done.ok) throw new Error(done.refusal.message);
  return done.value.key;
}
const deps = () => depsOf(store, channel.connector);
const hub = () => actionHandlers({ ...deps(), caseRows: (ids) => caseRowsOf({ store, holds: holdsOf(store) }, ids) });
let requests = 0;
async function send(pictures: string[], more: { copied?: true; kind?: "add_note" } = {}) {
  requests += 1;
  const { revision } = await store.prisma.caseFile.findUniqueOrThrow({ where: { id } });
  return hub().do({ caseId: id, kind: "send_message", text, pictures, revision, requestKey: `picture-${requests}`, ...more }, agent);
}
const codeOf = (done: Awaited<ReturnType<typeof send>>) => (done.ok ? "ok" : done.refusal.code);
async function later(ms: number): Promise<void> {
  clock.advance(ms);
  await store.prisma.refetch.deleteMany();
  await runDue(deps());
}
const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const thread = async () => (await messagesOf(store, id)).map(({ pictures, delivery }) => ({ pictures, delivery }));

describe("a picture with a message", () => {
  it("goes out once with its words after ten seconds, without where it was taken, and is seen in the thread as sent", async () => {
    const key = await add(jpeg({ width: 8, height: 6 }));
    const preview = await hub().preview({ caseId: id, kind: "send_message", text, pictures: [key] }, agent);
    expect(preview).toMatchObject({ ok: true, value: { allowed: true, undoSeconds: 10, sentence: expect.stringContaining("附图 1 张") } });
    expect(codeOf(await send([key]))).toBe("ok");
    expect(await thread()).toEqual([{ pictures: [key], delivery: "sending" }]);
    await later(9_000);
    expect(channel.said).toEqual([]);
    await later(2_000);
    await later(600_000);
    expect(channel.said).toEqual([text]);
    const kept = await desk().look({ caseId: id, key }, agent);
    const bytes = kept.ok ? new Uint8Array(await kept.value.file.arrayBuffer()) : new Uint8Array();
    expect(channel.shown).toEqual([[digest(bytes)]]);
    expect(Buffer.from(bytes).includes("Exif")).toBe(false);
    expect(await thread()).toEqual([{ pictures: [key], delivery: "sent" }]);
    const left = await leftRows(store, { from: null, until: null, kind: "action", shopId: null, by: null, before: null, limit: 5 });
    expect(left[0]).toMatchObject({ caseId: id, text, pictures: [key] });
  });

  it("is taken back within that time and nothing went; what went stays among the files, what did not may be removed", async () => {
    const [gone, kept] = [await add(png({ width: 4, height: 4 })), await add(png({ width: 5, height: 5 }))];
    const held = await send([gone]);
    expect(await desk().remove({ caseId: id, key: gone }, agent)).toMatchObject({ refusal: { code: "STATE_NOT_ALLOWED" } });
    if (!held.ok) throw new Error(held.refusal.message);
    await hub().undo({ actionId: held.value.action.id }, agent);
    expect(await desk().remove({ caseId: id, key: gone }, agent)).toMatchObject({ ok: true });
    await send([kept]);
    await later(11_000);
    expect(channel.shown).toEqual([[digest(png({ width: 5, height: 5 }))]]);
    expect(await desk().remove({ caseId: id, key: kept }, agent)).toMatchObject({ refusal: { code: "STATE_NOT_ALLOWED" } });
  });

  it("of which nobody knows whether it arrived is not sent again by itself", async () => {
    channel.moods.push("acts_then_silent");
    await send([await add(png({ width: 6, height: 6 }))]);
    for (const ms of [11_000, 20_000, 600_000]) await later(ms);
    expect(channel.said).toEqual([text]);
  });

  it("is refused before anything is held where it is another case's, no picture, too many, too large or of a kind the channel does not take", async () => {
    const small = await add(png({ width: 4, height: 4 }));
    const others = await open();
    const foreign = await add(png({ width: 7, height: 7 }), others);
    const document = await add(Buffer.from("退货说明"));
    const sizes = [await add(png({ width: 9, height: 9 })), await add(png({ width: 10, height: 10 }))];
    const large = await add(png({ width: 8, height: 8, bytes: 3_000 }));
    expect(await Promise.all([[foreign], [document], ["f-none"], [small, ...sizes], [large]].map(async (keys) => codeOf(await send(keys))))).toEqual([
      "BAD_INPUT",
      "BAD_INPUT",
      "BAD_INPUT",
      "BAD_INPUT",
      "TOO_LARGE",
    ]);
    channel.connector.manifest.messagePictures = { most: 2, mostBytes: 2_000, types: ["image/jpeg"] };
    expect(codeOf(await send([small]))).toBe("BAD_INPUT");
    expect(codeOf(await send([small], { kind: "add_note" }))).toBe("BAD_INPUT");
    expect(await store.prisma.action.count({ where: { caseId: id } })).toBe(0);
  });

  it("is carried over by hand where the channel takes none: it is refused there, and kept as copied", async () => {
    delete channel.connector.manifest.messagePictures;
    const key = await add(png({ width: 4, height: 4 }));
    expect(await send([key])).toMatchObject({ refusal: { code: "NOT_SUPPORTED" } });
    expect(codeOf(await send([key], { copied: true }))).toBe("ok");
    expect(await thread()).toEqual([{ pictures: [key], delivery: "copied" }]);
    await later(60_000);
    expect(channel.said).toEqual([]);
  });

  it("that cannot be opened as it leaves is not sent, nor are its words", async () => {
    const key = await add(png({ width: 4, height: 4 }));
    await send([key]);
    await store.pool.query("UPDATE evidence_file SET sealed = '\\x00' WHERE case_id = $1 AND key = $2", [id, key]);
    await later(11_000);
    expect(channel.calls).toEqual([]);
    expect(await thread()).toEqual([{ pictures: [key], delivery: "failed" }]);
  });

  it("of removing it and sending it at once one holds: it goes whole, or is refused", async () => {
    for (let round = 0; round < 6; round += 1) {
      id = await open();
      const key = await add(png({ width: 11 + round, height: 3 }));
      const [removed, sent] = await Promise.all([desk().remove({ caseId: id, key }, agent), send([key])]);
      expect([removed.ok, sent.ok].filter(Boolean)).toHaveLength(1);
      const before = channel.shown.length;
      await later(11_000);
      expect(channel.shown.length - before).toBe(sent.ok ? 1 : 0);
    }
  });

  it("is erased with its buyer: nothing names it any more", async () => {
    const key = await add(png({ width: 4, height: 4 }));
    await send([key]);
    await later(11_000);
    await commit(store, "system", async (tx) => {
      await eraseWords(tx, [id]);
      await eraseActionWords(tx, [id]);
    });
    expect(await thread()).toEqual([{ pictures: [], delivery: "sent" }]);
    const [row] = await store.rows<{ params: object }>("SELECT params FROM action WHERE case_id = $1", [id]);
    expect(JSON.stringify(row)).not.toContain(key);
  });
});
