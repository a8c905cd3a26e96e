import { maskText } from "../access/index.ts";
import { addExamples, casesInExamples } from "../knowledge/index.ts";
import type { Tx } from "../store/index.ts";
import { lockOrdersThenCases } from "./lock.store.ts";
import { solvedCases } from "./message.store.ts";

/**
 * Offers solved cases to the trainer as candidate examples: what the buyer said and what a person answered, masked. Only cases
 * that are done, have a class and a person's answer that went out, each once. Gives how many were offered.
 */
export async function proposeExamples(tx: Tx, caseIds: readonly string[]): Promise<number> {
  await lockOrdersThenCases(tx, { caseIds });
  const solved = await solvedCases(tx, caseIds);
  const told = await casesInExamples(
    tx,
    solved.map((each) => each.caseId),
  );
  const offered = await addExamples(
    tx,
    solved
      .filter((each) => !told.has(each.caseId))
      .map((each) => ({ ...each, question: maskText(each.question), reply: maskText(each.reply), state: "candidate" })),
  );
  return offered.length;
}
