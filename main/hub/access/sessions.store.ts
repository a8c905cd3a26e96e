import type { Store, Tx } from "../store/index.ts";
import type { Person } from "./sessions.ts";

const PERSON = "operator.id, operator.name, operator.role, operator.demo";

/** Everybody who may sign in, administrators last. */
export function selectPeople(store: Store): Promise<Person[]> {
  return store.rows<Person>(`SELECT ${PERSON} FROM operator WHERE enabled ORDER BY role = 'admin', created_at, id`);
}

/** Somebody who may sign in, by id; `null` when there is no such person or the account was closed. */
export async function personById(store: Pick<Store, "rows"> | Tx, id: string): Promise<Person | null> {
  const [person] = await store.rows<Person>(`SELECT ${PERSON} FROM operator WHERE id = $1 AND enabled`, [id]);
  return person ?? null;
}

export async function insertPeople(tx: Tx, people: readonly Person[]): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `INSERT INTO operator (id, name, role, demo, enabled, created_at)
     SELECT id, name, role, demo, true, $1::timestamptz + place * interval '1 millisecond'
     FROM jsonb_to_recordset($2::jsonb) AS person(place int, id text, name text, role text, demo boolean)
     ON CONFLICT (id) DO NOTHING RETURNING id`,
    [tx.at, people.map((person, place) => ({ ...person, place }))],
  );
  return rows.map((row) => row.id);
}

export async function insertLink(tx: Tx, link: { hash: string; operatorId: string; expiresAt: Date }): Promise<void> {
  tx.run("INSERT INTO sign_in_link (token_hash, operator_id, expires_at) VALUES ($1, $2, $3)", [link.hash, link.operatorId, link.expiresAt]);
}

/** Marks a link as used and says whose it was; `null` when it was used, has expired or never was. */
export async function spendLink(tx: Tx, hash: string): Promise<Person | null> {
  const [person] = await tx.rows<Person>(
    `UPDATE sign_in_link SET used_at = $2 FROM operator
     WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2 AND operator.id = operator_id AND operator.enabled RETURNING ${PERSON}`,
    [hash, tx.at],
  );
  return person ?? null;
}

export async function insertSession(tx: Tx, session: { hash: string; operatorId: string; expiresAt: Date }): Promise<void> {
  tx.run("INSERT INTO session (token_hash, operator_id, created_at, expires_at) VALUES ($1, $2, $3, $4)", [
    session.hash,
    session.operatorId,
    tx.at,
    session.expiresAt,
  ]);
}

/** Gives a running session to somebody else; false when it is not running. */
export async function handSession(tx: Tx, hash: string, operatorId: string): Promise<boolean> {
  return (await tx.count("UPDATE session SET operator_id = $2 WHERE token_hash = $1 AND expires_at > $3", [hash, operatorId, tx.at])) === 1;
}

export async function deleteSession(tx: Tx, hash: string): Promise<void> {
  tx.run("DELETE FROM session WHERE token_hash = $1", [hash]);
}

export async function deleteExpired(store: Store, now: Date): Promise<void> {
  await store.pool.query("DELETE FROM session WHERE expires_at <= $1", [now]);
  await store.pool.query("DELETE FROM sign_in_link WHERE expires_at <= $1", [now]);
}

export async function selectSession(store: Store, hash: string, now: Date): Promise<(Person & { expiresAt: Date }) | null> {
  const [row] = await store.rows<Person & { expiresAt: Date }>(
    `SELECT ${PERSON}, session.expires_at AS "expiresAt" FROM session JOIN operator ON operator.id = session.operator_id
     WHERE token_hash = $1 AND expires_at > $2 AND operator.enabled`,
    [hash, now],
  );
  return row ?? null;
}

export async function extendSession(store: Store, hash: string, expiresAt: Date): Promise<void> {
  await store.pool.query("UPDATE session SET expires_at = $2 WHERE token_hash = $1", [hash, expiresAt]);
}

export async function insertKey(tx: Tx, key: { id: string; name: string; hash: string; shopId: string }): Promise<void> {
  tx.run("INSERT INTO api_key (id, name, hash, shop_id, created_at) VALUES ($1, $2, $3, $4, $5)", [key.id, key.name, key.hash, key.shopId, tx.at]);
}

export async function selectKeys(store: Store, hashes: readonly string[]): Promise<{ hash: string; id: string; shopId: string }[]> {
  return store.rows('SELECT hash, id, shop_id AS "shopId" FROM api_key WHERE hash = ANY($1) AND revoked_at IS NULL', [hashes]);
}

export async function revokeKeyRow(tx: Tx, id: string): Promise<boolean> {
  return (await tx.count("UPDATE api_key SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL", [id, tx.at])) === 1;
}
