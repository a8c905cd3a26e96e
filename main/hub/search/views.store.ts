import type { Store, Tx } from "../store/index.ts";

/** A view as it is kept. */
interface KeptView {
  id: string;
  ownerId: string;
  list: string;
  name: string;
  query: string;
  shared: boolean;
}

const COLUMNS = `v.id, v.owner_id AS "ownerId", v.list, v.name, v.query, v.shared`;

/** Views of a list that a person sees: his own, and those that are shared, by name; who left keeps his name. */
export function viewsFor(store: Store, list: string, personId: string): Promise<Omit<KeptView, "list">[]> {
  return store.rows(
    `SELECT v.id, v.owner_id AS "ownerId", v.name, v.query, v.shared FROM saved_view v WHERE v.list = $1 AND (v.owner_id = $2 OR v.shared) ORDER BY v.name, v.id`,
    [list, personId],
  );
}

/** A view, locked until the write ends. */
export async function lockView(tx: Tx, id: string): Promise<KeptView | null> {
  const [row] = await tx.rows<KeptView>(`SELECT ${COLUMNS} FROM saved_view v WHERE v.id = $1 FOR UPDATE`, [id]);
  return row ?? null;
}

/** How many somebody keeps of a list. */
export async function viewsKept(tx: Tx, list: string, ownerId: string): Promise<number> {
  const [row] = await tx.rows<{ count: number }>("SELECT count(*)::int AS count FROM saved_view WHERE list = $1 AND owner_id = $2", [list, ownerId]);
  return row?.count ?? 0;
}

export function addView(tx: Tx, view: KeptView): void {
  tx.run("INSERT INTO saved_view (id, owner_id, list, name, query, shared, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)", [
    view.id,
    view.ownerId,
    view.list,
    view.name,
    view.query,
    view.shared,
    tx.at,
  ]);
}

export function changeView(tx: Tx, { id, name, query, shared }: KeptView): void {
  tx.run("UPDATE saved_view SET name = $2, query = $3, shared = $4 WHERE id = $1", [id, name, query, shared]);
}

export function removeView(tx: Tx, id: string): void {
  tx.run("DELETE FROM saved_view WHERE id = $1", [id]);
}
