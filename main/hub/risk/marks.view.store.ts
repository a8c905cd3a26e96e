/** What reviewers said is to be done with accounts for a time. */
import type { MarkKind } from "../contract/words.ts";
import { markKinds } from "../contract/words.ts";
import type { Store, Tx } from "../store/index.ts";

const strictness = `ARRAY[${markKinds.map((kind) => `'${kind}'`).join(", ")}]`;

/** SQL: the mark of an account that holds at a time, of several the strictest; none is null. `account` and `now` are SQL. */
export function standingMark({ account, now }: { account: string; now: string }): string {
  return `(SELECT mark.kind FROM account_mark mark WHERE mark.account_id = ${account} AND mark.ended_at IS NULL AND mark.until > ${now}::timestamptz
     ORDER BY array_position(${strictness}, mark.kind) LIMIT 1)`;
}

export interface ShownMark {
  id: string;
  accountId: string;
  kind: MarkKind;
  reason: string;
  byName: string;
  at: Date;
  until: Date;
  endedAt: Date | null;
  endedBy: string | null;
  endReason: string | null;
}

const columns = `m.id, m.account_id AS "accountId", m.kind, m.reason, coalesce(o.name, m.made_by) AS "byName", m.made_at AS at, m.until, m.ended_at AS "endedAt",
  coalesce(e.name, m.ended_by) AS "endedBy", m.end_reason AS "endReason"`;
const people = "LEFT JOIN operator o ON m.made_by = 'operator:' || o.id LEFT JOIN operator e ON m.ended_by = 'operator:' || e.id";

/** The mark of each account that holds at a time. */
export async function marksNow(from: Pick<Store | Tx, "rows">, accountIds: readonly string[], now: Date): Promise<Map<string, ShownMark>> {
  const rows = await from.rows<ShownMark>(
    `SELECT DISTINCT ON (m.account_id) ${columns} FROM account_mark m ${people} WHERE m.account_id = ANY($1) AND m.ended_at IS NULL AND m.until > $2
     ORDER BY m.account_id, array_position(${strictness}, m.kind), m.made_at DESC`,
    [accountIds, now],
  );
  return new Map(rows.map((row) => [row.accountId, row]));
}

/** Every mark an account had, the newest first. */
export function marksOf(store: Store, accountId: string): Promise<ShownMark[]> {
  return store.rows(`SELECT ${columns} FROM account_mark m ${people} WHERE m.account_id = $1 ORDER BY m.made_at DESC, m.id DESC LIMIT 50`, [accountId]);
}

/** Whether the time of any is over that has not ended. */
export async function isAnyExpired(store: Store): Promise<boolean> {
  return (await store.rows("SELECT 1 AS one FROM account_mark WHERE ended_at IS NULL AND until <= $1 LIMIT 1", [new Date(store.clock.now())])).length > 0;
}
