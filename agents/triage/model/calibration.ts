import type { HeldOut } from "./crossfit.ts";

/** Confidence = sigmoid(slope · gap + offset): it grows with the gap, so ranking by confidence is ranking by gap. */
export interface Calibration {
  slope: number;
  offset: number;
}

/** Used as it is without rows, and pulled towards when there are few. */
const PRIOR: Calibration = { slope: 6, offset: -0.6 };
const PRIOR_STRENGTH = { slope: 0.05, offset: 1 };
const STEPS = 30;

/** Fits the two numbers on held-out rows by penalised likelihood (Newton steps). */
export function calibrate(rows: readonly HeldOut[]): Calibration {
  let { slope, offset } = PRIOR;
  for (let step = 0; step < STEPS; step++) {
    let gs = PRIOR_STRENGTH.slope * (slope - PRIOR.slope);
    let go = PRIOR_STRENGTH.offset * (offset - PRIOR.offset);
    let hss = PRIOR_STRENGTH.slope;
    let hoo = PRIOR_STRENGTH.offset;
    let hso = 0;
    for (const { ranking, target } of rows) {
      const p = sigmoid(slope * ranking.gap + offset);
      const miss = p - (ranking.best === target ? 1 : 0);
      const spread = Math.max(1e-9, p * (1 - p));
      gs += miss * ranking.gap;
      go += miss;
      hss += spread * ranking.gap ** 2;
      hoo += spread;
      hso += spread * ranking.gap;
    }
    const determinant = hss * hoo - hso * hso;
    slope = Math.max(0.1, slope - (hoo * gs - hso * go) / determinant);
    offset -= (hss * go - hso * gs) / determinant;
  }
  return { slope, offset };
}

/** Chance (0–1) that the best label is right. */
export function confidenceOf(calibration: Calibration, gap: number): number {
  return sigmoid(calibration.slope * gap + calibration.offset);
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
