import type { ActionView } from "../../main/hub/contract/index.ts";

/** Who looks: his name in the journal, and what he may. */
interface Looking {
  actor: string;
  worksCases: boolean;
  undoesMoney: boolean;
}

/** Whether this person may take an action back: his own; every one who undoes money and works cases; payments alone who only watches the money. */
export function mayTakeBack({ amountFen, by }: Pick<ActionView, "amountFen" | "by">, { actor, worksCases, undoesMoney }: Looking): boolean {
  return worksCases ? undoesMoney || by === actor : undoesMoney && amountFen > 0;
}
