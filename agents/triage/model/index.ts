/** The label model: which of the shop's labels a buyer's words belong to, how sure that is, or "none of these". Pure TypeScript. */
export { type LabelModel, loadLabelModel, NONE_LABEL } from "./label-model.ts";
export type { LabelledText } from "./labels.ts";
export { trainLabelModel } from "./train.ts";
