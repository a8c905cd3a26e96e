/** What becomes of groups when somebody looks: opened, counted anew, told again, handed to the next, solved. Pure, so that clocks and kills can be tried. */
import type { WaitingState } from "../contract/lists.ts";
import type { RuleBody } from "../contract/waiting.ts";

/** What waits at a shop for a cause, as it was just found. */
export interface Found {
  ruleId: string;
  shopId: string;
  cause: string;
  count: number;
  oldestAt: Date;
}

/** A group that lives. */
export interface Group extends Found {
  id: string;
  state: WaitingState;
  rung: number;
  turn: number;
  actBy: Date | null;
  actedAt: Date | null;
  snoozedUntil: Date | null;
}

export type Step =
  | { does: "open"; found: Found }
  | { does: "recount"; group: Group; found: Found }
  /** Told again to whoever is on this rung; why: nobody acted, nobody could be told, the rest or somebody's time is over. */
  | { does: "tell"; group: Group; found: Found; rung: number; why: "nobody_acted" | "failed" | "rested" | "held_long" }
  | { does: "solve"; group: Group };

export interface Looked {
  found: readonly Found[];
  groups: readonly Group[];
  rules: ReadonlyMap<string, RuleBody>;
  /** Groups of which every message of the newest turn came to nothing. */
  lost: ReadonlySet<string>;
  /** How many people stand behind whoever is on duty. */
  rungs: number;
  now: Date;
}

const keyOf = ({ ruleId, shopId, cause }: Pick<Found, "ruleId" | "shopId" | "cause">): string => JSON.stringify([ruleId, shopId, cause]);

/** One step at most a group; looked at twice at one time, the second finds nothing to do. */
export function stepsOf({ found, groups, rules, lost, rungs, now }: Looked): Step[] {
  const waits = new Map(found.map((one) => [keyOf(one), one]));
  const steps: Step[] = [];
  for (const group of groups) {
    const still = waits.get(keyOf(group));
    waits.delete(keyOf(group));
    const rule = rules.get(group.ruleId);
    if (!still || !rule) steps.push({ does: "solve", group });
    else {
      const step = toldAgain({ group, found: still, rule, lost: lost.has(group.id), rungs, now });
      if (step) steps.push(step);
      else if (still.count !== group.count || still.oldestAt.getTime() !== group.oldestAt.getTime()) steps.push({ does: "recount", group, found: still });
    }
  }
  return [...steps, ...[...waits.values()].map((one): Step => ({ does: "open", found: one }))];
}

interface Again {
  group: Group;
  found: Found;
  rule: RuleBody;
  lost: boolean;
  rungs: number;
  now: Date;
}

function toldAgain({ group, found, rule, lost, rungs, now }: Again): Step | null {
  const isPast = (at: Date | null): boolean => at !== null && at <= now;
  const next = Math.min(group.rung + 1, rungs);
  if (group.state === "snoozed") return isPast(group.snoozedUntil) ? { does: "tell", group, found, rung: group.rung, why: "rested" } : null;
  if (group.state === "acknowledged") {
    const heldUntil = group.actedAt && new Date(group.actedAt.getTime() + rule.holdMinutes * 60_000);
    return isPast(heldUntil) ? { does: "tell", group, found, rung: next, why: "held_long" } : null;
  }
  if (next <= group.rung) return null;
  if (lost) return { does: "tell", group, found, rung: next, why: "failed" };
  return isPast(group.actBy) ? { does: "tell", group, found, rung: next, why: "nobody_acted" } : null;
}
