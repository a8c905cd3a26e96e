import type { Store, Tx } from "../store/index.ts";
import type { Invitation } from "./invitations.ts";
import { rolesAmong } from "./roles/index.ts";

type Row = Omit<Invitation, "roles"> & { roles: string[] };
const COLUMNS = `id, name, roles, email, operator_id AS "operatorId", invited_by AS "invitedBy", created_at AS "createdAt", expires_at AS "expiresAt",
  accepted_at AS "acceptedAt", revoked_at AS "revokedAt"`;
const asInvitation = (row: Row): Invitation => ({ ...row, roles: rolesAmong(row.roles) });

/** All that are less than this old, newest first. */
export async function selectInvitations(store: Store, since: Date): Promise<Invitation[]> {
  const rows = await store.rows<Row>(`SELECT ${COLUMNS} FROM invitation WHERE created_at > $1 ORDER BY created_at DESC, id DESC`, [since]);
  return rows.map(asInvitation);
}

/** The invitation of a secret. */
export async function invitationOfHash(store: Store, hash: string): Promise<Invitation | null> {
  const [row] = await store.rows<Row>(`SELECT ${COLUMNS} FROM invitation WHERE token_hash = $1`, [hash]);
  return row ? asInvitation(row) : null;
}

/** The same, held by this write until it ends: of two who accept it in one moment, the second sees that it was accepted. */
export async function invitationHeld(tx: Tx, hash: string): Promise<Invitation | null> {
  const [row] = await tx.rows<Row>(`SELECT ${COLUMNS} FROM invitation WHERE token_hash = $1 FOR UPDATE`, [hash]);
  return row ? asInvitation(row) : null;
}

/** The newest open invitation by which somebody of this e-mail joins, held by this write. */
export async function invitationOfEmailHeld(tx: Tx, email: string): Promise<Invitation | null> {
  const [row] = await tx.rows<Row>(
    `SELECT ${COLUMNS} FROM invitation
     WHERE email = $1 AND operator_id IS NULL AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > $2
     ORDER BY created_at DESC, id DESC LIMIT 1 FOR UPDATE`,
    [email, tx.at],
  );
  return row ? asInvitation(row) : null;
}

export async function insertInvitation(tx: Tx, made: Omit<Invitation, "acceptedAt" | "revokedAt"> & { tokenHash: string }): Promise<void> {
  await tx.prisma.invitation.create({ data: made });
}

export async function markAccepted(tx: Tx, id: string, operatorId: string): Promise<void> {
  await tx.prisma.invitation.update({ where: { id }, data: { acceptedAt: tx.at, operatorId } });
}

/** Takes an open invitation back; false when it was not open. */
export async function revokeOne(tx: Tx, id: string): Promise<boolean> {
  return (await tx.prisma.invitation.updateMany({ where: { id, acceptedAt: null, revokedAt: null }, data: { revokedAt: tx.at } })).count === 1;
}

/** Takes back every open invitation that was made for this person. */
export async function revokeFor(tx: Tx, operatorId: string): Promise<void> {
  await tx.prisma.invitation.updateMany({ where: { operatorId, acceptedAt: null, revokedAt: null }, data: { revokedAt: tx.at } });
}
