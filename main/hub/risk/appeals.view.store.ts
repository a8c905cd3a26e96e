import type { Store } from "../store/index.ts";

export interface ShownAppeal {
  id: string;
  words: string;
  status: "open" | "upheld" | "rejected";
  byName: string;
  at: Date;
  result: string | null;
  closedBy: string | null;
  closedAt: Date | null;
}

/** Appeals of an account, the newest first. */
export function appealsOf(store: Store, accountId: string): Promise<ShownAppeal[]> {
  return store.rows(
    `SELECT p.id, p.words, p.status, coalesce(o.name, p.recorded_by) AS "byName", p.recorded_at AS at, p.result, coalesce(e.name, p.closed_by) AS "closedBy", p.closed_at AS "closedAt"
     FROM account_appeal p LEFT JOIN operator o ON p.recorded_by = 'operator:' || o.id LEFT JOIN operator e ON p.closed_by = 'operator:' || e.id
     WHERE p.account_id = $1 ORDER BY p.recorded_at DESC, p.id DESC LIMIT 50`,
    [accountId],
  );
}
