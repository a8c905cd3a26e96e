/** The label model: which of the shop's labels a buyer's words belong to, how sure that is, or "none of these". Pure TypeScript. */
export { type LabelGuess, type LabelModel, loadLabelModel, NONE_LABEL, type Prediction } from "./label-model.ts";
export type { LabelledText } from "./labels.ts";
export { type TrainOptions, trainLabelModel } from "./train.ts";
