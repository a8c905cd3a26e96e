/** What follows from findings that wait: a case, a line in one that is open, or a place in a queue for the next hour. Pure. */
import { bareCase } from "../connectors/port.ts";
import type { FindingKind } from "../contract/words.ts";
import { newCase } from "./case.change.ts";
import type { CaseRecord } from "./case.store.ts";
import type { CaseForFinding, FoundCase, FoundNow } from "./found.view.store.ts";
import type { FoundRules, KeptFoundRule } from "./kept-found-rules.ts";

/** Findings of one cause, the first of which brings it about. */
export interface Opening {
  cause: string;
  kind: FindingKind;
  /** The case that was opened for the cause before and is done: it is opened again; `null`: there is none. */
  again: string | null;
  of: readonly FoundNow[];
}

/** What is to be done; `held`: how many wait because their shop has had its share of this hour. */
export interface FoundSteps {
  tell: { found: FoundNow; caseId: string; raise: KeptFoundRule["priority"] | null }[];
  open: Opening[];
  held: number;
}

const urgencies = ["urgent", "high", "normal"] as const;
/** Kinds that tell of a parcel that does not come: where it stands still with many others, they are one cause. */
const TRAVELS: ReadonlySet<FindingKind> = new Set(["stalled", "hub_silent", "late_delivery"]);

/** An incident's kind and what names it. */
export function incidentOf(incident: string): { kind: "hub_silent" | "oversold"; name: readonly string[] } {
  const [kind, ...name] = incident.split("\n");
  return { kind: kind === "oversold" ? kind : "hub_silent", name };
}

/** By what two findings are one: those of one incident are, else each kind of each order is its own. It stands where an after-sale has the channel's id. */
export function causeOfFinding({ orderId, kind, incident }: Pick<FoundNow, "orderId" | "kind" | "incident">): string {
  if (incident === null) return `found:${orderId}:${kind}`;
  const of = incidentOf(incident);
  return `found:${of.kind === "oversold" ? "sku" : "hub"}:${of.name.join(":")}`;
}

/** Whether one is more urgent than the other. */
function isMoreUrgent(one: KeptFoundRule["priority"], other: KeptFoundRule["priority"]): boolean {
  return urgencies.indexOf(one) < urgencies.indexOf(other);
}

interface Standing {
  rules: FoundRules;
  open: readonly CaseForFinding[];
  /** Cases that the house opened for causes before. */
  before: readonly FoundCase[];
  /** Cases opened in the last hour, by shop. */
  lately: ReadonlyMap<string, number>;
}

/**
 * Goes through findings in their order. One is told in an open case of its order (in that of an incident only where it is part of it) or of its cause; those of one cause
 * go together, a case that is done is opened again for the same cause. A shop is given no more cases than are left of its hour; what opens none, and an incident, is not counted.
 */
export function stepsOfFound(waiting: readonly FoundNow[], of: Standing): FoundSteps {
  const steps: FoundSteps = { tell: [], open: [], held: 0 };
  const casesOf = Map.groupBy(of.open, ({ orderId }) => orderId);
  const before = new Map(of.before.map((one) => [one.cause, one]));
  const raised = new Map<string, KeptFoundRule["priority"]>();
  const opening = new Map<string, Opening & { of: FoundNow[] }>();
  const causeOfOrder = new Map<string, string>();
  const left = new Map<string, number>();
  for (const found of waiting) {
    const cause = causeOfFinding(found);
    const earlier = before.get(cause);
    const open = earlier && !earlier.isDone ? earlier : undefined;
    // All orders that lack one article stand together, also those of which a buyer has asked.
    const stands = isOfArticle(found) ? open : ((casesOf.get(found.orderId) ?? []).find((one) => fits(one, found)) ?? open);
    if (stands) {
      const rule = of.rules.rules[found.kind];
      const raise = rule.raises && isMoreUrgent(rule.priority, raised.get(stands.caseId) ?? stands.priority) ? rule.priority : null;
      if (raise) raised.set(stands.caseId, raise);
      steps.tell.push({ found, caseId: stands.caseId, raise });
      continue;
    }
    const known = opening.get(cause) ?? (isOfArticle(found) ? undefined : opening.get(causeOfOrder.get(found.orderId) ?? ""));
    if (known) {
      known.of.push(found);
      continue;
    }
    if (found.incident === null) {
      const share = left.get(found.shopId) ?? of.rules.mostAnHour - (of.lately.get(found.shopId) ?? 0);
      if (share <= 0) {
        steps.held += 1;
        continue;
      }
      left.set(found.shopId, share - 1);
      // Whatever else is found of the order now stands in the same case.
      causeOfOrder.set(found.orderId, cause);
    }
    opening.set(cause, { cause, kind: found.incident === null ? found.kind : incidentOf(found.incident).kind, again: earlier?.caseId ?? null, of: [found] });
  }
  steps.open = [...opening.values()];
  return steps;
}

const isOfArticle = ({ incident }: FoundNow): boolean => incident !== null && incidentOf(incident).kind === "oversold";

/** Whether a finding is told in this open case: in any of the order's own; in that of an incident only what tells of the same parcel that does not come. */
function fits(stands: Pick<CaseForFinding, "foundKind" | "isOfMany">, { kind }: FoundNow): boolean {
  if (stands.foundKind === "oversold" && stands.isOfMany) return false;
  return stands.foundKind !== "hub_silent" || TRAVELS.has(kind);
}

/** The row of a case that a finding opens: it claims nothing, has no clock, and is told to nobody but the desk. */
export function foundRecord(of: Opening, given: { id: string; number: string; at: Date; reason: string }): CaseRecord | null {
  const [first] = of.of;
  if (!first) return null;
  const isOne = first.incident === null;
  const { id, number, at, reason } = given;
  const fact = { ...bareCase({ id: of.cause, at, orderRef: isOne ? first.channelOrderId : "" }), kind: "complaint" as const, reason };
  const told = { shopId: first.shopId, channel: first.channel, fact, reading: 0, out: { fen: 0, ground: "told" as const }, outAt: null };
  const { after } = newCase(told, { id, number, orderId: isOne ? first.orderId : null, accountId: null, at });
  return { ...after, version: 0, triageState: "done" };
}
