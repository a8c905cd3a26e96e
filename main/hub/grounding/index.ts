/**
 * Face of grounding: whether a reply may leave. Pure. A sentence leaves when every part of it is supported by the record, allowed by the seller
 * or known to be harmless; what nobody knows stays. Source of the rules: the record's facts and promises, advertising law, the platforms' bans.
 */
export { type Checker, checker, featureReader } from "./checker.ts";
export { commitmentsOf } from "./commitments.ts";
export { type Filling, fill, fillingOf, fillKnown, holds } from "./filling.ts";
export { chineseNumber } from "./numerals.ts";
export { bothLanguages } from "./reasons.ts";
export { sentencesOf } from "./sentences.ts";
export { kept, learn } from "./weigh/learn.ts";
export { learnt } from "./weigh/learnt.ts";
