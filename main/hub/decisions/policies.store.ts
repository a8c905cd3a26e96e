import { type PolicyBody as Body, PolicyBody } from "../contract/index.ts";
import { newId } from "../kernel/ids.ts";
import type { Tx } from "../store/index.ts";

export interface KeptPolicy {
  name: string;
  version: number;
  active: boolean;
  createdAt: Date;
  createdBy: string;
}

type Reader = Pick<Tx, "rows">;

/** Active version numbers by name: cheap, asked before every batch so that a publication elsewhere is noticed. */
export function activeVersions(reader: Reader): Promise<{ name: string; version: number }[]> {
  return reader.rows("SELECT name, version FROM policy_version WHERE active ORDER BY name");
}

/** One kept body. What is kept was checked before it was kept. */
export async function bodyOf(reader: Reader, of: { name: string; version: number }): Promise<Body> {
  const [row] = await reader.rows<{ body: unknown }>("SELECT body FROM policy_version WHERE name = $1 AND version = $2", [of.name, of.version]);
  return PolicyBody.parse(row?.body);
}

/** Every version of a policy, newest first. */
export function versionsOf(reader: Reader, name: string): Promise<KeptPolicy[]> {
  return reader.rows(
    'SELECT name, version, active, created_at AS "createdAt", created_by AS "createdBy" FROM policy_version WHERE name = $1 ORDER BY version DESC',
    [name],
  );
}

/** Active versions with who published them. */
export function activePolicies(reader: Reader): Promise<KeptPolicy[]> {
  return reader.rows('SELECT name, version, active, created_at AS "createdAt", created_by AS "createdBy" FROM policy_version WHERE active ORDER BY name');
}

/** Keeps a body as the next version and makes it the active one. Publications of one name wait for each other. */
export async function keepVersion(tx: Tx, body: Body): Promise<number> {
  tx.run("SELECT pg_advisory_xact_lock(hashtext($1))", [`policy ${body.name}`]);
  const [row] = await tx.rows<{ last: number }>("SELECT coalesce(max(version), 0)::int AS last FROM policy_version WHERE name = $1", [body.name]);
  const version = (row?.last ?? 0) + 1;
  tx.run("UPDATE policy_version SET active = false WHERE name = $1 AND active", [body.name]);
  tx.run("INSERT INTO policy_version (id, name, version, body, active, created_at, created_by) VALUES ($1, $2, $3, $4::jsonb, true, $5, $6)", [
    newId(tx.at.getTime()),
    body.name,
    version,
    body,
    tx.at,
    tx.actor,
  ]);
  return version;
}
