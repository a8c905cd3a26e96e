import { newId, sha256 } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { commit, type Tx } from "../store/index.ts";
import type { AccountDeps } from "./account.ts";
import { credentialOf } from "./credentials.store.ts";
import { openInvitation } from "./invitations.commands.ts";
import { invitationHeld, invitationOfEmailHeld, markAccepted } from "./invitations.store.ts";
import { foldEmail, type Invitation, invitationOver, stateOf } from "./invitations.ts";
import { linkAccount, ownerHeld, unlinkAccount } from "./linked.store.ts";
import { knowsOwnPassword } from "./own-password.ts";
import { insertPeople, personById, personHeld } from "./people.store.ts";
import { actorName, type Principal } from "./principal.ts";
import { type Errand, type IdentityProvider, openFlow, type ProvenAccount, type SpentFlows, sealFlow } from "./provider.ts";
import { startSession } from "./sessions.commands.ts";
import { deleteProviderSessions } from "./sessions.store.ts";
import type { Operator, Person, SessionDoor } from "./sessions.ts";
import type { Streams } from "./streams.ts";

/** What signing in by the identity provider stands on. */
export interface ProviderDeps extends AccountDeps {
  /** `null`: the house has none. */
  provider: IdentityProvider | null;
  spent: SpentFlows;
}

const none = refuse("NOT_FOUND", "这里没有接入身份提供方。", { en: "There is no identity provider here." });
const notBegun = refuse("PROVIDER_REFUSED", "这次登录不是在这个浏览器里开始的，或已超过十分钟，请重新登录。", {
  en: "This sign-in was not begun in this browser, or more than ten minutes ago: begin again.",
});
const others = refuse("ALREADY_DONE", "这个外部账号已经属于另一位成员。", { en: "This account belongs to another person here already." });
const stranger = refuse("NOT_INVITED", "这里没有为这个账号开通，或已停用。有登录名的人请用密码登录后在“我的账号”里连接，其他人请找管理员。", {
  en: "This account is not let in here, or was closed. Who has a sign-in name connects it under My account; everybody else asks an administrator.",
});

async function begin(deps: ProviderDeps, door: SessionDoor, errand: Errand): Promise<Result<{ url: string }, "NOT_FOUND" | "PROVIDER_AWAY">> {
  if (!deps.provider) return none;
  const begun = await deps.provider.begin();
  if (!begun.ok) return begun;
  door.keepFlow(sealFlow(deps, { asked: begun.value.asked, errand }));
  return ok({ url: begun.value.url });
}

/** Sends a browser to the provider to sign in, or to join by an invitation that holds. */
export async function beginAtProvider(
  deps: ProviderDeps,
  door: SessionDoor,
  token: string | null,
): Promise<Result<{ url: string }, "NOT_FOUND" | "PROVIDER_AWAY" | "INVITATION_OVER" | "STATE_NOT_ALLOWED">> {
  if (token === null) return begin(deps, door, { kind: "signIn" });
  const open = await openInvitation(deps.store, token);
  if (!open.ok) return open;
  if (open.value.operatorId !== null) return refuse("STATE_NOT_ALLOWED", "这个链接只用来设置新密码。", { en: "This link is for a new password alone." });
  return begin(deps, door, { kind: "join", token });
}

/** Sends somebody who is signed in to the provider to link an account, once he said the password he has. */
export async function connectProvider(
  deps: ProviderDeps,
  { me, door }: { me: Operator; door: SessionDoor },
  password: string | null,
): Promise<Result<{ url: string }, "NOT_FOUND" | "PROVIDER_AWAY" | "WRONG_SIGN_IN" | "TOO_MANY_TRIES" | "STATE_NOT_ALLOWED">> {
  if (me.demo) return refuse("STATE_NOT_ALLOWED", "演示人员不能连接外部账号。", { en: "The demonstration's people link no accounts." });
  const known = await credentialOf(deps.store, me.id);
  const knows = known ? await knowsOwnPassword(deps.guesses, { known, sessionId: door.sessionId }, password ?? "") : ok(true);
  if (!knows.ok) return knows;
  if (!knows.value) return refuse("WRONG_SIGN_IN", "密码不对。", { at: "password", en: "The password is not right." });
  return begin(deps, door, { kind: "connect", operatorId: me.id });
}

type Finished = Result<
  { me: Person; connected: boolean },
  "NOT_FOUND" | "PROVIDER_AWAY" | "PROVIDER_REFUSED" | "NOT_INVITED" | "INVITATION_OVER" | "ALREADY_DONE"
>;
interface Coming {
  answer: string;
  principal: Principal;
  door: SessionDoor;
}

/**
 * Takes what the provider sent a browser back with. Somebody nobody linked, somebody whose account is closed and somebody whose e-mail is
 * on no invitation are answered in the same words.
 */
export async function finishAtProvider(deps: ProviderDeps, { answer, principal, door }: Coming): Promise<Finished> {
  if (!deps.provider) return none;
  const flow = openFlow(deps, door.flow);
  // An address that somebody else made up does not end the way this browser is on.
  if (flow === null || new URLSearchParams(answer).get("state") !== flow.asked.state) return notBegun;
  door.keepFlow(null);
  if (!deps.spent.spend(flow)) return notBegun;
  const proven = await deps.provider.finish(answer, flow.asked);
  if (!proven.ok) return proven;
  const { errand } = flow;
  if (errand.kind === "connect") {
    if (principal.kind !== "operator" || principal.id !== errand.operatorId)
      return refuse("PROVIDER_REFUSED", "您在这期间已退出登录，请登录后重新连接。", { en: "You were signed out meanwhile: sign in, then connect again." });
    return connect(deps, principal, proven.value);
  }
  const entered = await commit(
    deps.store,
    "nobody",
    async (tx): Promise<Result<{ me: Person; session: string }, "NOT_INVITED" | "INVITATION_OVER" | "ALREADY_DONE">> => {
      const me = errand.kind === "join" ? await joinByLink(tx, errand.token, proven.value) : await personOf(tx, proven.value);
      if (!me.ok) return me;
      tx.journal({ verb: "operator.signed_in", subject: "operator", subjectId: me.value.id, data: { byProvider: true, ...door.from } });
      return ok({ me: me.value, session: await startSession(tx, me.value, { from: door.from, by: "provider" }) });
    },
  );
  if (!entered.ok) return entered;
  door.keep(entered.value.session);
  return ok({ me: entered.value.me, connected: false });
}

/** Who comes in by an account: whose it is, or who was invited by an e-mail of which the provider knows that it is this account's. */
async function personOf(tx: Tx, account: ProvenAccount): Promise<Result<Person, "NOT_INVITED" | "INVITATION_OVER">> {
  const owner = await ownerHeld(tx, account);
  const person = owner === null ? null : await personById(tx, owner);
  if (person) return ok(person);
  const isInvited = owner === null && account.email !== null && account.emailVerified;
  const invitation = isInvited ? await invitationOfEmailHeld(tx, foldEmail(account.email ?? "")) : null;
  return invitation ? join(tx, invitation, account) : stranger;
}

async function joinByLink(tx: Tx, token: string, account: ProvenAccount): Promise<Result<Person, "INVITATION_OVER" | "ALREADY_DONE">> {
  const held = await invitationHeld(tx, sha256(token));
  if (!held || (held.operatorId !== null && !held.acceptedAt)) return invitationOver("unknown");
  return (await ownerHeld(tx, account)) === null ? join(tx, held, account) : others;
}

/** Spends an invitation that this write holds: makes the person, with the account by which he comes in from now on. */
async function join(tx: Tx, held: Invitation, account: ProvenAccount): Promise<Result<Person, "INVITATION_OVER">> {
  const state = stateOf(held, tx.at.getTime());
  if (state !== "open") return invitationOver(state);
  const person: Person = { id: newId(tx.at.getTime()), name: held.name, roles: held.roles, demo: false, limitFen: null };
  await insertPeople(tx, [person]);
  await linkAccount(tx, person.id, account);
  await markAccepted(tx, held.id, person.id);
  tx.journal({ verb: "invitation.accepted", subject: "operator", subjectId: person.id, data: { invitation: held.id, byProvider: true } });
  tx.emit({ name: "person.changed", subjectId: person.id, data: {} });
  return ok(person);
}

async function connect(deps: ProviderDeps, me: Operator, account: ProvenAccount): Promise<Finished> {
  return commit(deps.store, actorName(me), async (tx): Promise<Finished> => {
    const person = await personHeld(tx, me.id);
    if (!person?.enabled) return stranger;
    const owner = await ownerHeld(tx, account);
    if (owner !== null && owner !== me.id) return others;
    if (owner === null) {
      await linkAccount(tx, me.id, account);
      tx.journal({ verb: "operator.linked", subject: "operator", subjectId: me.id });
      tx.emit({ name: "person.changed", subjectId: me.id, data: {} });
    }
    return ok({ me: person, connected: true });
  });
}

/** Takes one's own link away; what was opened by it elsewhere ends. */
export async function disconnectProvider(
  deps: AccountDeps,
  me: Operator,
  sessionId: string | null,
): Promise<Result<{ ok: true }, "STATE_NOT_ALLOWED" | "ALREADY_DONE">> {
  if (!(await credentialOf(deps.store, me.id)))
    return refuse("STATE_NOT_ALLOWED", "请先设置登录名和密码，否则断开后您就进不来了。", {
      en: "Choose a sign-in name and a password first: without them you could not come back.",
    });
  return unlink(deps, { by: me, operatorId: me.id, but: sessionId });
}

/** Takes somebody's link away; all that was opened by it ends. */
export function unlinkPerson(
  deps: Pick<AccountDeps, "store"> & { streams: Pick<Streams, "endSession"> },
  by: Principal,
  operatorId: string,
): Promise<Result<{ ok: true }, "ALREADY_DONE">> {
  return unlink(deps, { by, operatorId, but: null });
}

async function unlink(
  { store, streams }: Parameters<typeof unlinkPerson>[0],
  { by, operatorId, but }: { by: Principal; operatorId: string; but: string | null },
): Promise<Result<{ ok: true }, "ALREADY_DONE">> {
  const ended = await commit(store, actorName(by), async (tx) => {
    if (!(await unlinkAccount(tx, operatorId))) return null;
    tx.journal({ verb: "operator.unlinked", subject: "operator", subjectId: operatorId });
    tx.emit({ name: "person.changed", subjectId: operatorId, data: {} });
    return deleteProviderSessions(tx, operatorId, but);
  });
  if (ended === null) return refuse("ALREADY_DONE", "没有连接外部账号。", { en: "No account is linked." });
  for (const sessionId of ended) streams.endSession({ operatorId, sessionId });
  return ok({ ok: true });
}
