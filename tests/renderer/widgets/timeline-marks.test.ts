import { describe, expect, it } from "vitest";
import type { FindingView, TimelineEntry } from "../../../main/hub/contract/index.ts";
import { contradictions, packingFilm, runsBySource } from "../../../renderer/widgets/timeline-marks.ts";

const at = (minutes: number): Date => new Date(Date.UTC(2026, 10, 20) + minutes * 60_000);
const entry = (id: string, source: TimelineEntry["source"], minutes: number) => ({ id, source, at: at(minutes) });
const finding = (of: Partial<FindingView>): FindingView =>
  ({
    id: "f",
    kind: "times_contradict",
    since: at(99),
    sentence: "时间对不上",
    evidence: {},
    resolvedAt: null,
    en: { sentence: "", ends: "" },
    duty: "agent",
    ends: "",
    ...of,
  }) as FindingView;

describe("what does not fit", () => {
  const entries = [entry("paid", "channel", 5), entry("out", "warehouse", 1), entry("act", "action", 1), entry("scan", "carrier", 40)];

  it("is an entry whose time an open finding of that kind names, and not what the desk did at the same moment", () => {
    const open = finding({ evidence: { paidAt: at(5).getTime(), outboundAt: at(1).getTime(), hours: at(40).getTime() } });
    expect([...contradictions(entries, [open]).keys()]).toEqual(["paid", "out"]);
  });

  it("is nothing where the finding is over, or says nothing about sources", () => {
    const evidence = { paidAt: at(5).getTime() };
    expect(contradictions(entries, [finding({ evidence, resolvedAt: at(50) }), finding({ kind: "stalled", evidence })]).size).toBe(0);
  });
});

it("folds three and more of one source in a row, and leaves alone what contradicts", () => {
  const rows = ["a", "b", "c", "d", "e"].map((id) => entry(id, "carrier", 1));
  const other = entry("x", "channel", 2);
  const shape = (alone: string[]) =>
    runsBySource([...rows, other], new Map(alone.map((id) => [id, true]))).map((run) => run.entries.map(({ id }) => id).join(""));
  expect(shape([])).toEqual(["abcde", "x"]);
  expect(shape(["d"])).toEqual(["abc", "d", "e", "x"]);
  expect(runsBySource(rows.slice(0, 2), new Map())).toHaveLength(2);
});

it("a film of the packing is opened only where it is one of the warehouse, over TLS", () => {
  const film = (source: TimelineEntry["source"], video: unknown) => packingFilm({ source, data: { video } });
  expect(film("warehouse", "https://wms.example/1.mp4")).toBe("https://wms.example/1.mp4");
  for (const [source, video] of [
    ["channel", "https://a/1"],
    ["warehouse", "javascript:alert(1)"],
    ["warehouse", "http://a/1"],
    ["warehouse", 5],
  ] as const)
    expect(film(source, video)).toBeNull();
});
