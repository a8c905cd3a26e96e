import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openVault } from "../../../main/hub/access/index.ts";

const key = new Uint8Array(randomBytes(32));
const vault = openVault(key);

describe("the vault", () => {
  test("gives back exactly what was sealed, also after a restart with the same key", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(openVault(key).open(vault.seal(text))).toBe(text.toWellFormed());
      }),
    );
  });

  test("seals the same text differently each time, and shows nothing of it", () => {
    const secret = "app-secret-0123456789";
    const [first, second] = [vault.seal(secret), vault.seal(secret)];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(false);
    expect(Buffer.from(first).toString("latin1")).not.toContain("secret");
  });

  test("refuses bytes that were changed anywhere, cut off, or sealed with another key", () => {
    const sealed = vault.seal("token");
    for (let place = 0; place < sealed.length; place += 1) {
      const changed = sealed.slice();
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(() => vault.open(changed), `byte ${place}`).toThrow();
    }
    expect(() => vault.open(sealed.slice(0, 20))).toThrow();
    expect(() => openVault(new Uint8Array(randomBytes(32))).open(sealed)).toThrow();
  });

  test("gives one buyer one fingerprint however it is spaced or cased, another kind and another house another one", () => {
    const print = vault.fingerprint("phone", "138 0000 0001");
    expect(print).toBe(vault.fingerprint("phone", "13800000001"));
    expect(vault.fingerprint("address", "Wen San Lu 1")).toBe(vault.fingerprint("address", "wensanlu1"));
    expect(print).not.toBe(vault.fingerprint("buyer", "13800000001"));
    expect(print).not.toBe(openVault(new Uint8Array(randomBytes(32))).fingerprint("phone", "13800000001"));
    expect(print).toMatch(/^[0-9a-f]{40}$/);
  });
});
