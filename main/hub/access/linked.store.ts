import type { Store, Tx } from "../store/index.ts";
import type { ProvenAccount } from "./provider.ts";

/** The account by which a person comes in, as he recognises it; `null` when there is none. */
export async function linkOf(store: Store, operatorId: string): Promise<{ email: string | null; since: Date } | null> {
  const row = await store.prisma.linkedAccount.findUnique({ where: { operatorId }, select: { email: true, linkedAt: true } });
  return row && { email: row.email, since: row.linkedAt };
}

/** Whose account it is; `null` when it is nobody's, and stays so until this write ends: of two who link it at once the second sees the first. */
export async function ownerHeld(tx: Tx, { issuer, subject }: ProvenAccount): Promise<string | null> {
  tx.run("SELECT pg_advisory_xact_lock(hashtext($1))", [`linked account ${issuer} ${subject}`]);
  return (await tx.prisma.linkedAccount.findUnique({ where: { issuer_subject: { issuer, subject } }, select: { operatorId: true } }))?.operatorId ?? null;
}

/** Links an account that is nobody's to a person, in place of the one he had. */
export async function linkAccount(tx: Tx, operatorId: string, { issuer, subject, email }: ProvenAccount): Promise<void> {
  await tx.prisma.linkedAccount.deleteMany({ where: { operatorId } });
  await tx.prisma.linkedAccount.create({ data: { issuer, subject, operatorId, email, linkedAt: tx.at } });
}

/** Takes a person's link away; false when there was none. */
export async function unlinkAccount(tx: Tx, operatorId: string): Promise<boolean> {
  return (await tx.prisma.linkedAccount.deleteMany({ where: { operatorId } })).count === 1;
}
