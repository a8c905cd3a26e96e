import { describe, expect, it } from "vitest";
import { calibrate, confidenceOf } from "../../../agents/triage/model/calibration.ts";
import { dealFolds, type HeldOut } from "../../../agents/triage/model/crossfit.ts";
import { isForeign, noveltyLimit } from "../../../agents/triage/model/novelty.ts";
import { seededRandom } from "../../../agents/triage/model/random.ts";

const random = seededRandom(8);
const heldOut: HeldOut[] = Array.from({ length: 2000 }, () => {
  const gap = random() * 2;
  const right = random() < 1 / (1 + Math.exp(-(3 * gap - 1)));
  return { ranking: { best: right ? 1 : 0, top: gap - 1, gap }, knownShare: 0.5 + random() / 2, target: 1 };
});

describe("confidence", () => {
  it("finds the chance that the rows were drawn with", () => {
    const fitted = calibrate(heldOut);
    for (const gap of [0.1, 0.5, 1, 1.5]) expect(confidenceOf(fitted, gap)).toBeCloseTo(1 / (1 + Math.exp(-(3 * gap - 1))), 1);
  });

  it("grows with the gap even when the rows say the opposite", () => {
    const upsideDown = heldOut.map((row) => ({ ...row, target: row.ranking.gap > 1 ? 5 : row.ranking.best }));
    const fitted = calibrate(upsideDown);
    expect(confidenceOf(fitted, 1)).toBeGreaterThan(confidenceOf(fitted, 0.5));
  });

  it("keeps to its prior without rows", () => {
    expect(confidenceOf(calibrate([]), 0)).toBeLessThan(0.5);
    expect(confidenceOf(calibrate([]), 1)).toBeGreaterThan(0.95);
  });
});

describe("what belongs to none", () => {
  it("fires on fewer than one percent of the rows it was read from", () => {
    const limit = noveltyLimit(heldOut);
    const fired = heldOut.filter((row) => isForeign(limit, { knownShare: row.knownShare, top: row.ranking.top }));
    expect(fired.length / heldOut.length).toBeLessThan(0.01);
    expect(isForeign(limit, { knownShare: 0.05, top: -1 })).toBe(true);
  });

  it("with few rows only fires on a text that shares nothing", () => {
    const limit = noveltyLimit(heldOut.slice(0, 10));
    expect(isForeign(limit, { knownShare: 0.05, top: -1 })).toBe(false);
    expect(isForeign(limit, { knownShare: 0, top: 1 })).toBe(true);
  });
});

describe("folds", () => {
  it("spread every label evenly", () => {
    const targets = Int32Array.from({ length: 100 }, (_, at) => at % 10);
    const folds = dealFolds(targets, 5, 1);
    for (let label = 0; label < 10; label++) {
      for (let fold = 0; fold < 5; fold++) expect([...folds].filter((place, at) => place === fold && targets[at] === label)).toHaveLength(2);
    }
  });
});
