import { termsOf } from "../../../main/hub/kernel/tfidf.ts";
import { calibrate } from "./calibration.ts";
import { type CrossFitPlan, crossFit } from "./crossfit.ts";
import { type FitInput, fitLinear } from "./fit.ts";
import { assemble, type LabelModel } from "./label-model.ts";
import { indexLabels, type LabelIndex, type LabelledText } from "./labels.ts";
import { noveltyLimit } from "./novelty.ts";

/** Above this one held-out part of a thousand rows and more is enough. */
const MANY_ROWS = 4000;

/** Knobs of training. */
export interface TrainOptions {
  /** Parts the rows are dealt into to learn how sure the model may be (default 5). */
  calibrationFolds?: number;
}

const FOLDS = 5;

/**
 * Trains on solved examples. Deterministic; blocks the thread for 1–10 s with thousands of rows, so give it a worker.
 * No rows give a model that answers "none" to everything; one label gives a model that knows only that label or "none".
 * @param onProgress called with 0–1, never falling.
 */
export function trainLabelModel(rows: readonly LabelledText[], options: TrainOptions = {}, onProgress: (share: number) => void = () => {}): LabelModel {
  const index = indexLabels(rows);
  const input: FitInput = { texts: rows.map((row) => termsOf(row.text)), targets: index.rows, classes: index.labels.length };
  const plan = planFor(index, options.calibrationFolds ?? FOLDS);
  let done = 0;
  const onLabel = (): void => onProgress(++done / ((plan.used + 1) * index.labels.length));
  const heldOut = plan.used === 0 ? [] : crossFit(input, plan, onLabel);
  const right = heldOut.filter((row) => row.ranking.best === row.target).length;
  return assemble({
    labels: index.labels,
    accuracy: heldOut.length === 0 ? null : right / heldOut.length,
    linear: fitLinear(input, onLabel),
    calibration: calibrate(heldOut),
    novelty: noveltyLimit(heldOut),
  });
}

/** Parts to learn the confidence from; none when fewer than two labels have a second example to be held out. */
function planFor({ labels, rows, counts }: LabelIndex, wanted: number): CrossFitPlan {
  if (labels.length < 2 || counts.filter((count) => count >= 2).length < 2) return { folds: 1, used: 0 };
  const folds = Math.max(2, Math.min(wanted, rows.length));
  return { folds, used: rows.length > MANY_ROWS ? 1 : folds };
}
