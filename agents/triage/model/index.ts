/** The label model: which of the shop's labels a buyer's words belong to, how sure that is, or "none of these". Pure TypeScript. */
export { type Calibration, calibrate, confidenceOf } from "./calibration.ts";
export { crossFit } from "./crossfit.ts";
export { fitLinear, type LinearModel } from "./fit.ts";
export { type LabelModel, loadLabelModel, NONE_LABEL } from "./label-model.ts";
export type { LabelledText } from "./labels.ts";
export { rank } from "./ranking.ts";
export { trainLabelModel } from "./train.ts";
export { packWeights, scoresOf, unpackWeights } from "./weights.ts";
