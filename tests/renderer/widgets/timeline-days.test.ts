import { describe, expect, it } from "vitest";
import type { TimelineEntry } from "../../../main/hub/contract/index.ts";
import { byDay, lateMs, learntTogether } from "../../../renderer/widgets/timeline-days.ts";

const MINUTE = 60_000;
const start = Date.parse("2026-11-24T02:00:00Z");

function entry(id: string, minutes: { at: number; learnt: number }): TimelineEntry {
  const { at, learnt } = minutes;
  return {
    id,
    source: "channel",
    kind: "paid",
    at: new Date(start + at * MINUTE),
    learntAt: new Date(start + learnt * MINUTE),
    toldBy: "taobao",
    text: id,
    data: {},
    parcelId: null,
    caseId: null,
  };
}

describe("the timeline", () => {
  it("stands by Beijing day, newest first, however it came", () => {
    const days = byDay([entry("early", { at: 0, learnt: 0 }), entry("next day", { at: 15 * 60, learnt: 15 * 60 }), entry("later", { at: 5, learnt: 5 })]);
    expect(days.map((day) => [day.day, day.entries.map((each) => each.id)])).toEqual([
      ["11-25", ["next day"]],
      ["11-24", ["later", "early"]],
    ]);
  });

  it("calls late only what polling does not explain", () => {
    expect(lateMs(entry("a", { at: 0, learnt: 10 }))).toBeNull();
    expect(lateMs(entry("b", { at: 0, learnt: 11 }))).toBe(11 * MINUTE);
  });

  it("says once that an import was learnt together, and still marks another source's lag", () => {
    const imported = [0, 1, 2, 3].map((n) => entry(`import ${n}`, { at: n * 30, learnt: 600 + n }));
    const lagging = entry("carrier", { at: 700, learnt: 760 });
    const together = learntTogether([...imported, lagging]);
    expect([...(together?.ids ?? [])].toSorted()).toEqual(["import 0", "import 1", "import 2", "import 3"]);
    expect(together?.at).toEqual(new Date(start + 600 * MINUTE));
  });

  it("sees no import in a few late entries", () => {
    expect(learntTogether([0, 1, 2].map((n) => entry(`${n}`, { at: 0, learnt: 60 })))).toBeNull();
  });
});
