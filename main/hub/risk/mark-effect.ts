/** What a mark would do, from what is open and what policies did. Pure. */
import type { Queue } from "../contract/words.ts";
import type { Fen } from "../kernel/money.ts";
import type { OpenCase } from "./desk.view.store.ts";

/** What policies do by themselves for an account: what has not gone out, and what they granted since a time; fen. */
export interface AutomaticOf {
  held: readonly { caseId: string; amountFen: Fen }[];
  granted: number;
  grantedFen: Fen;
}

export interface MarkEffect {
  open: number;
  toPeople: number;
  toRisk: number;
  toAutomatic: number;
  automaticFen: Fen;
  heldBack: number;
  heldFen: Fen;
  granted30d: number;
  granted30dFen: Fen;
}

/** Counts it; `after`: where cases would go, those that stay where they are left out. */
export function effectOf(open: readonly OpenCase[], after: ReadonlyMap<string, Queue>, automatic: AutomaticOf): MarkEffect {
  const moving = open.flatMap((one) => {
    const to = after.get(one.id) ?? one.queue;
    return to === one.queue ? [] : [{ ...one, to }];
  });
  const automatically = moving.filter(({ to }) => to === "auto");
  const back = automatic.held.filter(({ caseId }) => moving.some(({ id, to }) => id === caseId && to !== "auto"));
  return {
    open: open.length,
    toPeople: moving.filter(({ to }) => to === "agent" || to === "supervisor").length,
    toRisk: moving.filter(({ to }) => to === "risk").length,
    toAutomatic: automatically.length,
    automaticFen: sumOf(automatically),
    heldBack: back.length,
    heldFen: sumOf(back),
    granted30d: automatic.granted,
    granted30dFen: automatic.grantedFen,
  };
}

function sumOf(rows: readonly { amountFen: Fen }[]): Fen {
  return rows.reduce((sum, { amountFen }) => sum + amountFen, 0);
}
