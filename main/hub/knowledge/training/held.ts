import { sha256 } from "../../kernel/ids.ts";

/** One case in so many is kept apart to measure with. */
const IN = 5;

/** Whether a case is kept apart to measure with: by its id alone, so that it is never learnt from, whoever comes first. Words no case stands behind never are. */
export function isHeld(caseId: string | null): boolean {
  return caseId !== null && Number.parseInt(sha256(`held back ${caseId}`).slice(0, 8), 16) % IN === 0;
}
