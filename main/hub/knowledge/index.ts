/** Search over solved cases; a copy of the store's examples that may be thrown away. */
export { builtinEmbedder } from "./builtin-embedder.ts";
export type { Embedder } from "./embedder.ts";
export type { KnowledgeExample } from "./example.ts";
export { disputeClasses } from "./examples.classes.ts";
export { exampleHandlers, labelModelHandlers } from "./examples.handlers.ts";
export { activeLabelModel, keepLabelModel, labelModelState } from "./examples.models.ts";
export { addExamples, examplesForSearch, trainingRows } from "./examples.store.ts";
export type { EmbedderSource } from "./fit.ts";
export { type Knowledge, openKnowledge } from "./knowledge.ts";
export { DEFAULT_MODEL, openTransformersEmbedder } from "./transformers-embedder.ts";
