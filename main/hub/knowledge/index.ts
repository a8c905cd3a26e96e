/** Search over solved cases; a copy of the store's examples that may be thrown away. */
export { builtinEmbedder } from "./builtin-embedder.ts";
export type { Embedder, EmbedderFamily, FittedEmbedder } from "./embedder.ts";
export type { KnowledgeExample, KnowledgeFilter, KnowledgeHit, KnowledgeQuery } from "./example.ts";
export { type DisputeClass, disputeClasses } from "./examples.classes.ts";
export { exampleHandlers, type LabelModelDeps, labelModelHandlers } from "./examples.handlers.ts";
export { activeLabelModel, keepLabelModel, labelModelState, type TrainedModel } from "./examples.models.ts";
export { addExamples, type ExampleDraft, examplesForSearch, trainingRows } from "./examples.store.ts";
export type { EmbedderSource } from "./fit.ts";
export { type Knowledge, type KnowledgeOptions, openKnowledge } from "./knowledge.ts";
export type { Checksums, ModelPlace, ModelRefusal } from "./model-files.ts";
export { DEFAULT_MODEL, openTransformersEmbedder, type TransformersEmbedder } from "./transformers-embedder.ts";
