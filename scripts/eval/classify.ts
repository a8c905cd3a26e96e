import { type LabelledText, trainLabelModel } from "../../agents/triage/model/index.ts";
import { rounded } from "../cli/report.ts";
import { trainBaseline } from "./baseline.ts";
import { stratifiedFolds } from "./folds.ts";
import { accuracy, coverageAt, macroF1, type Outcome } from "./metrics.ts";

/** What `eval classify` prints. Shares are 0–1; "none of these" counts as a wrong answer. */
export interface ClassifyReport {
  rows: number;
  classes: number;
  folds: number;
  accuracy: number;
  macroF1: number;
  /** Largest share decided with at least 91 % right. */
  coverageAt91: number;
  baselineAccuracy: number;
  baselineMacroF1: number;
  /** Share of rows answered "none of these". */
  none: number;
  /** Mean over the folds. */
  trainSeconds: number;
  /** Answers a second. */
  perSecond: number;
}

const PRECISION = 0.91;

interface ClassifyWatch {
  onProgress(share: number): void;
  /** Each held-out row as it was decided. */
  onOutcome?(outcome: Outcome): void;
}

/** Cross-validates the product's label model and, on the same folds, the floor. */
export function evaluateClassify(rows: readonly LabelledText[], folds: number, { onProgress, onOutcome = () => {} }: ClassifyWatch): ClassifyReport {
  const places = stratifiedFolds(
    rows.map((row) => row.label),
    folds,
  );
  const outcomes: Outcome[] = [];
  const floor: Outcome[] = [];
  let trainMs = 0;
  let answerMs = 0;
  let none = 0;
  for (let fold = 0; fold < folds; fold++) {
    const training = rows.filter((_, at) => places[at] !== fold);
    const held = rows.filter((_, at) => places[at] === fold);
    const started = performance.now();
    const model = trainLabelModel(training, {}, (share) => onProgress((fold + share * 0.7) / folds));
    const trained = performance.now();
    for (const row of held) {
      const { label, confidence, known } = model.predict(row.text);
      if (!known) none++;
      outcomes.push({ expected: row.label, given: label, confidence });
      onOutcome({ expected: row.label, given: label, confidence });
    }
    answerMs += performance.now() - trained;
    trainMs += trained - started;
    const baseline = trainBaseline(
      training.map((row) => row.text),
      training.map((row) => row.label),
    );
    for (const row of held) floor.push({ expected: row.label, given: baseline(row.text), confidence: 1 });
    onProgress((fold + 1) / folds);
  }
  return {
    rows: rows.length,
    classes: new Set(rows.map((row) => row.label)).size,
    folds,
    accuracy: rounded(accuracy(outcomes)),
    macroF1: rounded(macroF1(outcomes)),
    coverageAt91: rounded(coverageAt(outcomes, PRECISION)),
    baselineAccuracy: rounded(accuracy(floor)),
    baselineMacroF1: rounded(macroF1(floor)),
    none: rounded(none / rows.length),
    trainSeconds: rounded(trainMs / 1000 / folds, 2),
    perSecond: Math.round(rows.length / (answerMs / 1000)),
  };
}
