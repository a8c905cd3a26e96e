import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDataKeys, openVault } from "../../../main/hub/access/index.ts";
import { SealBroken, type Store } from "../../../main/hub/store/index.ts";
import { freshStore, testVault } from "../../support/store.ts";

let store: Store;
beforeAll(async () => {
  store = await freshStore();
});
afterAll(() => store.close());

const sealed = (text: string, place = "order_receiver:1") => store.sealer.seal(Buffer.from(text), place);
const opened = (bytes: Uint8Array, place = "order_receiver:1") => store.sealer.open(bytes, place).toString("utf8");

describe("data keys", () => {
  test("what is sealed opens in its own place and in no other, whatever it says", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), fc.string(), (text, place, other) => {
        const bytes = sealed(text, place);
        expect(opened(bytes, place)).toBe(text.toWellFormed());
        if (other !== place) expect(() => opened(bytes, other)).toThrow(SealBroken);
      }),
    );
  });

  test("a value that was changed at any byte, cut off, empty or of an unknown key is told, and shows nothing", () => {
    const bytes = sealed("浙江省杭州市文三路478号");
    expect(Buffer.from(bytes).includes("文三路")).toBe(false);
    for (let place = 0; place < bytes.length; place += 1) {
      const changed = Uint8Array.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(() => opened(changed), `byte ${place}`).toThrow(SealBroken);
    }
    for (const length of [0, 1, 5, 20, 32, bytes.length - 1]) expect(() => opened(bytes.slice(0, length))).toThrow(SealBroken);
  });

  test("it names its key, opens after a restart, and another installation's key is told in a sentence", async () => {
    const bytes = sealed("王小明");
    expect(Buffer.from(bytes).readUInt32BE(1)).toBe(store.sealer.keyId);
    await openDataKeys(store, testVault);
    expect(opened(bytes)).toBe("王小明");
    await expect(openDataKeys(store, openVault(randomBytes(32)))).rejects.toThrow(/installation\.key.*另一套安装.*another installation/s);
    expect(opened(bytes)).toBe("王小明");
  });

  test("the data key lies in the database wrapped, never as it is", async () => {
    const [row] = await store.rows<{ wrapped: Uint8Array; made: boolean }>("SELECT wrapped, made_at IS NOT NULL AS made FROM data_key");
    expect(row?.wrapped.length).toBe(12 + 16 + 32);
    expect(() => testVault.unwrap(row?.wrapped ?? new Uint8Array(), "2")).toThrow();
    expect(testVault.unwrap(row?.wrapped ?? new Uint8Array(), "1").length).toBe(32);
  });
});
