import type { Store, Tx } from "../store/index.ts";
import { actorName, type Principal } from "./principal.ts";
import { rolesAmong } from "./roles/index.ts";
import { type Person, principalOf } from "./sessions.ts";

/** Columns of an operator that make up a {@link Person}. */
const person = { id: true, name: true, roles: true, demo: true, grantLimitFen: true } as const;

/** A row of `operator` with those columns. */
export type PersonRow = Omit<Person, "roles" | "limitFen"> & { roles: string[]; grantLimitFen: number | null };

/** The person of a row. */
export function asPerson({ id, name, roles, demo, grantLimitFen }: PersonRow): Person {
  return { id, name, roles: rolesAmong(roles), demo, limitFen: grantLimitFen };
}

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

/** Everybody who may sign in as he acts, by how the journal names him: what somebody may now, whatever he might when he began something. */
export async function operatorsNow(from: Pick<Tx, "prisma">): Promise<Map<string, Principal>> {
  const rows = await from.prisma.operator.findMany({ where: { enabled: true }, select: person });
  return new Map(
    rows
      .map(asPerson)
      .map(principalOf)
      .map((principal) => [actorName(principal), principal]),
  );
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

/** A person as an administrator sees him, also when the account was closed. */
export interface PersonOfHouse extends Person {
  enabled: boolean;
  signInName: string | null;
  secondFactor: boolean;
  linked: boolean;
  sessions: number;
  lastSeenAt: Date | null;
}

/** Everybody there ever was, those who may sign in first. */
export async function selectHouse(store: Store): Promise<PersonOfHouse[]> {
  const rows = await store.rows<PersonRow & Omit<PersonOfHouse, keyof Person> & { signInName: string | null }>(
    `SELECT operator.id, operator.name, operator.roles, operator.demo, operator.grant_limit_fen AS "grantLimitFen", operator.enabled,
            credential.sign_in_name AS "signInName", credential.totp_at IS NOT NULL AS "secondFactor",
            EXISTS (SELECT 1 FROM linked_account WHERE linked_account.operator_id = operator.id) AS linked,
            (SELECT count(*) FROM session WHERE operator_id = operator.id AND expires_at > $1)::int AS sessions,
            (SELECT max(seen_at) FROM session WHERE operator_id = operator.id) AS "lastSeenAt"
     FROM operator LEFT JOIN credential ON credential.operator_id = operator.id
     ORDER BY operator.enabled DESC, operator.created_at, operator.id`,
    [new Date(store.clock.now())],
  );
  return rows.map(({ enabled, signInName, secondFactor, linked, sessions, lastSeenAt, ...row }) => ({
    ...asPerson(row),
    enabled,
    signInName,
    secondFactor,
    linked,
    sessions,
    lastSeenAt,
  }));
}

/** A person with whether the account is open, held by this write until it ends; `null` when there never was one. */
export async function personHeld(tx: Tx, id: string): Promise<(Person & { enabled: boolean }) | null> {
  const [row] = await tx.rows<PersonRow & { enabled: boolean }>(
    `SELECT id, name, roles, demo, grant_limit_fen AS "grantLimitFen", enabled FROM operator WHERE id = $1 FOR UPDATE`,
    [id],
  );
  return row ? { ...asPerson(row), enabled: row.enabled } : null;
}

/**
 * How many administrators may sign in. Their rows are held until the write ends, in the order of their ids: of two who take the last two
 * away from each other one waits, and sees that he would be the last.
 */
export async function administratorsHeld(tx: Tx): Promise<string[]> {
  return (await tx.rows<{ id: string }>("SELECT id FROM operator WHERE enabled AND 'admin' = ANY(roles) ORDER BY id FOR UPDATE")).map(({ id }) => id);
}

/** Somebody who may manage people, the longest there; `null` when there is nobody. */
export async function anAdministrator(store: Store): Promise<string | null> {
  const row = await store.prisma.operator.findFirst({ where: { enabled: true, roles: { has: "admin" } }, select: { id: true }, orderBy: { createdAt: "asc" } });
  return row?.id ?? null;
}

export async function updatePerson(tx: Tx, change: { id: string; name: string; roles: string[]; limitFen: number | null }): Promise<void> {
  await tx.prisma.operator.update({ where: { id: change.id }, data: { name: change.name, roles: change.roles, grantLimitFen: change.limitFen } });
}

/** Opens or closes an account; false when it stood so. */
export async function setEnabled(tx: Tx, id: string, enabled: boolean): Promise<boolean> {
  return (await tx.prisma.operator.updateMany({ where: { id, enabled: !enabled }, data: { enabled } })).count === 1;
}

/** Whether anybody but the first administrator is there, or was asked to come. */
export async function houseHasOthers(store: Store): Promise<boolean> {
  const [row] = await store.rows<{ others: boolean }>(
    "SELECT (SELECT count(*) FROM operator WHERE NOT demo) > 1 OR EXISTS (SELECT 1 FROM invitation) AS others",
  );
  return row?.others === true;
}

/** Whether a person has a sign-in name and a password, or an account at the identity provider: something to come back by. */
export async function comesBack(store: Store, operatorId: string): Promise<boolean> {
  return (await store.prisma.credential.count({ where: { operatorId } })) + (await store.prisma.linkedAccount.count({ where: { operatorId } })) > 0;
}

/** Names of everybody who ever belonged to the house, by how the journal calls them. */
export async function namesOfPeople(store: Store): Promise<Map<string, string>> {
  const people = await store.prisma.operator.findMany({ select: { id: true, name: true } });
  return new Map(people.map(({ id, name }) => [`operator:${id}`, name]));
}
