/** Under what the steps of one side's work on a case are kept: apart from those of real replies to it. */
export function threadOf({ comparisonId, questionId }: { comparisonId: string; questionId: string }, name: "left" | "right"): string {
  return `compared.${comparisonId}.${questionId}.${name}`;
}
