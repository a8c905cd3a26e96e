import type { Role } from "../contract/words.ts";
import { newId, newSecret, sha256 } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { commit, type Store } from "../store/index.ts";
import type { AccountDeps } from "./account.ts";
import { credentialOf, dropTotp, insertCredential, updatePassword } from "./credentials.store.ts";
import { insertInvitation, invitationHeld, invitationOfHash, markAccepted, revokeFor, revokeOne } from "./invitations.store.ts";
import { foldEmail, INVITATION_MS, type Invitation, invitationOver, nameTaken, stateOf } from "./invitations.ts";
import { checkPassword, checkSignInName, foldSignInName, hashPassword } from "./passwords.ts";
import { insertPeople, personById } from "./people.store.ts";
import { actorName, type Principal } from "./principal.ts";
import { startSession } from "./sessions.commands.ts";
import { deleteSessionsOf } from "./sessions.store.ts";
import { busy, type Person, type SessionDoor } from "./sessions.ts";

interface Link {
  token: string;
  expiresAt: Date;
}

/** Lets somebody join with these roles within 72 hours. Only the hash of the link's secret is kept. */
export async function invite(store: Store, by: Principal, wanted: { name: string; roles: Role[]; email?: string | null | undefined }): Promise<Link> {
  const token = newSecret();
  return commit(store, actorName(by), async (tx) => {
    const { name, roles } = wanted;
    const email = wanted.email ? foldEmail(wanted.email) : null;
    const made = { id: newId(tx.at.getTime()), name, roles, email, operatorId: null, ...termOf(tx.at), invitedBy: actorName(by) };
    await insertInvitation(tx, { ...made, tokenHash: sha256(token) });
    tx.journal({ verb: "invitation.made", subject: "invitation", subjectId: made.id, data: { name, roles, byEmail: email !== null } });
    tx.emit({ name: "person.changed", subjectId: made.id, data: {} });
    return { token, expiresAt: made.expiresAt };
  });
}

/** A link by which somebody who is there already chooses a new password; an earlier one is worth nothing from then on. */
export async function renewPassword(store: Store, by: Principal, operatorId: string): Promise<Result<Link, "NOT_FOUND" | "STATE_NOT_ALLOWED">> {
  const token = newSecret();
  return commit(store, actorName(by), async (tx) => {
    const person = await personById(tx, operatorId);
    if (!person) return refuse("NOT_FOUND", "没有这个人，或账号已停用。", { en: "There is no such person, or the account is closed." });
    if (person.demo) return refuse("STATE_NOT_ALLOWED", "演示人员没有密码。", { en: "The demonstration's people have no passwords." });
    await revokeFor(tx, operatorId);
    const made = { id: newId(tx.at.getTime()), name: person.name, roles: person.roles, email: null, operatorId, ...termOf(tx.at), invitedBy: actorName(by) };
    await insertInvitation(tx, { ...made, tokenHash: sha256(token) });
    tx.journal({ verb: "invitation.made", subject: "operator", subjectId: operatorId, data: { renews: true } });
    tx.emit({ name: "person.changed", subjectId: operatorId, data: {} });
    return ok({ token, expiresAt: made.expiresAt });
  });
}

const termOf = (at: Date): { createdAt: Date; expiresAt: Date } => ({ createdAt: at, expiresAt: new Date(at.getTime() + INVITATION_MS) });

/** Takes an invitation back. */
export async function revokeInvitation(store: Store, by: Principal, id: string): Promise<Result<{ ok: true }, "STATE_NOT_ALLOWED">> {
  return commit(store, actorName(by), async (tx) => {
    if (!(await revokeOne(tx, id))) return refuse("STATE_NOT_ALLOWED", "这个邀请已经用过或已撤回。", { en: "This invitation was used or taken back already." });
    tx.journal({ verb: "invitation.revoked", subject: "invitation", subjectId: id });
    tx.emit({ name: "person.changed", subjectId: id, data: {} });
    return ok({ ok: true });
  });
}

type Open = Invitation & { signInName: string | null };

/** The invitation of a link, with the sign-in name its person has already; refused in a sentence when it is over. */
export async function openInvitation(store: Store, token: string): Promise<Result<Open, "INVITATION_OVER">> {
  const found = await invitationOfHash(store, sha256(token));
  if (!found) return invitationOver("unknown");
  const state = stateOf(found, store.clock.now());
  const known = found.operatorId === null ? null : await credentialOf(store, found.operatorId);
  if (found.operatorId !== null && state !== "accepted" && !(await personById(store, found.operatorId))) return invitationOver("closed");
  if (state !== "open") return invitationOver(state);
  return ok({ ...found, signInName: known?.signInName ?? null });
}

interface Accepting {
  token: string;
  signInName: string;
  password: string;
}

/** Spends an invitation: makes the person, or gives him a new password and ends the sessions he had, and starts a session at this door. */
export async function acceptInvitation(
  deps: AccountDeps,
  accepting: Accepting,
  door: SessionDoor,
): Promise<Result<Person, "INVITATION_OVER" | "BAD_INPUT" | "TOO_MANY_TRIES">> {
  const { store } = deps;
  const open = await openInvitation(store, accepting.token);
  if (!open.ok) return open;
  const signInName = open.value.signInName ?? foldSignInName(accepting.signInName);
  const shape = checkSignInName(signInName);
  if (!shape.ok) return shape;
  const strong = await checkPassword(accepting.password, { names: [open.value.name, signInName, ...(await deps.shopNames())] });
  if (!strong.ok) return strong;
  const passwordHash = await hashPassword(accepting.password);
  if (passwordHash === null) return busy();
  const accepted = await commit(store, "nobody", async (tx): Promise<Result<{ person: Person; session: string }, "INVITATION_OVER" | "BAD_INPUT">> => {
    const held = await invitationHeld(tx, sha256(accepting.token));
    if (!held) return invitationOver("unknown");
    const state = stateOf(held, tx.at.getTime());
    if (state !== "open") return invitationOver(state);
    const id = held.operatorId ?? newId(tx.at.getTime());
    if (held.operatorId !== null && !(await personById(tx, id))) return invitationOver("closed");
    const renewed = held.operatorId !== null && (await updatePassword(tx, { operatorId: id, passwordHash, instead: null }));
    if (!renewed && !(await insertCredential(tx, { operatorId: id, signInName, passwordHash }))) return nameTaken();
    if (held.operatorId === null) await insertPeople(tx, [{ id, name: held.name, roles: held.roles, demo: false, limitFen: null }]);
    const person = await personById(tx, id);
    if (!person) return invitationOver("closed");
    await deleteSessionsOf(tx, id);
    // Who lost telephone and password gets in by this link alone: an administrator vouches for him.
    await dropTotp(tx, id);
    await markAccepted(tx, held.id, id);
    tx.journal({ verb: "invitation.accepted", subject: "operator", subjectId: id, data: { invitation: held.id } });
    tx.emit({ name: "person.changed", subjectId: id, data: {} });
    return ok({ person, session: await startSession(tx, person, { from: door.from, by: "invitation" }) });
  });
  if (!accepted.ok) return accepted;
  deps.streams.endPerson(accepted.value.person.id, "password");
  door.keep(accepted.value.session);
  return ok(accepted.value.person);
}
