import { describe, expect, it } from "vitest";
import { fromField, laterTimes } from "../../../renderer/widgets/later-times.ts";

const beijing = (text: string): number => Date.parse(`${text}:00+08:00`);
const shown = (now: string) => laterTimes(beijing(now)).map(({ key, at }) => [key, new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(5, 16)]);

describe("times to follow up", () => {
  it("are Beijing's, and those that are over today are not offered", () => {
    expect(shown("2026-11-27T10:30")).toEqual([
      ["hour", "11-27T11:30"],
      ["hours", "11-27T13:30"],
      ["evening", "11-27T18:00"],
      ["tomorrow", "11-28T09:00"],
      ["monday", "11-30T09:00"],
    ]);
    expect(shown("2026-11-27T18:00").map(([key]) => key)).toEqual(["hour", "hours", "tomorrow", "monday"]);
  });

  it("next Monday is never today, from whatever day of the week", () => {
    for (let day = 1; day <= 28; day += 1) {
      const now = beijing(`2026-02-${String(day).padStart(2, "0")}T00:05`);
      const monday = laterTimes(now).find(({ key }) => key === "monday");
      const ahead = ((monday?.at.getTime() ?? 0) - now) / 86_400_000;
      expect(ahead).toBeGreaterThan(0.5);
      expect(ahead).toBeLessThan(7.5);
      expect(new Date((monday?.at.getTime() ?? 0) + 8 * 3_600_000).getUTCDay()).toBe(1);
    }
  });

  it("a field is read as Beijing's, and nothing else is a time", () => {
    expect(fromField("2026-11-27T18:00")?.toISOString()).toBe("2026-11-27T10:00:00.000Z");
    expect([fromField(""), fromField("2026-13-40T18:00"), fromField("tomorrow")]).toEqual([null, null, null]);
  });
});
