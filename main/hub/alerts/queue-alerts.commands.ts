import { newId } from "../kernel/ids.ts";
import type { Notifier } from "../notifiers/port.ts";
import type { Tx } from "../store/index.ts";
import { keepAlerts, type NewAlert } from "./alert.store.ts";
import { allNotifiers } from "./notifier.store.ts";
import { waysThere } from "./ways.store.ts";

/** Something people are to be told of: by these notifiers, these people (called in groups, told one by one elsewhere). */
export interface AskedAlert extends Pick<NewAlert, "cause" | "level" | "title" | "lines" | "link" | "values" | "notBefore"> {
  notifierIds: readonly string[];
  people: readonly string[];
}

/** Why nobody at all will be told: no notifier that is connected and on, nobody to be told one by one, or people without that way. */
export type Untold = "no_notifier" | "nobody" | "no_way";

/** Letters of the number by which one alert is told from another. */
const NUMBER_LETTERS = 6;

/**
 * Keeps what is to be told; it goes out after this write. Safe to repeat: one message a cause and receiver.
 * @returns why nobody will hear of it, by its cause.
 */
export async function queueAlerts(tx: Tx, kinds: (kind: string) => Notifier | undefined, asked: readonly AskedAlert[]): Promise<Map<string, Untold>> {
  const untold = new Map<string, Untold>();
  if (asked.length === 0) return untold;
  const [rows, ways] = [await allNotifiers(tx), await waysThere(tx)];
  const open = new Map(rows.flatMap((row) => (row.enabled && kinds(row.kind) ? [[row.id, kinds(row.kind)?.manifest] as const] : [])));
  const made: NewAlert[] = [];
  for (const one of asked) {
    const named = one.notifierIds.filter((id) => open.has(id));
    let reached = 0;
    for (const notifierId of named) {
      const manifest = open.get(notifierId);
      const way = manifest?.way ?? null;
      const having = one.people.filter((id) => way !== null && ways.get(id)?.includes(way));
      const receivers = manifest?.to === "group" ? [null] : having;
      for (const operatorId of receivers) made.push(newAlert(tx, one, { notifierId, operatorId, mentions: operatorId === null ? having : [] }));
      reached += receivers.length;
    }
    if (reached === 0) untold.set(one.cause, named.length === 0 ? "no_notifier" : one.people.length === 0 ? "nobody" : "no_way");
  }
  await keepAlerts(tx, made);
  return untold;
}

function newAlert(tx: Tx, one: AskedAlert, to: { notifierId: string; operatorId: string | null; mentions: readonly string[] }): NewAlert {
  const id = newId(tx.at.getTime());
  const { cause, level, title, lines, link, values, notBefore } = one;
  return {
    id,
    number: `#${id.slice(-NUMBER_LETTERS).toUpperCase()}`,
    cause,
    receiver: to.operatorId === null ? to.notifierId : `${to.notifierId}:${to.operatorId}`,
    ...to,
    level,
    title,
    lines,
    link,
    values,
    notBefore,
  };
}
