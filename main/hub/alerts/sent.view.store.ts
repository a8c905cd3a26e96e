/** What was sent, as screens list it. */
import type { AlertLevel, AlertProblem, AlertState } from "../contract/lists.ts";
import type { Store, Tx } from "../store/index.ts";

/** An alert in a list. */
export interface SentRow {
  id: string;
  number: string;
  at: Date;
  cause: string;
  notifierName: string;
  kind: string;
  operatorId: string | null;
  title: string;
  level: AlertLevel;
  state: AlertState;
  attempts: number;
  notBefore: Date;
  sentAt: Date | null;
  problem: AlertProblem | null;
  detail: string;
}

const ROW = `a.id, a.number, a.made_at AS at, a.cause, n.name AS "notifierName", n.kind, a.operator_id AS "operatorId", a.title, a.level, a.state, a.attempts,
  a.not_before AS "notBefore", a.sent_at AS "sentAt", a.problem, a.detail`;

/** What was sent, newest first. */
export async function sentAlerts(store: Store, { page, size }: { page: number; size: number }): Promise<{ rows: SentRow[]; total: number }> {
  const rows = await store.rows<SentRow>(
    `SELECT ${ROW} FROM alert a JOIN notifier n ON n.id = a.notifier_id ORDER BY a.made_at DESC, a.id DESC LIMIT $1 OFFSET $2`,
    [size, page * size],
  );
  const [counted] = await store.rows<{ total: number }>("SELECT count(*)::int AS total FROM alert");
  return { rows, total: counted?.total ?? 0 };
}

/** What was sent about these causes, oldest first. */
export function alertsAbout(from: Pick<Store | Tx, "rows">, causes: readonly string[]): Promise<SentRow[]> {
  return from.rows<SentRow>(`SELECT ${ROW} FROM alert a JOIN notifier n ON n.id = a.notifier_id WHERE a.cause = ANY($1) ORDER BY a.made_at, a.id`, [causes]);
}

/** By notifier, what it took since a time, and what came to nothing or is not known. */
export async function tookSince(store: Store, since: Date): Promise<Map<string, { took: number; failed: number }>> {
  const rows = await store.rows<{ id: string; took: number; failed: number }>(
    `SELECT a.notifier_id AS id, count(*) FILTER (WHERE a.state IN ('accepted', 'delivered'))::int AS took,
       count(*) FILTER (WHERE a.state IN ('failed', 'undelivered', 'unknown'))::int AS failed FROM alert a WHERE a.made_at > $1 GROUP BY 1`,
    [since],
  );
  return new Map(rows.map(({ id, ...of }) => [id, of]));
}
