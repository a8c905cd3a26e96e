import { newId } from "../kernel/ids.ts";
import type { Store, Tx } from "../store/index.ts";
import { rolesAmong } from "./roles/index.ts";
import type { Person } from "./sessions.ts";

/** Columns of an operator that make up a {@link Person}. */
const person = { id: true, name: true, roles: true, demo: true, grantLimitFen: true } as const;
type PersonRow = Omit<Person, "roles" | "limitFen"> & { roles: string[]; grantLimitFen: number | null };
const asPerson = ({ grantLimitFen, roles, ...row }: PersonRow): Person => ({ ...row, roles: rolesAmong(roles), limitFen: grantLimitFen });

/** Everybody who may sign in, administrators last. */
export async function selectPeople(store: Store): Promise<Person[]> {
  const rows = await store.prisma.operator.findMany({ where: { enabled: true }, select: person, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  const isAdmin = (row: PersonRow): boolean => row.roles.includes("admin");
  return [...rows.filter((row) => !isAdmin(row)), ...rows.filter(isAdmin)].map(asPerson);
}

/** Somebody who may sign in, by id; `null` when there is no such person or the account was closed. */
export async function personById(from: Pick<Tx, "prisma">, id: string): Promise<Person | null> {
  const row = await from.prisma.operator.findFirst({ where: { id, enabled: true }, select: person });
  return row && asPerson(row);
}

/** Keeps people; those who are there already stay as they are. Gives the ids of the new ones. */
export async function insertPeople(tx: Tx, people: readonly Person[]): Promise<string[]> {
  const made = await tx.prisma.operator.createManyAndReturn({
    // A millisecond apart, so that they are listed in the order given.
    data: people.map(({ id, name, roles, demo }, place) => ({ id, name, roles, demo, enabled: true, createdAt: new Date(tx.at.getTime() + place) })),
    skipDuplicates: true,
    select: { id: true },
  });
  return made.map((row) => row.id);
}

export async function insertLink(tx: Tx, link: { hash: string; operatorId: string; expiresAt: Date }): Promise<void> {
  await tx.prisma.signInLink.create({ data: { tokenHash: link.hash, operatorId: link.operatorId, expiresAt: link.expiresAt } });
}

/** Marks a link as used and says whose it was; `null` when it was used, has expired or never was. */
export async function spendLink(tx: Tx, hash: string): Promise<Person | null> {
  const link = await tx.prisma.signInLink.findUnique({ where: { tokenHash: hash } });
  const owner = link && (await personById(tx, link.operatorId));
  if (!owner) return null;
  // Of two who spend it in one moment, one sees it unused.
  const { count } = await tx.prisma.signInLink.updateMany({ where: { tokenHash: hash, usedAt: null, expiresAt: { gt: tx.at } }, data: { usedAt: tx.at } });
  return count === 1 ? owner : null;
}

export async function insertSession(tx: Tx, session: { hash: string; operatorId: string; expiresAt: Date }): Promise<void> {
  await tx.prisma.session.create({
    data: {
      tokenHash: session.hash,
      id: newId(tx.at.getTime()),
      operatorId: session.operatorId,
      createdAt: tx.at,
      seenAt: tx.at,
      expiresAt: session.expiresAt,
    },
  });
}

/** Gives a running session to somebody else; false when it is not running. */
export async function handSession(tx: Tx, hash: string, operatorId: string): Promise<boolean> {
  return (await tx.prisma.session.updateMany({ where: { tokenHash: hash, expiresAt: { gt: tx.at } }, data: { operatorId } })).count === 1;
}

export async function deleteSession(tx: Tx, hash: string): Promise<void> {
  await tx.prisma.session.deleteMany({ where: { tokenHash: hash } });
}

export async function deleteExpired(store: Store, now: Date): Promise<void> {
  await store.prisma.session.deleteMany({ where: { expiresAt: { lte: now } } });
  await store.prisma.signInLink.deleteMany({ where: { expiresAt: { lte: now } } });
}

/** Whose session it is, while it runs. In SQL: every call of the console begins with it. */
export async function selectSession(store: Store, hash: string, now: Date): Promise<(Person & { expiresAt: Date }) | null> {
  const [row] = await store.rows<PersonRow & { expiresAt: Date }>(
    `SELECT operator.id, operator.name, operator.roles, operator.demo, operator.grant_limit_fen AS "grantLimitFen", session.expires_at AS "expiresAt" FROM session JOIN operator ON operator.id = session.operator_id
     WHERE token_hash = $1 AND expires_at > $2 AND operator.enabled`,
    [hash, now],
  );
  return row ? { ...asPerson(row), expiresAt: row.expiresAt } : null;
}

export async function extendSession(store: Store, hash: string, expiresAt: Date): Promise<void> {
  await store.prisma.session.updateMany({ where: { tokenHash: hash }, data: { expiresAt } });
}
