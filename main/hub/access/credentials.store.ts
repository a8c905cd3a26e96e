import type { Store, Tx } from "../store/index.ts";
import { asPerson, type PersonRow } from "./people.store.ts";
import type { Person } from "./sessions.ts";

/** By what a person proves who he is. */
export interface Credential {
  person: Person;
  enabled: boolean;
  signInName: string;
  passwordHash: string;
  passwordAt: Date;
  /** Sealed secret of the second factor; it counts from `totpAt` on. */
  totpSecret: Uint8Array | null;
  totpAt: Date | null;
}

const COLUMNS = `operator.id, operator.name, operator.roles, operator.demo, operator.grant_limit_fen AS "grantLimitFen", operator.enabled,
  credential.sign_in_name AS "signInName", credential.password_hash AS "passwordHash", credential.password_at AS "passwordAt",
  credential.totp_secret AS "totpSecret", credential.totp_at AS "totpAt"`;
type Row = PersonRow & Omit<Credential, "person">;
const asCredential = (row: Row | undefined): Credential | null => {
  if (!row) return null;
  const { enabled, signInName, passwordHash, passwordAt, totpSecret, totpAt } = row;
  return { person: asPerson(row), enabled, signInName, passwordHash, passwordAt, totpSecret, totpAt };
};

/** What a sign-in name, in its one spelling, stands for. */
export async function credentialOfName(store: Store, signInName: string): Promise<Credential | null> {
  const [row] = await store.rows<Row>(`SELECT ${COLUMNS} FROM credential JOIN operator ON operator.id = credential.operator_id WHERE sign_in_name = $1`, [
    signInName,
  ]);
  return asCredential(row);
}

/** What a person proves himself by; `null` when he only ever came by links. */
export async function credentialOf(from: Pick<Store, "rows">, operatorId: string): Promise<Credential | null> {
  const [row] = await from.rows<Row>(`SELECT ${COLUMNS} FROM credential JOIN operator ON operator.id = credential.operator_id WHERE operator.id = $1`, [
    operatorId,
  ]);
  return asCredential(row);
}

/** Keeps a first credential; false when the name is somebody else's, or the person has one. */
export async function insertCredential(tx: Tx, made: { operatorId: string; signInName: string; passwordHash: string }): Promise<boolean> {
  const { count } = await tx.prisma.credential.createMany({ data: [{ ...made, passwordAt: tx.at }], skipDuplicates: true });
  return count === 1;
}

/** Keeps a new password. What was kept as the old one must still be that; `null` = whatever it is. False otherwise. */
export async function updatePassword(tx: Tx, change: { operatorId: string; passwordHash: string; instead: string | null }): Promise<boolean> {
  const { operatorId, passwordHash, instead } = change;
  const where = instead === null ? { operatorId } : { operatorId, passwordHash: instead };
  return (await tx.prisma.credential.updateMany({ where, data: { passwordHash, passwordAt: tx.at } })).count === 1;
}

/** Keeps the sealed secret of a second factor that nobody confirmed yet; false when one is in force. */
export async function keepTotp(tx: Tx, operatorId: string, totpSecret: Uint8Array<ArrayBuffer>): Promise<boolean> {
  return (await tx.prisma.credential.updateMany({ where: { operatorId, totpAt: null }, data: { totpSecret, totpStep: 0 } })).count === 1;
}

/** Puts a second factor in force; false when one is. */
export async function confirmTotp(tx: Tx, operatorId: string, step: number): Promise<boolean> {
  return (
    (await tx.prisma.credential.updateMany({ where: { operatorId, totpAt: null, totpSecret: { not: null } }, data: { totpAt: tx.at, totpStep: step } }))
      .count === 1
  );
}

/** Takes a code's step; false when this or a later one was taken before: no code is good twice, also of two that come at once. */
export async function takeStep(tx: Tx, operatorId: string, step: number): Promise<boolean> {
  return (await tx.prisma.credential.updateMany({ where: { operatorId, totpStep: { lt: step } }, data: { totpStep: step } })).count === 1;
}

/** Takes the second factor and its recovery codes away. */
export async function dropTotp(tx: Tx, operatorId: string): Promise<void> {
  await tx.prisma.credential.updateMany({ where: { operatorId }, data: { totpSecret: null, totpAt: null, totpStep: 0 } });
  await tx.prisma.recoveryCode.deleteMany({ where: { operatorId } });
}

/** Keeps the hashes of recovery codes instead of those there were. */
export async function keepRecovery(tx: Tx, operatorId: string, hashes: readonly string[]): Promise<void> {
  await tx.prisma.recoveryCode.deleteMany({ where: { operatorId } });
  await tx.prisma.recoveryCode.createMany({ data: hashes.map((hash) => ({ hash, operatorId })) });
}

/** Takes a recovery code by its hash; false when it is not this person's or was taken. */
export async function takeRecovery(tx: Tx, operatorId: string, hash: string): Promise<boolean> {
  return (await tx.prisma.recoveryCode.updateMany({ where: { hash, operatorId, usedAt: null }, data: { usedAt: tx.at } })).count === 1;
}

/** How many recovery codes a person has left. */
export function recoveryLeft(store: Store, operatorId: string): Promise<number> {
  return store.prisma.recoveryCode.count({ where: { operatorId, usedAt: null } });
}
