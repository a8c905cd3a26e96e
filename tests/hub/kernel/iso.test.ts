import fc from "fast-check";
import { expect, test } from "vitest";
import { fromIso } from "../../../main/hub/kernel/iso.ts";

const same = Date.UTC(2026, 2, 1, 2, 0, 30);

test.each([
  "2026-03-01T10:00:30+08:00",
  "2026-03-01T02:00:30Z",
  "2026-03-01T10:00:30.000+08:00",
  "2026-03-01t02:00:30z",
  "2026-03-01 10:00:30+08:00",
  "2026-03-01T10:00:30+0800",
  "2026-03-01T10:00:30+08",
  "20260301T100030+08:00",
  "2026-03-01T10:00:30,0+08:00",
  "2026-02-28T21:00:30-05:00",
])("%s is the same moment", (text) => expect(fromIso(text)?.getTime()).toBe(same));

test.each([
  "2026-03-01T10:00:30",
  "2026-03-01",
  "2026-02-29T10:00:30Z",
  "2026-13-01T10:00:30Z",
  "2026-03-01T25:00:00Z",
  "2026-03-01T10:61:00Z",
  "1772330430",
  "",
  "明天",
])("%s is no moment", (text) => expect(fromIso(text)).toBeNull());

test("the end of a day is the beginning of the next, and a leap second the one after", () => {
  expect(fromIso("2026-03-01T24:00:00Z")?.toISOString()).toBe("2026-03-02T00:00:00.000Z");
  expect(fromIso("2016-12-31T23:59:60Z")?.toISOString()).toBe("2017-01-01T00:00:00.000Z");
});

test("what a machine writes is read as it was meant", () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }), (at) => {
      expect(fromIso(at.toISOString())).toEqual(at);
    }),
  );
});
