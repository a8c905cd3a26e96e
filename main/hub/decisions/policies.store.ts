import { type PolicyBody as Body, PolicyBody } from "../contract/policies.ts";
import { newId } from "../kernel/ids.ts";
import type { Tx } from "../store/index.ts";

export interface KeptPolicy {
  name: string;
  version: number;
  active: boolean;
  createdAt: Date;
  createdBy: string;
}

type Reader = Pick<Tx, "prisma">;
const kept = { name: true, version: true, active: true, createdAt: true, createdBy: true } as const;

/** Active version numbers by name. In SQL: asked before every batch, so that a publication elsewhere is noticed. */
export function activeVersions(reader: Pick<Tx, "rows">): Promise<{ name: string; version: number }[]> {
  return reader.rows("SELECT name, version FROM policy_version WHERE active ORDER BY name");
}

/** Version numbers that are in force at a time, by name: those of now, or of a time that is over; where nobody had published by then, those of now. */
export async function versionsAt(reader: Pick<Tx, "rows">, at: Date): Promise<{ name: string; version: number }[]> {
  const then = await reader.rows<{ name: string; version: number }>(
    "SELECT name, max(version)::int AS version FROM policy_version WHERE created_at <= $1 GROUP BY name ORDER BY name",
    [at],
  );
  return then.length > 0 ? then : activeVersions(reader);
}

/** One kept body. What is kept was checked before it was kept. */
export async function bodyOf(reader: Reader, of: { name: string; version: number }): Promise<Body> {
  const row = await reader.prisma.policyVersion.findUnique({ where: { name_version: of }, select: { body: true } });
  return PolicyBody.parse(row?.body);
}

/** The body of one version; `null` when there is none. */
export async function versionBody(reader: Reader, of: { name: string; version: number }): Promise<Body | null> {
  const row = await reader.prisma.policyVersion.findUnique({ where: { name_version: of }, select: { body: true } });
  return row && PolicyBody.parse(row.body);
}

/** Every version of a policy, newest first. */
export function versionsOf(reader: Reader, name: string): Promise<KeptPolicy[]> {
  return reader.prisma.policyVersion.findMany({ where: { name }, select: kept, orderBy: { version: "desc" } });
}

/** Active versions with who published them. */
export function activePolicies(reader: Reader): Promise<KeptPolicy[]> {
  return reader.prisma.policyVersion.findMany({ where: { active: true }, select: kept, orderBy: { name: "asc" } });
}

/** Holds a policy until this write ends: whoever publishes it or keeps its draft meanwhile waits. */
export async function holdPolicy(tx: Tx, name: string): Promise<void> {
  await tx.rows("SELECT pg_advisory_xact_lock(hashtext($1))", [`policy ${name}`]);
}

/** Keeps a body as the next version and makes it the active one. Publications of one name wait for each other. */
export async function keepVersion(tx: Tx, body: Body): Promise<number> {
  const { name } = body;
  await holdPolicy(tx, name);
  const last = await tx.prisma.policyVersion.aggregate({ where: { name }, _max: { version: true } });
  const version = (last._max.version ?? 0) + 1;
  await tx.prisma.policyVersion.updateMany({ where: { name, active: true }, data: { active: false } });
  await tx.prisma.policyVersion.create({ data: { id: newId(tx.at.getTime()), name, version, body, active: true, createdAt: tx.at, createdBy: tx.actor } });
  return version;
}

/** Whether a person ever published a policy; the first come with the program. */
export async function publishedByPeople(reader: Reader): Promise<boolean> {
  return (await reader.prisma.policyVersion.count({ where: { createdBy: { startsWith: "operator:" } }, take: 1 })) > 0;
}
