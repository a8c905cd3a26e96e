import type { Outputs } from "../../client/rpc.ts";
import type { FactTold } from "../../widgets/cell-words.ts";
import { useFactName } from "../../widgets/fact-words.ts";

/** A fact as the desk lists it. */
export type Fact = Outputs["policies"]["list"]["facts"][number];

/** Names and units of facts by id. In Chinese without the unit in brackets: it stands beside the number. */
export function useTold(facts: readonly Fact[]): (fact: string) => FactTold {
  const name = useFactName();
  const known = new Map(facts.map((each) => [each.fact, each]));
  return (fact) => {
    const found = known.get(fact);
    const called = name(fact, found?.label ?? fact);
    return { name: found?.unit ? called.replace(IN_BRACKETS, "") : called, unit: found?.unit ?? null };
  };
}

/** What stands in brackets at a name's end; of a number that is its unit. */
const IN_BRACKETS = / ?[（(][^）)]*[）)]$/;
