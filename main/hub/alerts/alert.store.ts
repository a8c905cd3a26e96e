/** Alerts: kept before they go out, taken to be sent, and what became of them. */
import type { AlertLevel, AlertProblem, AlertState } from "../contract/lists.ts";
import { handedOver, type Store, type Tx } from "../store/index.ts";
import { alertLifecycle } from "./alert.lifecycle.ts";

/** An alert as it is kept when it is made. */
export interface NewAlert {
  id: string;
  number: string;
  /** Each receiver is told of a cause once, however often it is asked. */
  cause: string;
  receiver: string;
  notifierId: string;
  operatorId: string | null;
  mentions: readonly string[];
  level: AlertLevel;
  title: string;
  lines: readonly string[];
  link: string;
  /** By name, for templates; `linkWords` is what the link is called. */
  values: Readonly<Record<string, string>>;
  notBefore: Date;
}

/** An alert on its way out. */
export interface AlertRow extends NewAlert {
  attempts: number;
  madeAt: Date;
  state: AlertState;
  reference: string;
}

const NEW = handedOver<NewAlert>({
  id: "text",
  number: "text",
  cause: "text",
  receiver: "text",
  notifierId: "text",
  operatorId: "text",
  mentions: "jsonb",
  level: "text",
  title: "text",
  lines: "jsonb",
  link: "text",
  values: "jsonb",
  notBefore: "timestamptz",
});

/** Keeps alerts; one that its receiver has for this cause already is left out. @returns how many are new. */
export async function keepAlerts(tx: Tx, alerts: readonly NewAlert[]): Promise<number> {
  if (alerts.length === 0) return 0;
  return tx.count(
    `INSERT INTO alert (id, number, cause, receiver, notifier_id, operator_id, mentions, level, title, lines, link, "values", state, not_before, made_at)
     SELECT id, number, cause, receiver, "notifierId", "operatorId", ARRAY(SELECT jsonb_array_elements_text(mentions)), level, title, lines, link, "values", 'waiting', "notBefore", $1
     FROM ${NEW.from(2)} AS made ON CONFLICT (cause, receiver) DO NOTHING`,
    [tx.at, ...NEW.values(alerts)],
  );
}

const COLUMNS = `a.id, a.number, a.cause, a.receiver, a.notifier_id AS "notifierId", a.operator_id AS "operatorId", a.mentions, a.level, a.title, a.lines, a.link, a."values",
  a.not_before AS "notBefore", a.attempts, a.made_at AS "madeAt", a.state, a.reference`;

/**
 * Takes alerts of a notifier to be sent, the oldest first, as many as it still takes in this minute. From here until it is settled nobody else sends them:
 * whoever is killed in between leaves them to {@link takeCutShort}. The notifier's row is held, so that two hubs do not count the same room.
 */
export async function takeDue(tx: Tx, of: { notifierId: string; perMinute: number; most: number }): Promise<AlertRow[]> {
  const [open] = await tx.rows<{ sent: number }>(
    `SELECT (SELECT count(*)::int FROM alert a WHERE a.notifier_id = n.id AND a.sending_at > $2::timestamptz - interval '60 seconds') AS sent
     FROM notifier n WHERE n.id = $1 AND n.enabled AND (n.paused_until IS NULL OR n.paused_until <= $2) FOR UPDATE OF n SKIP LOCKED`,
    [of.notifierId, tx.at],
  );
  const room = Math.min(of.most, of.perMinute - (open?.sent ?? of.perMinute));
  if (room <= 0) return [];
  return tx.rows<AlertRow>(
    `UPDATE alert a SET state = 'sending', sending_at = $2, attempts = a.attempts + 1
     WHERE a.id IN (SELECT d.id FROM alert d WHERE d.notifier_id = $1 AND d.state = 'waiting' AND d.not_before <= $2 ORDER BY d.made_at, d.id LIMIT $3 FOR UPDATE SKIP LOCKED)
     RETURNING ${COLUMNS}`,
    [of.notifierId, tx.at, room],
  );
}

/** Alerts that somebody took and never settled: he was killed, or is as good as that. They are held by this write. */
export function takeCutShort(tx: Tx, before: Date): Promise<AlertRow[]> {
  return tx.rows<AlertRow>(
    `SELECT ${COLUMNS} FROM alert a WHERE a.state = 'sending' AND a.sending_at <= $1 ORDER BY a.made_at LIMIT 200 FOR UPDATE SKIP LOCKED`,
    [before],
  );
}

/** Alerts of which nobody knows, and those whose receipt is still to come, which may be asked about now. */
export function toLookUp(from: Pick<Store, "rows">, of: { notifierId: string; now: Date }): Promise<AlertRow[]> {
  return from.rows<AlertRow>(
    `SELECT ${COLUMNS} FROM alert a WHERE a.notifier_id = $1 AND a.not_before <= $2 AND a.made_at > $2::timestamptz - interval '1 day'
       AND (a.state = 'unknown' OR a.state = 'accepted') ORDER BY a.not_before LIMIT 20`,
    [of.notifierId, of.now],
  );
}

/** What an alert came to. */
export interface Settled {
  id: string;
  from: AlertState;
  to: AlertState;
  problem: AlertProblem | null;
  detail: string;
  reference?: string;
  /** When it is tried or asked about again. */
  notBefore?: Date;
}

/** Writes it down where it is still so. @returns whether it was. @throws Error where the table knows no such step. */
export async function settleAlert(tx: Tx, of: Settled): Promise<boolean> {
  const step = alertLifecycle.step(of.from, of.to);
  if (!step.ok) throw new Error(step.refusal.message);
  const count = await tx.count(
    `UPDATE alert SET state = $3, problem = $4, detail = $5, reference = coalesce($6, reference), not_before = coalesce($7, not_before),
       sent_at = CASE WHEN $3 IN ('accepted', 'delivered') AND sent_at IS NULL THEN $8 ELSE sent_at END,
       settled_at = CASE WHEN $3 = 'waiting' THEN NULL ELSE $8 END WHERE id = $1 AND state = $2`,
    [of.id, of.from, of.to, of.problem, of.detail, of.reference ?? null, of.notBefore ?? null, tx.at],
  );
  return count > 0;
}

/** Of alerts by id, how they stand. */
export async function alertStates(tx: Tx, ids: readonly string[]): Promise<Map<string, { state: AlertState; notifierId: string }>> {
  const rows = await tx.rows<{ id: string; state: AlertState; notifierId: string }>(
    `SELECT a.id, a.state, a.notifier_id AS "notifierId" FROM alert a WHERE a.id = ANY($1) FOR UPDATE`,
    [ids],
  );
  return new Map(rows.map(({ id, state, notifierId }) => [id, { state, notifierId }]));
}

/** What has not gone out and is about something that is over is dropped. */
export async function dropWaiting(tx: Tx, causes: readonly string[]): Promise<number> {
  if (causes.length === 0) return 0;
  return tx.count("UPDATE alert SET state = 'dropped', settled_at = $2 WHERE cause = ANY($1) AND state = 'waiting'", [causes, tx.at]);
}

/** Of these causes, those of which every alert came to nothing. */
export async function causesLost(from: Pick<Tx, "rows">, causes: readonly string[]): Promise<Set<string>> {
  if (causes.length === 0) return new Set();
  const rows = await from.rows<{ cause: string }>(
    `SELECT a.cause FROM alert a WHERE a.cause = ANY($1) GROUP BY a.cause HAVING bool_and(a.state IN ('failed', 'undelivered'))`,
    [causes],
  );
  return new Set(rows.map(({ cause }) => cause));
}

/** Notifiers that have anything to send, by id. */
export async function notifiersDue(from: Pick<Store, "rows">, now: Date): Promise<string[]> {
  const rows = await from.rows<{ id: string }>("SELECT DISTINCT a.notifier_id AS id FROM alert a WHERE a.state = 'waiting' AND a.not_before <= $1", [now]);
  return rows.map(({ id }) => id);
}

/** What was sent longer ago than this is forgotten. */
export async function forgetAlerts(store: Store, before: Date): Promise<void> {
  await store.rows("DELETE FROM alert WHERE made_at < $1 AND state NOT IN ('waiting', 'sending')", [before]);
}
