/** The tables of macros: as they are, as they were before each edit, and on their way to a buyer. */
import { MacroBody, MacroFollows } from "../../contract/macros.ts";
import type { Store, Tx } from "../../store/index.ts";
import { STARTER } from "./starter-macros.ts";

/** A macro as it is kept. */
export interface KeptMacro {
  id: string;
  ownerId: string;
  shared: boolean;
  name: string;
  body: MacroBody;
  revision: number;
  uses: number;
  usedAt: Date | null;
  updatedAt: Date;
  updatedBy: string;
}

type Row = Omit<KeptMacro, "body"> & { body: unknown };

const COLUMNS = `id, owner_id AS "ownerId", shared, name, body, revision, uses, used_at AS "usedAt", updated_at AS "updatedAt", updated_by AS "updatedBy"`;
const keptOf = (row: Row): KeptMacro => ({ ...row, body: MacroBody.parse(row.body) });

/** What a person is offered: everybody's and his own, the most used first. */
export async function macrosFor(store: Pick<Store | Tx, "rows">, personId: string): Promise<KeptMacro[]> {
  const rows = await store.rows<Row>(`SELECT ${COLUMNS} FROM macro WHERE shared OR owner_id = $1 ORDER BY uses DESC, name, id`, [personId]);
  return rows.map(keptOf);
}

/** A macro, locked until the write ends. */
export async function lockMacro(tx: Tx, id: string): Promise<KeptMacro | null> {
  const [row] = await tx.rows<Row>(`SELECT ${COLUMNS} FROM macro WHERE id = $1 FOR UPDATE`, [id]);
  return row ? keptOf(row) : null;
}

/** How many there are that everybody is offered, or (`ownerId`) that somebody keeps for himself. */
export async function macrosKept(tx: Tx, ownerId: string | null): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(
    "SELECT count(*)::int AS count FROM macro WHERE CASE WHEN $1::text IS NULL THEN shared ELSE NOT shared AND owner_id = $1 END",
    [ownerId],
  );
  return row?.count ?? 0;
}

export function addMacro(tx: Tx, { id, ownerId, shared, name, body }: Pick<KeptMacro, "id" | "ownerId" | "shared" | "name" | "body">): void {
  tx.run("INSERT INTO macro (id, owner_id, shared, name, body, updated_at, updated_by) VALUES ($1, $2, $3, $4, $5::jsonb, $6, $7)", [
    id,
    ownerId,
    shared,
    name,
    body,
    tx.at,
    tx.actor,
  ]);
}

/** Puts other words in the place of what stands, which is kept as a version. */
export function changeMacro(tx: Tx, was: KeptMacro, { name, shared, body }: Pick<KeptMacro, "name" | "shared" | "body">): void {
  tx.run("INSERT INTO macro_version (macro_id, revision, name, body, at, by) VALUES ($1, $2, $3, $4::jsonb, $5, $6)", [
    was.id,
    was.revision,
    was.name,
    was.body,
    was.updatedAt,
    was.updatedBy,
  ]);
  tx.run("UPDATE macro SET name = $2, shared = $3, body = $4::jsonb, revision = $5, updated_at = $6, updated_by = $7 WHERE id = $1", [
    was.id,
    name,
    shared,
    body,
    was.revision + 1,
    tx.at,
    tx.actor,
  ]);
}

/** Takes a macro away. What ships with the program stays as a row that nobody sees, or the next start would bring it back. */
export function removeMacro(tx: Tx, { id, ownerId }: Pick<KeptMacro, "id" | "ownerId">): void {
  tx.run("DELETE FROM macro_version WHERE macro_id = $1", [id]);
  if (ownerId === STARTER) tx.run("UPDATE macro SET shared = false, updated_at = $2, updated_by = $3 WHERE id = $1", [id, tx.at, tx.actor]);
  else tx.run("DELETE FROM macro WHERE id = $1", [id]);
}

/** How a macro stood before each edit, the newest first. */
export async function versionsOf(
  store: Pick<Store | Tx, "rows">,
  id: string,
): Promise<{ revision: number; name: string; body: MacroBody; at: Date; by: string }[]> {
  const rows = await store.rows<{ revision: number; name: string; body: unknown; at: Date; by: string }>(
    "SELECT revision, name, body, at, by FROM macro_version WHERE macro_id = $1 ORDER BY revision DESC LIMIT 50",
    [id],
  );
  return rows.map((row) => ({ ...row, body: MacroBody.parse(row.body) }));
}

/** What a shop begins with: new ones are added, untouched ones follow the program, what somebody changed stays. @returns how many were written. */
export function keepStarterMacros(tx: Tx, macros: readonly { id: string; name: string; body: MacroBody }[]): Promise<number> {
  return tx.count(
    `INSERT INTO macro (id, owner_id, shared, name, body, updated_at, updated_by)
     SELECT id, $3, true, name, body, $2, $3 FROM jsonb_to_recordset($1::jsonb) AS r(id text, name text, body jsonb)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, body = excluded.body, updated_at = excluded.updated_at
       WHERE macro.updated_by = excluded.updated_by AND (macro.body <> excluded.body OR macro.name <> excluded.name)`,
    [macros, tx.at, tx.actor],
  );
}

/** A macro that is on its way to a buyer, by the action that says it. */
export interface MacroUse {
  actionId: string;
  macroId: string;
  caseId: string;
  byId: string;
  follows: MacroFollows;
}

/** Keeps what follows once the action's words were said. */
export function keepMacroUse(tx: Tx, use: MacroUse): void {
  tx.run("INSERT INTO macro_use (action_id, macro_id, case_id, by_id, follows) VALUES ($1, $2, $3, $4, $5::jsonb) ON CONFLICT (action_id) DO NOTHING", [
    use.actionId,
    use.macroId,
    use.caseId,
    use.byId,
    use.follows,
  ]);
}

/** The action's words were said: what follows now, once however often it is told; counted with its macro. `null`: nothing. */
export async function takeMacroUse(tx: Tx, actionId: string): Promise<MacroUse | null> {
  const [row] = await tx.rows<Omit<MacroUse, "follows"> & { follows: unknown }>(
    `UPDATE macro_use SET done_at = $2 WHERE action_id = $1 AND done_at IS NULL
     RETURNING action_id AS "actionId", macro_id AS "macroId", case_id AS "caseId", by_id AS "byId", follows`,
    [actionId, tx.at],
  );
  if (!row) return null;
  tx.run("UPDATE macro SET uses = uses + 1, used_at = $2 WHERE id = $1", [row.macroId, tx.at]);
  return { ...row, follows: MacroFollows.parse(row.follows) };
}

/** The action said nothing: nothing follows. */
export function dropMacroUse(tx: Tx, actionId: string): void {
  tx.run("DELETE FROM macro_use WHERE action_id = $1 AND done_at IS NULL", [actionId]);
}
