import fc from "fast-check";
import { expect, it } from "vitest";
import { readFilm } from "../../../main/hub/kernel/film.ts";
import { film, png } from "../../support/pictures.ts";

const codeOf = (bytes: Uint8Array): string => {
  const read = readFilm(bytes);
  return read.ok ? read.value.type : read.refusal.code;
};

it("is known by its bytes and loses where, when and with what it was taken, while nothing in it moves", () => {
  const given = film("+30.2741+120.1551/ secret");
  const read = readFilm(given);
  if (!read.ok) throw new Error(read.refusal.message);
  const text = Buffer.from(read.value.bytes).toString("latin1");
  expect(text).not.toMatch(/secret|\+30\.27|quicktime/);
  // Nor the eight bytes of when, of each of the three heads.
  expect(Buffer.from(read.value.bytes).indexOf(Buffer.alloc(24, 7).subarray(0, 20))).toBe(-1);
  expect(text).toContain("how to show it");
  expect(text.indexOf("mdat")).toBe(Buffer.from(given).toString("latin1").indexOf("mdat"));
  expect(read.value.bytes.byteLength).toBe(given.byteLength);
  // What was handed in stays as it was, and reading again changes nothing more.
  expect(Buffer.from(given).toString("latin1")).toContain("secret");
  expect(readFilm(read.value.bytes)).toEqual(read);
});

it("is none when it is something else, and broken when it is cut off within a box", () => {
  for (const other of [png({ width: 4, height: 4 }), Buffer.from("<svg/>"), Buffer.alloc(0), Buffer.from("\0\0\0\x18ftyp")])
    expect(codeOf(other)).toBe("NOT_A_FILM");
  const whole = film();
  for (let length = 17; length < whole.length; length += 7) expect([length, codeOf(whole.subarray(0, length))]).toEqual([length, "BROKEN"]);
});

it("never throws and never grows, whatever follows its beginning", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (rest) => {
      const read = readFilm(Buffer.concat([film().subarray(0, 32), rest]));
      if (read.ok) expect(read.value.bytes.byteLength).toBe(32 + rest.length);
    }),
    { numRuns: 300 },
  );
});
