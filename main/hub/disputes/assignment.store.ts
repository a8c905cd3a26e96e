/** Rules of giving cases, whose turn it is, and the writing of what was given. */
import { AssignRules } from "../contract/assignment.ts";
import { keepSetting, locks, type Store, settingHeld, settingOf, type Tx } from "../store/index.ts";
import { firstRules } from "./assignment.ts";

const KEY = "assignment";
interface Kept {
  revision: number;
  rules: AssignRules;
}
const first: Kept = { revision: 0, rules: firstRules };

/** The rules in force; what cannot be read any more is as if nobody had set any, which is: off. */
export async function rulesOf(from: Pick<Store, "prisma"> | Pick<Tx, "prisma">): Promise<Kept> {
  return readable(await settingOf<Kept>(from, KEY));
}

function readable(kept: Kept | null): Kept {
  const rules = AssignRules.safeParse(kept?.rules);
  return kept && rules.success ? { revision: kept.revision, rules: rules.data } : { ...first, revision: kept?.revision ?? 0 };
}

/** Keeps rules where nobody saved since this revision; `null` where somebody did. @returns the new revision. */
export async function keepRules(tx: Tx, of: Kept): Promise<number | null> {
  await lockGiving(tx);
  const held = readable(await settingHeld<Kept>(tx, KEY));
  if (held.revision !== of.revision) return null;
  const revision = of.revision + 1;
  await keepSetting(tx, KEY, { revision, rules: of.rules });
  return revision;
}

/** Whoever gives cases is alone, to the end of the write: so loads are true while he counts. Taken before any row, and none is waited for behind it. */
export async function lockGiving(tx: Tx): Promise<void> {
  await tx.rows("SELECT pg_advisory_xact_lock($1)", [locks.giving]);
}

/** When each was given a case last, ms. */
export async function turnsOf(from: Pick<Tx, "rows">): Promise<Map<string, number>> {
  const rows = await from.rows<{ id: string; at: Date }>(`SELECT operator_id AS id, at FROM giving_turn`);
  return new Map(rows.map(({ id, at }) => [id, at.getTime()]));
}

/** A case that goes from somebody, or from the queue (`null`), to somebody or back to it. */
export interface Given {
  id: string;
  from: string | null;
  to: string | null;
}

/** Writes what is given, where it is still so and nobody holds it. @returns the ids that went. */
export async function writeGiven(tx: Tx, given: readonly Given[]): Promise<Set<string>> {
  if (given.length === 0) return new Set();
  const rows = await tx.rows<{ id: string }>(
    `UPDATE case_file c SET assignee_id = g."to" FROM jsonb_to_recordset($1::jsonb) AS g(id text, "from" text, "to" text)
     WHERE c.id = g.id AND c.id IN (SELECT f.id FROM case_file f JOIN jsonb_to_recordset($1::jsonb) AS w(id text, "from" text) ON w.id = f.id
       WHERE f.status = 'open' AND f.assignee_id IS NOT DISTINCT FROM w."from" FOR UPDATE OF f SKIP LOCKED) RETURNING c.id`,
    [given],
  );
  const went = new Set(rows.map(({ id }) => id));
  const takers = [...new Set(given.flatMap(({ id, to }) => (to !== null && went.has(id) ? [to] : [])))];
  tx.run(
    "INSERT INTO giving_turn (operator_id, at) SELECT id, $2 FROM unnest($1::text[]) AS taker(id) ON CONFLICT (operator_id) DO UPDATE SET at = excluded.at",
    [takers, tx.at],
  );
  return went;
}
