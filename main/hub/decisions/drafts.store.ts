import { PolicyBody, type PolicyDraft } from "../contract/policies.ts";
import type { Tx } from "../store/index.ts";

type Reader = Pick<Tx, "prisma">;

/** The draft of a policy; `null` when nobody writes one. */
export async function draftOf(reader: Reader, name: string): Promise<PolicyDraft | null> {
  const row = await reader.prisma.policyDraft.findUnique({ where: { name } });
  return row && { ...row, body: PolicyBody.parse(row.body) };
}

/** Keeps a draft as its next revision; whoever proposed the one before proposed other words. */
export async function keepDraftRow(tx: Tx, of: { body: PolicyBody; basedOn: number; revision: number }): Promise<void> {
  const row = { ...of, updatedAt: tx.at, updatedBy: tx.actor, proposedBy: null, proposedAt: null };
  await tx.prisma.policyDraft.upsert({ where: { name: of.body.name }, create: { name: of.body.name, ...row }, update: row });
}

export async function markProposed(tx: Tx, name: string): Promise<void> {
  await tx.prisma.policyDraft.update({ where: { name }, data: { proposedBy: tx.actor, proposedAt: tx.at } });
}

export async function dropDraftRow(tx: Tx, name: string): Promise<void> {
  await tx.prisma.policyDraft.deleteMany({ where: { name } });
}
