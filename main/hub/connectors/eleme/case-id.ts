/**
 * The platform gives its cases no id: an order has one that is open, and several one after the other. Here a case is named by its order and the
 * first second at which it was told of, and what is held of an order says which case is meant by what comes later. Pure but for the asking.
 */
import type { ConnectorContext } from "../port.ts";
import { isAnswered, type Told } from "./statuses.ts";

/** Cancelled before the order is done, or asked back afterwards. */
export type Family = "cancel" | "refund";

/** A case of an order as it was last kept. */
export interface HeldCase extends Told {
  id: string;
  /** First told of, unix seconds. */
  since: number;
  family: Family;
}

export const caseId = (orderId: string, since: number): string => `${orderId}-${since}`;

/** Order and beginning of a case; `since` is `null` where only the order is named. */
export function partsOf(id: string): { orderId: string; since: number | null } {
  const [, orderId = id, since] = /^(.+)-(\d{9,11})$/.exec(id) ?? [];
  return { orderId, since: since === undefined ? null : Number(since) };
}

/** What is kept with a version of a case, so that its key alone says how far the case is. */
export const versionText = ({ family, type, status }: Pick<HeldCase, "family" | "type" | "status">): string => `${family},${type},${status}`;

/** Cases of an order that are held, the oldest first. */
export async function heldCases(context: ConnectorContext, orderId: string): Promise<HeldCase[]> {
  const keys = (await context.held?.(`case:${orderId}-`)) ?? [];
  const cases = new Map<string, HeldCase>();
  for (const key of keys) {
    const [, id = "", version = ""] = key.split(":");
    const { since } = partsOf(id);
    const [family, type = "", status = ""] = version.split(",");
    if (since !== null && (family === "cancel" || family === "refund")) cases.set(id, { id, since, family, type, status });
  }
  return [...cases.values()].sort((left, right) => left.since - right.since);
}

/** What is known when a case is looked for. Times are unix seconds. */
export interface Clue {
  orderId: string;
  /** The push says that somebody asks. */
  opens: boolean;
  /** When that was told; `null`: nothing was told, the platform was asked. */
  at: number | null;
  /** The platform's word now. */
  status: string;
  now: number;
}

/** The case that is meant: one that is held, or a new one's beginning. */
export function meantCase(held: readonly HeldCase[], clue: Clue): { held: HeldCase | null; since: number } {
  const newest = held.at(-1);
  if (!newest) return { held: null, since: clue.at ?? clue.now };
  const isLater = clue.at === null || clue.at > newest.since;
  // One case of an order is open at a time: asked again after an answer is another one, and otherwise the same told twice.
  const isNew = isLater && isAnswered(newest) && (clue.opens || (clue.at === null && clue.status === "applied"));
  if (isNew) return { held: null, since: clue.at ?? clue.now };
  const at = clue.at;
  const found = at === null ? newest : (held.findLast(({ since }) => since <= at) ?? held[0] ?? newest);
  return { held: found, since: found.since };
}
