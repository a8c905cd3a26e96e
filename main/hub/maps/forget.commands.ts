import { commit, type Store } from "../store/index.ts";
import { forgetQuestionsBefore } from "./service.store.ts";

/** What a map was asked is known as long as what models were asked. */
const KEPT_MS = 90 * 86_400_000;

/** Forgets what was asked longer ago. @returns how much */
export function forgetQuestions(store: Store): Promise<number> {
  return commit(store, "system", (tx) => forgetQuestionsBefore(tx, new Date(tx.at.getTime() - KEPT_MS)));
}
