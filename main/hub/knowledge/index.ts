/** Search over solved cases; a copy of the store's examples that may be thrown away. */
export { builtinEmbedder } from "./builtin-embedder.ts";
export { cardHandlers } from "./cards/cards.handlers.ts";
export { cardsFor } from "./cards/cards.store.ts";
export { ensureStarterCards } from "./cards/starter-cards.commands.ts";
export { disputeClasses } from "./classes.commands.ts";
export type { Embedder, EmbedderSource } from "./embedder.ts";
export { chooseEmbedder } from "./embedders.ts";
export { eraseExamples } from "./erase.store.ts";
export type { KnowledgeExample } from "./example.ts";
export { exampleHandlers, labelModelHandlers } from "./examples.handlers.ts";
export { addExamples, casesInExamples, examplesForSearch, trainingRows, trainingRowsBut } from "./examples.store.ts";
export { type Knowledge, openKnowledge } from "./knowledge.ts";
export { activeLabelModel, keepLabelModel } from "./models.store.ts";
export { chosenModel, searchModelHandlers } from "./search-model.handlers.ts";
export { modelNamed, openChosen, openNamed, openSearchModel, problemOf, type SearchModel } from "./search-model.ts";
export { similarityOn } from "./similarity.ts";
export { starterWants } from "./starter-wants.ts";
export { agreeingExamples, answeringExamples, heldExamples, isAnswering } from "./training/answers.store.ts";
export { batchHandlers } from "./training/batches.handlers.ts";
export { batchToMeasure, measured, templateRows } from "./training/batches.store.ts";
export type { TermsInForce } from "./training/conflicts.ts";
export { isHeld } from "./training/held.ts";
export { askedOf, isAsked, templateBehind } from "./training/questions.ts";
export { type InForce, marksOf, type RuledNow, recheckAnswers, soundDraft } from "./training/training.commands.ts";
export { actsSaid, batchMaterial, keepTrial } from "./training/trial.commands.ts";

export { keepWantModel, wantModel } from "./want-model.store.ts";
