/** Files of the desk: they come in parts, go on after a lost line, are named by their content and can only be shown or saved. */

import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openVault, type Principal } from "../../../main/hub/access/index.ts";
import { MOST_ATTACHMENT_BYTES, PART_BYTES } from "../../../main/hub/contract/limits.ts";
import { takeCases } from "../../../main/hub/disputes/index.ts";
import { eraseFiles, evidenceHandlers, forgetFetched, forgetUploads } from "../../../main/hub/evidence/index.ts";
import { commit, type Store } from "../../../main/hub/store/index.ts";
import { jpeg, png } from "../../support/pictures.ts";
import { freshStore, type TestClock, testClock } from "../../support/store.ts";
import { addShop, fact, start } from "../disputes/support.ts";

let store: Store;
let clock: TestClock;
let caseId: string;
const person = (id: string, role: "agent" | "supervisor" = "agent"): Principal => ({ kind: "operator", id, name: id, roles: [role], demo: false });
const [lin, wang, chief] = [person("lin"), person("wang"), person("chief", "supervisor")];
const desk = () => evidenceHandlers({ store, vault: openVault(key) });
const key = new Uint8Array(randomBytes(32));

beforeAll(async () => {
  clock = testClock(start);
  store = await freshStore({ clock });
  await addShop(store, "taobao");
  await commit(store, "test", (tx) => takeCases(tx, [fact({ channelCaseId: "one" })]));
  const [row] = await store.rows<{ id: string }>("SELECT id FROM case_file");
  caseId = row?.id ?? "";
});
afterAll(() => store.close());

interface File {
  name: string;
  bytes: Uint8Array;
}
const partOf = ({ bytes }: File, place: number): string => Buffer.from(bytes.slice(place * PART_BYTES, (place + 1) * PART_BYTES)).toString("base64");

/** Adds a file; `until` breaks off before that part. */
async function add(file: File, by = lin, until = Number.POSITIVE_INFINITY): Promise<string> {
  const hub = desk();
  const begun = await hub.begin({ caseId, name: file.name, bytes: file.bytes.byteLength, modified: 1 }, by);
  if (!begun.ok) return begun.refusal.code;
  const { key, parts, have } = begun.value;
  for (let place = 0; place < Math.min(parts, until); place += 1) {
    if (have.includes(place)) continue;
    const put = await hub.put({ caseId, key, place, base64: partOf(file, place) }, by);
    if (!put.ok) return put.refusal.code;
  }
  if (until < parts) return `${have.length} there`;
  const finished = await hub.finish({ caseId, key }, by);
  return finished.ok ? "added" : finished.refusal.code;
}
async function files(by = lin): Promise<{ name: string; shown: boolean; mine: boolean; key: string; byId?: string }[]> {
  const listed = await desk().list({ caseId }, by);
  return listed.ok ? listed.value.files : [];
}

describe("a file of the desk", () => {
  it("comes in parts; after a lost line only what is missing is sent, and a case has the same file once", async () => {
    const file = { name: "监控截图.png", bytes: png({ width: 40, height: 30, bytes: 3 * PART_BYTES }) };
    expect(await add(file, lin, 2)).toBe("0 there");
    const hub = desk();
    const begun = await hub.begin({ caseId, name: file.name, bytes: file.bytes.byteLength, modified: 1 }, lin);
    expect(begun.ok && begun.value).toMatchObject({ have: [0, 1], parts: 4 });
    expect(await files()).toEqual([]);
    expect(await add(file)).toBe("added");
    expect(await add({ ...file, name: "同一张.png" }, wang)).toBe("added");
    expect(await files()).toMatchObject([{ name: "监控截图.png", shown: true, mine: true }]);
    expect(await files(wang)).toMatchObject([{ mine: false }]);
    expect(await store.rows("SELECT 1 FROM evidence_part")).toEqual([]);
  });

  it("is shown without where it was taken, or handed out to be saved under its name", async () => {
    await add({ name: "a.jpg", bytes: jpeg({ width: 40, height: 30 }) });
    await add({ name: "仓库记录.csv", bytes: Buffer.from("时间,动作\n10:00,打包\n") });
    await add({ name: "x.pdf", bytes: Buffer.from("%PDF-1.7 …") });
    const listed = await files();
    const look = async (name: string) => {
      const shown = await desk().look({ caseId, key: listed.find((file) => file.name === name)?.key ?? "" }, wang);
      if (!shown.ok) throw new Error(shown.refusal.message);
      return { type: shown.value.type, name: shown.value.name, text: Buffer.from(await shown.value.file.arrayBuffer()).toString("latin1") };
    };
    const picture = await look("a.jpg");
    expect([picture.type, picture.text.includes("GPS")]).toEqual(["image/jpeg", false]);
    expect(await look("仓库记录.csv")).toMatchObject({ type: "application/octet-stream", name: "仓库记录.csv" });
    expect(await look("x.pdf")).toMatchObject({ type: "application/octet-stream", name: "x.pdf" });
  });

  it("is refused when it could run, is broken, empty, too large, not whole or sent by somebody else", async () => {
    const bad = (name: string, text: string) => add({ name, bytes: Buffer.from(text) });
    expect(await bad("a.png", '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')).toBe("NOT_SUPPORTED");
    expect(await bad("a.txt", "<!DOCTYPE html><script>alert(1)</script>")).toBe("NOT_SUPPORTED");
    expect(await bad("a.jpg", "MZ\0\0program")).toBe("NOT_SUPPORTED");
    expect(await add({ name: "b.jpg", bytes: jpeg({ width: 4, height: 4 }).subarray(0, 50) })).toBe("NOT_SUPPORTED");
    const hub = desk();
    const begun = await hub.begin({ caseId, name: "big", bytes: MOST_ATTACHMENT_BYTES, modified: 1 }, lin);
    if (!begun.ok) throw new Error("did not begin");
    const at = { caseId, key: begun.value.key };
    const code = async (asked: Promise<{ ok: boolean; refusal?: { code: string } }>) => (await asked).refusal?.code;
    expect(await code(hub.finish(at, lin))).toBe("BAD_INPUT");
    expect(await code(hub.put({ ...at, place: 0, base64: Buffer.alloc(10).toString("base64") }, lin))).toBe("BAD_INPUT");
    expect(await code(hub.put({ ...at, place: 900, base64: Buffer.alloc(10).toString("base64") }, lin))).toBe("BAD_INPUT");
    expect(await code(hub.put({ ...at, place: 0, base64: Buffer.alloc(PART_BYTES).toString("base64") }, wang))).toBe("NOT_FOUND");
    expect(await code(hub.begin({ caseId: "none", name: "a", bytes: 1, modified: 1 }, lin))).toBe("NOT_FOUND");
  });

  it("is taken away by who added it, or by who leads", async () => {
    const [first] = await files();
    const key = first?.key ?? "";
    expect(await desk().remove({ caseId, key }, wang)).toMatchObject({ ok: false });
    expect(await desk().remove({ caseId, key }, chief)).toMatchObject({ ok: true });
    expect((await files()).some((file) => file.key === key)).toBe(false);
  });

  it("outlives what makes room for fetched ones; what stood still for a day is given up, and all goes with its buyer", async () => {
    const before = (await files()).length;
    await forgetFetched(store, 0);
    expect(await files()).toHaveLength(before);
    await add({ name: "half", bytes: Buffer.alloc(2 * PART_BYTES, 65) }, lin, 1);
    clock.advance(25 * 3_600_000);
    await forgetUploads(store);
    expect(await store.rows("SELECT 1 FROM evidence_part")).toEqual([]);
    expect(await files()).toHaveLength(before);
    await commit(store, "test", (tx) => eraseFiles(tx, [caseId]));
    expect(await files()).toEqual([]);
  });
});
