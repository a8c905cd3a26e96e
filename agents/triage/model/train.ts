import { calibrate } from "./calibration.ts";
import { crossFit } from "./crossfit.ts";
import { type FitInput, fitLinear } from "./fit.ts";
import { assemble, type LabelModel } from "./label-model.ts";
import { indexLabels, type LabelledText } from "./labels.ts";
import { noveltyLimit } from "./novelty.ts";

/** Knobs of training. */
export interface TrainOptions {
  /** Parts the rows are dealt into to find how sure the model may be (default 5 up to 4,000 rows, else 3; below 2: no such pass). */
  calibrationFolds?: number;
}

const MANY_ROWS = 4000;

/**
 * Trains on solved examples. Deterministic; blocks the thread for 1–15 s with thousands of rows, so give it a worker.
 * No rows give a model that answers "none" to everything; one label gives a model that knows only that label or "none".
 * @param onProgress called with 0–1, never falling.
 */
export function trainLabelModel(rows: readonly LabelledText[], options: TrainOptions = {}, onProgress: (share: number) => void = () => {}): LabelModel {
  const { labels, rows: targets, counts } = indexLabels(rows);
  const input: FitInput = { texts: rows.map((row) => row.text), targets, classes: labels.length };
  const repeated = counts.filter((count) => count >= 2).length;
  const wanted = options.calibrationFolds ?? (rows.length > MANY_ROWS ? 3 : 5);
  const folds = labels.length < 2 || repeated < 2 ? 0 : Math.min(wanted, rows.length);
  const passes = folds < 2 ? 1 : folds + 1;
  let done = 0;
  const onLabel = (): void => onProgress(++done / (passes * labels.length));
  const heldOut = folds < 2 ? [] : crossFit(input, folds, onLabel);
  return assemble({ labels, linear: fitLinear(input, onLabel), calibration: calibrate(heldOut), novelty: noveltyLimit(heldOut) });
}
