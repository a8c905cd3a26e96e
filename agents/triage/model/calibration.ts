import type { HeldOut } from "./crossfit.ts";

/** Confidence = sigmoid(slope · gap + offset): it grows with the gap, so ranking by confidence is ranking by gap. */
export interface Calibration {
  slope: number;
  offset: number;
}

/** Used as it is without rows, and pulled towards when there are few. */
const PRIOR: Calibration = { slope: 6, offset: -0.6 };
const PRIOR_STRENGTH = { slope: 0.05, offset: 1 };
const LEAST_SLOPE = 0.1;
const STEPS = 30;
const SHORTEST = 1e-6;

/** Fits the two numbers on held-out rows by penalised likelihood: Newton's direction, halved until it helps. */
export function calibrate(rows: readonly HeldOut[]): Calibration {
  let at = PRIOR;
  let loss = lossOf(at, rows);
  for (let step = 0; step < STEPS; step++) {
    const direction = newton(at, rows);
    let share = 1;
    let next = moved(at, direction, share);
    while (share > SHORTEST && lossOf(next, rows) >= loss) {
      share /= 2;
      next = moved(at, direction, share);
    }
    if (lossOf(next, rows) >= loss) break;
    at = next;
    loss = lossOf(at, rows);
  }
  return at;
}

function moved(at: Calibration, direction: Calibration, share: number): Calibration {
  return { slope: Math.max(LEAST_SLOPE, at.slope - share * direction.slope), offset: at.offset - share * direction.offset };
}

function lossOf({ slope, offset }: Calibration, rows: readonly HeldOut[]): number {
  let loss = (PRIOR_STRENGTH.slope * (slope - PRIOR.slope) ** 2 + PRIOR_STRENGTH.offset * (offset - PRIOR.offset) ** 2) / 2;
  for (const { ranking, target } of rows) {
    const score = slope * ranking.gap + offset;
    loss += softplus(ranking.best === target ? -score : score);
  }
  return loss;
}

function newton({ slope, offset }: Calibration, rows: readonly HeldOut[]): Calibration {
  let gs = PRIOR_STRENGTH.slope * (slope - PRIOR.slope);
  let go = PRIOR_STRENGTH.offset * (offset - PRIOR.offset);
  let hss = PRIOR_STRENGTH.slope;
  let hoo = PRIOR_STRENGTH.offset;
  let hso = 0;
  for (const { ranking, target } of rows) {
    const p = sigmoid(slope * ranking.gap + offset);
    const miss = p - (ranking.best === target ? 1 : 0);
    const spread = p * (1 - p);
    gs += miss * ranking.gap;
    go += miss;
    hss += spread * ranking.gap ** 2;
    hoo += spread;
    hso += spread * ranking.gap;
  }
  // At its lowest slope the offset is on its own: the joint step would run off.
  if (slope === LEAST_SLOPE && gs > 0) return { slope: 0, offset: go / hoo };
  const determinant = hss * hoo - hso * hso;
  return { slope: (hoo * gs - hso * go) / determinant, offset: (hss * go - hso * gs) / determinant };
}

/** Chance (0–1) that the best label is right. */
export function confidenceOf(calibration: Calibration, gap: number): number {
  return sigmoid(calibration.slope * gap + calibration.offset);
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}
