/** What buyers showed: fetched once, shown by its bytes, kept sealed, forgotten when there is no room or its buyer is erased. */
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openVault, type Principal } from "../../../main/hub/access/index.ts";
import { eraseWords, evidenceKey, takeCases, takeMessages } from "../../../main/hub/disputes/index.ts";
import { eraseFiles, evidenceHandlers, forgetFetched } from "../../../main/hub/evidence/index.ts";
import type { FileBounds } from "../../../main/hub/kernel/post.ts";
import { ok, refuse } from "../../../main/hub/kernel/result.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { film, gif, jpeg, png } from "../../support/pictures.ts";
import { freshStore, type TestClock, testClock } from "../../support/store.ts";
import { addShop, fact, start } from "../disputes/support.ts";

let store: Store;
let clock: TestClock;
const vault = openVault(new Uint8Array(randomBytes(32)));
const asked: { address: string; bounds: FileBounds }[] = [];
const files = new Map<string, Uint8Array | "gone" | "timed_out" | "too_large">();
const agent: Principal = { kind: "operator", id: "agent", name: "林", roles: ["agent"], demo: false };

beforeAll(async () => {
  clock = testClock(start);
  store = await freshStore({ clock });
  await addShop(store, "taobao");
});
afterAll(() => store.close());
beforeEach(() => asked.splice(0));

const open = () =>
  evidenceHandlers({
    store,
    vault,
    fetchFile: async (address, bounds) => {
      asked.push({ address, bounds });
      const file = files.get(address) ?? "gone";
      return typeof file === "string" ? refuse(file, file) : ok(file);
    },
  });

async function caseWith(id: string, evidence: string[]): Promise<string> {
  await commit(store, "test", (tx) => takeCases(tx, [fact({ channelCaseId: id, evidence })]));
  const [row] = await store.rows<{ id: string }>("SELECT id FROM case_file WHERE channel_case_id = $1", [id]);
  return row?.id ?? "";
}
async function look(caseId: string, address: string, by = open()): Promise<{ type: string; bytes: Buffer } | string> {
  const shown = await by.look({ caseId, key: evidenceKey(address) }, agent);
  if (!shown.ok) return `${shown.refusal.code} ${shown.refusal.details?.problem ?? ""}`.trim();
  return { type: shown.value.type, bytes: Buffer.from(await shown.value.file.arrayBuffer()) };
}

describe("a buyer's picture", () => {
  it("is fetched once for all who look at the same time, by the address its channel told, and then lies sealed without where it was taken", async () => {
    const address = "https://pics.example/a";
    files.set(address, jpeg({ width: 40, height: 30 }));
    const caseId = await caseWith("one", [address]);
    const desk = open();
    const all = await Promise.all([look(caseId, address, desk), look(caseId, address, desk), look(caseId, address, desk)]);
    for (const shown of all) {
      if (typeof shown === "string") throw new Error(shown);
      expect(shown.type).toBe("image/jpeg");
      expect(shown.bytes.toString("latin1")).not.toContain("GPS");
    }
    expect(asked.map((one) => one.address)).toEqual([address]);
    expect(asked[0]?.bounds).toMatchObject({ home: ["http://127.0.0.1"], mostBytes: 50 * 1024 * 1024 });
    // Another desk finds it kept, and the database alone tells nothing of it.
    expect(await look(caseId, address)).toMatchObject({ type: "image/jpeg" });
    expect(asked).toHaveLength(1);
    const [row] = await store.rows<{ sealed: Buffer }>("SELECT sealed FROM evidence_file WHERE case_id = $1", [caseId]);
    expect(row?.sealed.includes(Buffer.from("JFIF"))).toBe(false);
  });

  it("came with words, or in a later version of the case that names it no more: it stays", async () => {
    const [first, said] = ["https://pics.example/first", "https://pics.example/said"];
    files.set(first, png({ width: 8, height: 8 })).set(said, gif());
    const caseId = await caseWith("two", [first]);
    const fresh = fact({ channelCaseId: "two", version: start + 60_000, evidence: [] });
    await commit(store, "test", (tx) => takeCases(tx, [fresh]));
    const message = {
      type: "message" as const,
      channelMessageId: "m1",
      channelCaseId: "two",
      from: "buyer" as const,
      text: "看这里",
      pictures: [said],
      at: new Date(start),
    };
    await commit(store, "test", (tx) => takeMessages(tx, [{ shopId: "taobao", fact: message }]));
    expect(await look(caseId, first)).toMatchObject({ type: "image/png" });
    expect(await look(caseId, said)).toMatchObject({ type: "image/gif" });
  });

  it("is nobody else's: a key that the case does not name leads nowhere", async () => {
    const address = "https://pics.example/theirs";
    files.set(address, gif());
    await caseWith("three", [address]);
    const other = await caseWith("four", []);
    expect(await look(other, address)).toBe("NOT_FOUND");
    expect(await look("no-such-case", address)).toBe("NOT_FOUND");
    expect(asked).toEqual([]);
  });

  it("a film is shown, too", async () => {
    files.set("https://pics.example/film", film());
    expect(await look(await caseWith("film", ["https://pics.example/film"]), "https://pics.example/film")).toMatchObject({ type: "video/mp4" });
  });
});

describe("what cannot be shown", () => {
  it.each([
    ["a script under a picture's name", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), "NOT_SUPPORTED not_shown"],
    ["a page", Buffer.from("<!doctype html><script>alert(1)</script>"), "NOT_SUPPORTED not_shown"],
    ["a renamed archive", Buffer.from("PK\u0003\u0004 whatever"), "NOT_SUPPORTED not_shown"],
    ["a picture that is cut off", jpeg({ width: 40, height: 30 }).subarray(0, 60), "NOT_SUPPORTED broken"],
    ["a picture of more than 20 MB", png({ width: 40, height: 30, bytes: 21 * 1024 * 1024 }), "TOO_LARGE too_large"],
    ["a file that never ended", "too_large", "TOO_LARGE too_large"],
    ["one the channel has no more", "gone", "NOT_FOUND gone"],
    ["one that did not come in time", "timed_out", "CHANNEL_UNREACHABLE timed_out"],
  ] as const)("%s is told in a sentence, in both languages", async (name, file, told) => {
    const address = `https://pics.example/${encodeURIComponent(name)}`;
    files.set(address, file);
    const caseId = await caseWith(name, [address]);
    expect(await look(caseId, address)).toBe(told);
    const refused = await open().look({ caseId, key: evidenceKey(address) }, agent);
    expect(refused.ok ? "" : refused.refusal.message).toMatch(/。$/);
    expect(refused.ok ? "" : refused.refusal.details?.en).toMatch(/[.]$/);
    // It is not fetched over and over.
    expect(asked).toHaveLength(1);
  });

  it("is asked for again when it may have come: soon where the line was bad, after an hour where it was gone", async () => {
    const address = "https://pics.example/later";
    files.set(address, "timed_out");
    const caseId = await caseWith("later", [address]);
    expect(await look(caseId, address)).toBe("CHANNEL_UNREACHABLE timed_out");
    files.set(address, "gone");
    clock.advance(61_000);
    expect(await look(caseId, address)).toBe("NOT_FOUND gone");
    files.set(address, gif());
    clock.advance(10 * 60_000);
    expect(await look(caseId, address)).toBe("NOT_FOUND gone");
    clock.advance(60 * 60_000);
    expect(await look(caseId, address)).toMatchObject({ type: "image/gif" });
  });
});

describe("what is kept", () => {
  it("makes room for what people look at: the longest unseen go first and are fetched again", async () => {
    const addresses = [1, 2, 3].map((n) => `https://pics.example/room${n}`);
    const caseId = await caseWith("room", addresses);
    const [one = "", two = "", three = ""] = addresses;
    for (const address of addresses) {
      files.set(address, png({ width: 40, height: 30, bytes: 4_000 }));
      clock.advance(1_000);
      await look(caseId, address);
    }
    clock.advance(2 * 60 * 60_000);
    await look(caseId, one);
    expect(await forgetFetched(store, 9_000)).toBeGreaterThan(0);
    asked.splice(0);
    await look(caseId, one);
    await look(caseId, three);
    expect(asked).toEqual([]);
    await look(caseId, two);
    expect(asked.map(({ address }) => address)).toEqual([two]);
  });

  it("goes with its buyer: nothing is left, and what was under way is not kept", async () => {
    const [kept, late] = ["https://pics.example/kept", "https://pics.example/late"];
    files.set(kept, gif());
    const caseId = await caseWith("erased", [kept, late]);
    await look(caseId, kept);
    let go = (): void => undefined;
    const slow = evidenceHandlers({
      store,
      vault,
      fetchFile: () => new Promise((resolve) => (go = () => resolve(ok(gif())))),
    });
    const looking = slow.look({ caseId, key: evidenceKey(late) }, agent);
    await expect.poll(() => go.toString()).not.toBe("() => undefined");
    await commit(store, "test", async (tx) => {
      await eraseWords(tx, [caseId]);
      await eraseFiles(tx, [caseId]);
    });
    go();
    await looking;
    expect(await store.rows("SELECT 1 FROM evidence_file WHERE case_id = $1", [caseId])).toEqual([]);
    expect(await look(caseId, kept)).toBe("NOT_FOUND");
  });
});
