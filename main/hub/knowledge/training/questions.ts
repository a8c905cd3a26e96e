/** Which words a batch is measured on. Pure. */
import { ENOUGH } from "./figures.ts";
import { isHeld } from "./held.ts";

/** Templates asked at most. */
const MOST_TEMPLATES = 200;
const PREFIX = "template:";

/** Whether a template is asked in measurements and so left out of what they train on. */
export const isAsked = ({ id }: { id: string }): boolean => isHeld(id);

/** The template behind a question; `null` of a case's. */
export const templateBehind = (questionId: string): string | null => (questionId.startsWith(PREFIX) ? questionId.slice(PREFIX.length) : null);

/** Ids of all questions, the shop's own alone where they are enough; and which are its own. */
export function askedOf(
  held: { own: readonly string[]; others: readonly string[] },
  templates: readonly { id: string }[],
): { all: string[]; own: ReadonlySet<string> } {
  const own = new Set(held.own);
  if (own.size >= ENOUGH) return { all: [...held.own], own };
  const written = templates
    .filter(isAsked)
    .slice(0, MOST_TEMPLATES)
    .map(({ id }) => PREFIX + id);
  return { all: [...held.own, ...held.others, ...written], own };
}
