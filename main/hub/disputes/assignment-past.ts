/** How cases of days that are over would have gone by rules: everybody here within his hours, a case in hand until it was done. Pure. */
import { isOff } from "../access/index.ts";
import type { Settings } from "../contract/settings.ts";
import { type CaseToGive, type Choice, chooseFor, type Taker } from "./assignment.ts";

/** A case with when it came and when it was done, ms. */
export interface PastCase extends CaseToGive {
  cameAt: number;
  doneAt: number | null;
}

type PastTaker = Taker & { hours: Settings["hours"] };

/** Goes through them in the order in which they came. */
export function goThrough(cases: readonly PastCase[], takers: readonly PastTaker[]): Choice[] {
  const inHand = new Map<string, (number | null)[]>(takers.map(({ id }) => [id, []]));
  return cases
    .toSorted((one, other) => one.cameAt - other.cameAt || (one.id < other.id ? -1 : 1))
    .map((of) => {
      for (const taker of takers) {
        const still = (inHand.get(taker.id) ?? []).filter((doneAt) => doneAt === null || doneAt > of.cameAt);
        inHand.set(taker.id, still);
        Object.assign(taker, { load: still.length, off: isOff(taker.hours, of.cameAt), state: "here" });
      }
      const choice = chooseFor(of, takers);
      if (!("why" in choice)) {
        inHand.get(choice.taker.id)?.push(of.doneAt);
        choice.taker.givenAt = of.cameAt;
      }
      return choice;
    });
}
