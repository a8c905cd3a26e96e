import { createHmac, createSecretKey } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { keyedHash } from "../../../main/hub/access/keyed-hash.ts";

test("the keyed hash is HMAC-SHA-256 under every key and of every text: what was kept under the standard one is found again", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), fc.string({ unit: "binary", maxLength: 200 }), (bytes, text) => {
      const key = createSecretKey(bytes);
      expect(keyedHash(key)(text)).toBe(createHmac("sha256", key).update(text).digest("hex"));
    }),
  );
});

test("a key longer than a block is refused instead of hashed wrongly", () => {
  expect(() => keyedHash(createSecretKey(Buffer.alloc(65, 1)))).toThrow(/longer key/);
});
