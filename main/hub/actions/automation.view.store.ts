/** What policies hold and what of theirs is under way, for the switches. */
import type { StopOf } from "../contract/index.ts";
import type { Reader } from "./actions.store.ts";

const scoped = `($1 = 'all' OR ($1 = 'shop' AND a.shop_id = $2) OR ($1 = 'row' AND EXISTS (SELECT 1 FROM decision d WHERE d.id = a.decision_id AND d.policy = $2 AND d."row" = $3)))`;

/** Automatic effects that have not gone out (fen), and those whose call to the channel has begun and is not answered. */
export async function automaticUnderWay(reader: Reader, of: StopOf): Promise<{ held: number; heldFen: number; going: number }> {
  const which = of.scope === "shop" ? of.shopId : of.scope === "row" ? of.policy : null;
  const [row] = await reader.rows<{ held: number; heldFen: number; going: number }>(
    `SELECT count(*) FILTER (WHERE a.state IN ('awaiting', 'held', 'ready'))::int AS held,
       coalesce(sum(a.amount_fen) FILTER (WHERE a.state IN ('awaiting', 'held', 'ready')), 0)::float8 AS "heldFen",
       count(*) FILTER (WHERE a.state IN ('sending', 'unclear'))::int AS going
     FROM action a WHERE a.auto AND a.state IN ('awaiting', 'held', 'ready', 'sending', 'unclear') AND ${scoped}`,
    [of.scope, which, of.scope === "row" ? of.row : null],
  );
  return row ?? { held: 0, heldFen: 0, going: 0 };
}

/** Which decision each of these actions carries out. */
export async function decisionsOfActions(reader: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const found = await reader.rows<{ id: string; decisionId: string | null }>(`SELECT id, decision_id AS "decisionId" FROM action WHERE id = ANY($1)`, [ids]);
  return new Map(found.flatMap(({ id, decisionId }) => (decisionId === null ? [] : [[id, decisionId] as const])));
}

/** What policies hold for an account's cases, and what they granted there since a time and stands; fen. */
export async function automaticOfAccount(
  reader: Reader,
  { accountId, since }: { accountId: string; since: Date },
): Promise<{ held: { caseId: string; amountFen: number }[]; granted: number; grantedFen: number }> {
  const rows = await reader.rows<{ caseId: string; amountFen: number; held: boolean; granted: boolean }>(
    `SELECT a.case_id AS "caseId", a.amount_fen AS "amountFen", a.state IN ('awaiting', 'held', 'ready') AS held,
       a.created_at > $2 AND a.state NOT IN ('undone', 'failed') AS granted
     FROM action a JOIN case_file c ON c.id = a.case_id LEFT JOIN "order" o ON o.id = c.order_id
     WHERE a.auto AND coalesce(c.account_id, o.account_id) = $1 AND (a.created_at > $2 OR a.state IN ('awaiting', 'held', 'ready'))`,
    [accountId, since],
  );
  const granted = rows.filter((row) => row.granted);
  return { held: rows.filter((row) => row.held), granted: granted.length, grantedFen: granted.reduce((sum, { amountFen }) => sum + amountFen, 0) };
}
