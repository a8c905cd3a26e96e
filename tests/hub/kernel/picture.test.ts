import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPicture } from "../../../main/hub/kernel/picture.ts";
import { gif, jpeg, movingGif, png, webp } from "../../support/pictures.ts";

const codeOf = (bytes: Uint8Array): string => {
  const read = readPicture(bytes);
  return read.ok ? read.value.type : read.refusal.code;
};
const size = { width: 40, height: 30 };

describe("a picture", () => {
  it.each([
    ["image/png", png(size), size],
    ["image/jpeg", jpeg(size), size],
    ["image/jpeg", jpeg(size, 3), size],
    ["image/gif", gif(), { width: 1, height: 1 }],
    ["image/webp", webp(size), size],
    ["image/webp", webp(size, { told: [] }), size],
  ] as const)("is known by its bytes: %s", (type, bytes, told) => {
    expect(readPicture(bytes)).toMatchObject({ ok: true, value: { type, ...told } });
  });

  it("loses what was written beside it: where it was taken, texts, comments, whatever stands behind its end", () => {
    const all = [
      [png(size, { name: "tEXt", data: "Author secret" }, { name: "eXIf", data: "secret" }), png(size)],
      [Buffer.concat([jpeg(size), Buffer.from("secret PK")]), null],
      [Buffer.concat([gif("secret"), Buffer.from("secret")]), null],
      [
        Buffer.concat([
          webp(size, {
            told: [
              ["EXIF", "secret"],
              ["XMP ", "secret!"],
              ["junk", "secret"],
            ],
          }),
          Buffer.from("secret"),
        ]),
        null,
      ],
    ] as const;
    for (const [bytes, plain] of all) {
      const read = readPicture(bytes);
      if (!read.ok) throw new Error(read.refusal.message);
      expect(Buffer.from(read.value.bytes).toString("latin1")).not.toMatch(/secret|GPS/);
      if (plain) expect(Buffer.from(read.value.bytes).equals(plain)).toBe(true);
      // What is left is the same picture.
      expect(readPicture(read.value.bytes)).toEqual(read);
    }
  });

  it("is none when it is something else under its name", () => {
    const others = ['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "%PDF-1.7", "GIF8", "PK\u0003\u0004", "", "<html>"];
    for (const other of others) expect(codeOf(Buffer.from(other))).toBe("NOT_A_PICTURE");
    expect(codeOf(Buffer.from("RIFF\0\0\0\0WAVEfmt "))).toBe("NOT_A_PICTURE");
  });

  it("is broken when it is cut off anywhere, or a byte of a PNG was changed", () => {
    for (const whole of [png(size), jpeg(size), jpeg(size, 2), gif(), webp(size)]) {
      for (let length = 12; length < whole.length; length += 1) expect([length, codeOf(whole.subarray(0, length))]).toEqual([length, "BROKEN"]);
    }
    const changed = Buffer.from(png(size));
    changed[45] = (changed[45] ?? 0) ^ 1;
    expect(codeOf(changed)).toBe("BROKEN");
  });

  it("is refused when a decoder would unfold more than memory holds, or nothing", () => {
    expect(codeOf(png({ width: 40, height: 0 }))).toBe("BROKEN");
    const bomb = jpeg({ width: 60_000, height: 60_000 });
    expect(codeOf(bomb)).toBe("BROKEN");
    // A thousand frames of 4000 × 4000 in some kilobytes.
    const moving = movingGif({ width: 4_000, height: 4_000, frames: 1_000 });
    expect(moving.length).toBeLessThan(30_000);
    expect(codeOf(moving)).toBe("BROKEN");
    expect(codeOf(movingGif({ width: 400, height: 400, frames: 60 }))).toBe("image/gif");
  });

  it("never throws, whatever bytes follow a known beginning", () => {
    const begins = [png(size).subarray(0, 33), jpeg(size).subarray(0, 30), gif().subarray(0, 13), webp(size).subarray(0, 30)];
    fc.assert(
      fc.property(fc.constantFrom(...begins), fc.uint8Array({ maxLength: 200 }), (begin, rest) => {
        const read = readPicture(Buffer.concat([begin, rest]));
        if (read.ok) expect(read.value.bytes.byteLength).toBeLessThanOrEqual(begin.length + rest.length);
      }),
      { numRuns: 500 },
    );
  });
});
