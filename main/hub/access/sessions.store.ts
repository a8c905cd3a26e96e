import { openings } from "../contract/people.ts";
import { newId } from "../kernel/ids.ts";
import type { Store, Tx } from "../store/index.ts";
import { asPerson, type PersonRow, personById } from "./people.store.ts";
import type { Opening, Person } from "./sessions.ts";

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

interface NewSession {
  hash: string;
  operatorId: string;
  expiresAt: Date;
  device: string;
  address: string;
  openedBy: Opening;
}

export async function insertSession(tx: Tx, { hash, ...session }: NewSession): Promise<void> {
  await tx.prisma.session.create({ data: { ...session, tokenHash: hash, id: newId(tx.at.getTime()), createdAt: tx.at, seenAt: tx.at } });
}

/** Gives a running session to somebody else; false when it is not running. */
export async function handSession(tx: Tx, hash: string, operatorId: string): Promise<boolean> {
  return (await tx.prisma.session.updateMany({ where: { tokenHash: hash, expiresAt: { gt: tx.at } }, data: { operatorId } })).count === 1;
}

export async function deleteSession(tx: Tx, hash: string): Promise<void> {
  await tx.prisma.session.deleteMany({ where: { tokenHash: hash } });
}

/** Ends every session of a person. */
export async function deleteSessionsOf(tx: Tx, operatorId: string): Promise<void> {
  await tx.prisma.session.deleteMany({ where: { operatorId } });
}

/** Ends every session of a person but the one of this hash. */
export async function deleteOtherSessions(tx: Tx, operatorId: string, hash: string): Promise<void> {
  await tx.prisma.session.deleteMany({ where: { operatorId, tokenHash: { not: hash } } });
}

/** Ends a person's session by its id; false when there is none. */
export async function deleteSessionById(tx: Tx, operatorId: string, id: string): Promise<boolean> {
  return (await tx.prisma.session.deleteMany({ where: { operatorId, id } })).count === 1;
}

/** Ends what was opened by an account at the identity provider, but the session of this id. Gives the ids. */
export async function deleteProviderSessions(tx: Tx, operatorId: string, but: string | null): Promise<string[]> {
  const where = { operatorId, openedBy: "provider" satisfies Opening, ...(but === null ? {} : { id: { not: but } }) };
  const gone = await tx.prisma.session.findMany({ where, select: { id: true } });
  await tx.prisma.session.deleteMany({ where });
  return gone.map(({ id }) => id);
}

/** Takes every one-time link of a person away. */
export async function deleteLinksOf(tx: Tx, operatorId: string): Promise<void> {
  await tx.prisma.signInLink.deleteMany({ where: { operatorId } });
}

/** A person's sessions that run, the last used first. */
export async function selectSessionsOf(
  store: Store,
  operatorId: string,
): Promise<{ id: string; device: string; address: string; openedBy: Opening | null; createdAt: Date; seenAt: Date }[]> {
  const rows = await store.prisma.session.findMany({
    where: { operatorId, expiresAt: { gt: new Date(store.clock.now()) } },
    select: { id: true, device: true, address: true, openedBy: true, createdAt: true, seenAt: true },
    orderBy: [{ seenAt: "desc" }, { id: "desc" }],
  });
  return rows.map((row) => ({ ...row, openedBy: openings.find((one) => one === row.openedBy) ?? null }));
}

export async function deleteExpired(store: Store, now: Date): Promise<void> {
  await store.prisma.session.deleteMany({ where: { expiresAt: { lte: now } } });
  await store.prisma.signInLink.deleteMany({ where: { expiresAt: { lte: now } } });
}

/** A session that runs. */
interface Running {
  person: Person;
  sessionId: string;
  expiresAt: Date;
  seenAt: Date;
}

/** Whose session it is, while it runs. In SQL: every call of the console begins with it. */
export async function selectSession(store: Store, hash: string, now: Date): Promise<Running | null> {
  const [row] = await store.rows<PersonRow & Omit<Running, "person">>(
    `SELECT operator.id, operator.name, operator.roles, operator.demo, operator.grant_limit_fen AS "grantLimitFen",
            session.id AS "sessionId", session.expires_at AS "expiresAt", session.seen_at AS "seenAt"
     FROM session JOIN operator ON operator.id = session.operator_id
     WHERE token_hash = $1 AND expires_at > $2 AND operator.enabled`,
    [hash, now],
  );
  return row ? { person: asPerson(row), sessionId: row.sessionId, expiresAt: row.expiresAt, seenAt: row.seenAt } : null;
}

/** Notes that a session was used, and until when it runs. */
export async function extendSession(store: Store, hash: string, used: { expiresAt: Date; seenAt: Date }): Promise<void> {
  await store.prisma.session.updateMany({ where: { tokenHash: hash }, data: used });
}
