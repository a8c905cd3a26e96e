/** Who is on duty, over midnight, on holidays and when somebody is away; and when something calm may be told. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Roster } from "../../../main/hub/contract/waiting.ts";
import { isWithinSpan } from "../../../main/hub/kernel/day-span.ts";
import { fromBeijing } from "../../../main/hub/kernel/time.ts";
import { onDutyAt, tellableAt, toldOnRung } from "../../../main/hub/waiting/roster.ts";

const at = (text: string): number => fromBeijing(`${text}:00`)?.getTime() ?? Number.NaN;
const line = (operatorId: string, of: Partial<Roster["lines"][number]> = {}): Roster["lines"][number] => ({
  operatorId,
  shops: [],
  days: [1, 2, 3, 4, 5],
  from: "09:00",
  to: "18:00",
  standInId: null,
  ...of,
});
const roster = (of: Partial<Roster>): Roster => ({
  lines: [],
  days: [],
  exceptions: [],
  next: [],
  quiet: { on: true, from: "22:00", to: "08:00", holidays: true },
  ...of,
});
const nobody: ReadonlySet<string> = new Set();
const on = (of: Roster, time: string, more: { shopId?: string; unavailable?: ReadonlySet<string> } = {}) =>
  onDutyAt(of, { at: at(time), shopId: more.shopId ?? "s1", unavailable: more.unavailable ?? nobody });

describe("the roster", () => {
  it("goes by the hours of the week in Beijing, shop by shop", () => {
    const week = roster({ lines: [line("an"), line("bo", { shops: ["s2"] })] });
    expect(on(week, "2026-11-20 09:00")).toEqual(["an"]);
    expect(on(week, "2026-11-20 09:00", { shopId: "s2" })).toEqual(["an", "bo"]);
    expect(on(week, "2026-11-20 18:00")).toEqual([]);
    // A Saturday.
    expect(on(week, "2026-11-21 10:00")).toEqual([]);
  });

  it("lets a night belong to the day it began on", () => {
    const night = roster({ lines: [line("an", { days: [5], from: "20:00", to: "06:00" })] });
    expect(on(night, "2026-11-20 23:00")).toEqual(["an"]);
    expect(on(night, "2026-11-21 05:59")).toEqual(["an"]);
    expect(on(night, "2026-11-20 05:00")).toEqual([]);
    expect(on(night, "2026-11-21 20:00")).toEqual([]);
  });

  it("has nobody on a holiday but who is on that day, and goes on a moved day as on the day it counts as", () => {
    const moved = roster({
      lines: [line("an")],
      days: [
        { day: "2026-10-01", name: "国庆", as: 0 },
        { day: "2026-10-10", name: "调休", as: 4 },
      ],
      exceptions: [{ day: "2026-10-01", operatorId: "bo", what: "on", standInId: null, from: "10:00", to: "16:00" }],
    });
    expect(on(moved, "2026-10-01 09:30")).toEqual([]);
    expect(on(moved, "2026-10-01 10:00")).toEqual(["bo"]);
    // A Saturday that is worked.
    expect(on(moved, "2026-10-10 10:00")).toEqual(["an"]);
  });

  it("puts the stand-in where somebody is off for a day or says he is away, and nobody where he is away, too", () => {
    const stood = roster({
      lines: [line("an", { standInId: "bo" })],
      exceptions: [{ day: "2026-11-20", operatorId: "an", what: "off", standInId: "cy", from: "09:00", to: "18:00" }],
    });
    expect(on(stood, "2026-11-20 10:00")).toEqual(["cy"]);
    expect(on(stood, "2026-11-19 10:00", { unavailable: new Set(["an"]) })).toEqual(["bo"]);
    expect(on(stood, "2026-11-19 10:00", { unavailable: new Set(["an", "bo"]) })).toEqual([]);
  });

  it("tells the first of the next ones where nobody is on duty, and the others one by one", () => {
    const empty = roster({ next: ["an", "bo", "cy"] });
    const told = (rung: number, unavailable = nobody) => toldOnRung(empty, { rung, at: at("2026-11-20 10:00"), shopId: "s1", unavailable });
    expect([0, 1, 2, 3, 4].map((rung) => told(rung))).toEqual([["an"], ["an"], ["bo"], ["cy"], []]);
    expect(told(1, new Set(["an"]))).toEqual(["bo"]);
  });
});

describe("quiet hours", () => {
  const quiet = roster({ days: [{ day: "2026-10-01", name: "国庆", as: 0 }] });
  const tells = (time: string): string => new Date(tellableAt(quiet, at(time)) + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");

  it("end in the morning, whichever side of midnight it is", () => {
    expect(tells("2026-11-20 21:59")).toBe("2026-11-20 21:59");
    expect(tells("2026-11-20 22:00")).toBe("2026-11-21 08:00");
    expect(tells("2026-11-21 07:59")).toBe("2026-11-21 08:00");
    expect(tells("2026-11-21 08:00")).toBe("2026-11-21 08:00");
  });

  it("go over a whole holiday into the morning after it", () => {
    expect(tells("2026-09-30 23:00")).toBe("2026-10-02 08:00");
    expect(tells("2026-10-01 12:00")).toBe("2026-10-02 08:00");
  });

  it("never give a time within them, and none before it was asked", () => {
    const clock = fc.integer({ min: 0, max: 47 }).map((half) => `${String(Math.floor(half / 2)).padStart(2, "0")}:${half % 2 ? "30" : "00"}`);
    const whole = fc.record({ from: clock, to: clock, now: fc.integer({ min: at("2026-09-28 00:00"), max: at("2026-10-03 00:00") }) });
    fc.assert(
      fc.property(whole, ({ from, to, now }) => {
        fc.pre(from !== to);
        const given = tellableAt({ quiet: { on: true, from, to, holidays: true }, days: quiet.days }, now);
        expect(given).toBeGreaterThanOrEqual(now);
        expect(isWithinSpan({ from, to }, given)).toBe(false);
        expect(given < at("2026-10-01 00:00") || given >= at("2026-10-02 00:00")).toBe(true);
      }),
    );
  });
});
