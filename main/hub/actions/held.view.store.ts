/** Which cases have something held that news about orders, cases or accounts may concern. */
import type { Store } from "../store/index.ts";

/** What news is about, by id. */
export interface About {
  orders?: readonly string[];
  cases?: readonly string[];
  accounts?: readonly string[];
  /** Cases that were granted something just now: what other cases of their order rest on. */
  granted?: readonly string[];
  /** Cases that were opened just now: how often their buyer asks is one of the facts. */
  opened?: readonly string[];
  /** What moved the rules just now (a policy that was published, a decision found wrong): everything that a policy granted rests on them. */
  rules?: readonly string[];
}

/**
 * Cases with an effect that has not been sent: of these orders, of the orders of these cases, of these buyers. And those of the cases whose
 * granted effect was taken back because the world had moved, and that nobody has decided since. Of a time that is lived through afterwards, those that were known
 * then: by its clock what is held today would be taken back.
 */
export async function casesHeld(store: Store, { orders = [], cases = [], accounts = [], granted = [], opened = [], rules = [] }: About): Promise<string[]> {
  const found = await store.rows<{ id: string }>(
    `SELECT DISTINCT c.id FROM action a JOIN case_file c ON c.id = a.case_id LEFT JOIN "order" o ON o.id = c.order_id
       WHERE a.state IN ('awaiting', 'held', 'ready') AND a.seen IS NOT NULL AND c.learnt_at <= $7 AND (c.id = ANY($2) OR c.order_id = ANY($1)
         OR c.order_id IN (SELECT other.order_id FROM case_file other WHERE other.id = ANY($2)) OR coalesce(c.account_id, o.account_id) = ANY($3)
         OR EXISTS (SELECT 1 FROM case_file other WHERE other.id = ANY($4) AND other.order_id = c.order_id AND other.id <> c.id)
         OR EXISTS (SELECT 1 FROM case_file other WHERE other.id = ANY($5) AND other.account_id = coalesce(c.account_id, o.account_id) AND other.id <> c.id)
         OR (a.auto AND $6))
     UNION
     SELECT a.case_id FROM action a WHERE a.case_id = ANY($2) AND a.auto AND a.state = 'undone' AND a.params ? 'moved'
       AND a.decision_id = (SELECT d.id FROM decision d WHERE d.case_id = a.case_id ORDER BY d.created_at DESC, d.id DESC LIMIT 1)`,
    [orders, cases, accounts, granted, opened, rules.length > 0, new Date(store.clock.now())],
  );
  return found.map((row) => row.id);
}
