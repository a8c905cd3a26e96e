import { sha256 } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { commit } from "../store/index.ts";
import type { AccountDeps } from "./account.ts";
import { credentialOf, insertCredential, updatePassword } from "./credentials.store.ts";
import { nameTaken } from "./invitations.ts";
import { knowsOwnPassword } from "./own-password.ts";
import { checkPassword, checkSignInName, foldSignInName, hashPassword } from "./passwords.ts";
import { personHeld, updatePerson } from "./people.store.ts";
import { actorName } from "./principal.ts";
import { deleteOtherSessions, deleteSessionById, deleteSessionsOf } from "./sessions.store.ts";
import { busy, type Operator } from "./sessions.ts";

type Done = { ok: true };
const demonstration = refuse("STATE_NOT_ALLOWED", "演示人员没有密码。", { en: "The demonstration's people have no passwords." });

/** Gives somebody who came by a link his name, his sign-in name and his password. Once. */
export async function introduce(
  deps: AccountDeps,
  me: Operator,
  wanted: { name: string; signInName: string; password: string },
): Promise<Result<Done, "BAD_INPUT" | "STATE_NOT_ALLOWED" | "TOO_MANY_TRIES" | "NOT_FOUND">> {
  if (me.demo) return demonstration;
  const signInName = foldSignInName(wanted.signInName);
  const shape = checkSignInName(signInName);
  if (!shape.ok) return shape;
  const strong = await checkPassword(wanted.password, { names: [wanted.name, signInName, ...(await deps.shopNames())] });
  if (!strong.ok) return strong;
  const passwordHash = await hashPassword(wanted.password);
  if (passwordHash === null) return busy();
  return commit(deps.store, actorName(me), async (tx) => {
    const person = await personHeld(tx, me.id);
    if (!person) return refuse("NOT_FOUND", "没有这个人。");
    if (await credentialOf(tx, me.id))
      return refuse("STATE_NOT_ALLOWED", "您已经有登录名和密码了。", { en: "You have a sign-in name and a password already." });
    if (!(await insertCredential(tx, { operatorId: me.id, signInName, passwordHash }))) return nameTaken();
    await updatePerson(tx, { ...person, name: wanted.name });
    tx.journal({ verb: "operator.introduced", subject: "operator", subjectId: me.id, data: { name: wanted.name } });
    tx.emit({ name: "person.changed", subjectId: me.id, data: {} });
    return ok({ ok: true });
  });
}

/** Chooses how one is called in the house. */
export async function rename(deps: AccountDeps, me: Operator, name: string): Promise<Result<Done, "STATE_NOT_ALLOWED" | "NOT_FOUND">> {
  if (me.demo) return refuse("STATE_NOT_ALLOWED", "演示人员的名字是固定的。", { en: "The demonstration's people keep their names." });
  return commit(deps.store, actorName(me), async (tx) => {
    const person = await personHeld(tx, me.id);
    if (!person) return refuse("NOT_FOUND", "没有这个人。");
    await updatePerson(tx, { ...person, name });
    tx.journal({ verb: "operator.renamed", subject: "operator", subjectId: me.id, data: { name } });
    tx.emit({ name: "person.changed", subjectId: me.id, data: {} });
    return ok({ ok: true });
  });
}

/** Sets a new password for who knows the old one, and ends his sessions elsewhere. */
export async function changePassword(
  deps: AccountDeps,
  { me, token, sessionId }: { me: Operator; token: string; sessionId: string | null },
  { old, password }: { old: string; password: string },
): Promise<Result<Done, "BAD_INPUT" | "STATE_NOT_ALLOWED" | "TOO_MANY_TRIES" | "WRONG_SIGN_IN" | "SAVED_MEANWHILE">> {
  const known = await credentialOf(deps.store, me.id);
  if (!known) return refuse("STATE_NOT_ALLOWED", "您还没有密码。", { en: "You have no password yet." });
  const strong = await checkPassword(password, { names: [me.name, known.signInName, ...(await deps.shopNames())] });
  if (!strong.ok) return strong;
  const knows = await knowsOwnPassword(deps.guesses, { known, sessionId }, old);
  if (!knows.ok) return knows;
  if (!knows.value) return refuse("WRONG_SIGN_IN", "原来的密码不对。", { at: "old", en: "The old password is not right." });
  const passwordHash = await hashPassword(password);
  if (passwordHash === null) return busy();
  const done = await commit(deps.store, actorName(me), async (tx) => {
    if (!(await updatePassword(tx, { operatorId: me.id, passwordHash, instead: known.passwordHash })))
      return refuse("SAVED_MEANWHILE", "密码刚刚在别处改过，请重新登录。", { en: "The password has just been changed elsewhere: sign in again." });
    await deleteOtherSessions(tx, me.id, sha256(token));
    tx.journal({ verb: "operator.password_changed", subject: "operator", subjectId: me.id });
    return ok({ ok: true as const });
  });
  if (done.ok) deps.streams.endPerson(me.id, "password", token);
  return done;
}

/** Ends one of one's own sessions by its id. */
export async function endOwnSession(deps: Pick<AccountDeps, "store" | "streams">, me: Operator, id: string): Promise<Result<Done, "NOT_FOUND">> {
  const ended = await commit(deps.store, actorName(me), async (tx) => {
    const gone = await deleteSessionById(tx, me.id, id);
    if (gone) tx.journal({ verb: "operator.session_ended", subject: "operator", subjectId: me.id, data: { session: id } });
    return gone;
  });
  if (!ended) return refuse("NOT_FOUND", "这个登录已经结束。", { en: "This session has ended already." });
  deps.streams.endSession({ operatorId: me.id, sessionId: id });
  return ok({ ok: true });
}

/** Ends every session of one's own. */
export async function signOutEverywhere(deps: Pick<AccountDeps, "store" | "streams">, me: Operator): Promise<void> {
  await commit(deps.store, actorName(me), async (tx) => {
    await deleteSessionsOf(tx, me.id);
    tx.journal({ verb: "operator.signed_out", subject: "operator", subjectId: me.id, data: { everywhere: true } });
  });
  deps.streams.endPerson(me.id, "ended");
}
