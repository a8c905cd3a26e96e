import { describe, expect, test } from "vitest";
import { type NoticeKind, Settings } from "../../../main/hub/contract/settings.ts";
import { isQuiet, waysOf } from "../../../renderer/app/shell/ways.ts";

/** Friday, the 27th of November 2026, at this time in Beijing. */
const friday = (time: string, daysLater = 0): number => Date.parse(`2026-11-27T${time}:00+08:00`) + daysLater * 86_400_000;
const loud: Settings = { ...Settings.parse({}), desktop: true, tone: "soft" };
const silent = { list: true, desktop: false, sound: false };
const quiet = { on: true, from: "22:00", to: "08:00" };
const hours = { on: true, from: "09:00", to: "18:00", days: [1, 2, 3, 4, 5] };
const night = { on: true, from: "20:00", to: "02:00", days: [5] };

describe("who is told in which way", () => {
  const table: [string, Partial<Settings>, { kind?: NoticeKind; at?: number; isLooked?: boolean }, { desktop: boolean; sound: boolean }][] = [
    ["whoever wants all and looks elsewhere", {}, {}, { desktop: true, sound: true }],
    ["whoever looks at the console hears it and sees it there", {}, { isLooked: true }, { desktop: false, sound: true }],
    ["whoever wants nothing outside the page", { desktop: false }, {}, { desktop: false, sound: true }],
    ["whoever wants no tone", { tone: "off" }, {}, { desktop: true, sound: false }],
    ["whoever wants this kind in the list alone", { notices: { ...loud.notices, answered: silent } }, {}, { desktop: false, sound: false }],
    ["of another kind he is told as before", { notices: { ...loud.notices, answered: silent } }, { kind: "failed" }, { desktop: true, sound: true }],
    [
      "what is not in the list rings nowhere",
      { notices: { ...loud.notices, answered: { ...silent, list: false, desktop: true } } },
      {},
      { desktop: false, sound: false },
    ],
    ["nobody in his quiet hours", { quiet }, { at: friday("23:10") }, { desktop: false, sound: false }],
    ["after them again", { quiet }, { at: friday("08:00") }, { desktop: true, sound: true }],
    ["nobody outside of his working hours", { hours }, { at: friday("18:00") }, { desktop: false, sound: false }],
  ];

  test.each(table)("%s", (...[, chosen, { kind = "answered", at = friday("15:00"), isLooked = false }, ways]) => {
    expect(waysOf({ ...loud, ...chosen }, kind, { now: at, isLooked })).toEqual(ways);
  });
});

describe("quiet", () => {
  test.each([
    ["over midnight, before", { quiet }, friday("21:59"), false],
    ["over midnight, as it begins", { quiet }, friday("22:00"), true],
    ["over midnight, after it", { quiet }, friday("07:59"), true],
    ["the whole day, where it ends as it begins", { quiet: { on: true, from: "09:00", to: "09:00" } }, friday("03:00"), true],
    ["switched off", { quiet: { ...quiet, on: false } }, friday("23:00"), false],
    ["at work on a working day", { hours }, friday("09:00"), false],
    ["on a Saturday", { hours }, friday("10:00", 1), true],
    ["on a Sunday", { hours }, friday("10:00", 2), true],
    ["on Monday again", { hours }, friday("10:00", 3), false],
    ["Friday's night shift, past midnight", { hours: night }, friday("01:30", 1), false],
    ["the night before it", { hours: night }, friday("01:30"), true],
    ["quiet within working hours", { hours, quiet: { on: true, from: "12:00", to: "13:00" } }, friday("12:30"), true],
  ])("%s", (...[, chosen, at, is]) => {
    expect(isQuiet({ ...loud, ...chosen }, at)).toBe(is);
  });
});
