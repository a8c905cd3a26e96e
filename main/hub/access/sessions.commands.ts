import { newSecret, sha256 } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { commit, type Store, type Tx } from "../store/index.ts";
import { insertPeople, personById } from "./people.store.ts";
import { actorName, type Principal } from "./principal.ts";
import { deleteExpired, deleteSession, handSession, insertLink, insertSession, spendLink } from "./sessions.store.ts";
import { demonstrationPeople, firstAdministrator, LINK_MS, type Opening, type Person, SESSION_MS, type SessionDoor } from "./sessions.ts";

/** Makes the people a new shop starts with; who is there already stays. A shop without demonstration gets one administrator. */
export async function ensureOperators(store: Store, options: { demo: boolean }): Promise<void> {
  await commit(store, "system", async (tx) => {
    for (const id of await insertPeople(tx, options.demo ? demonstrationPeople : [firstAdministrator])) {
      tx.journal({ verb: "operator.made", subject: "operator", subjectId: id });
    }
  });
}

/**
 * A link's secret that signs in once as `operatorId`, within twelve hours. Only its hash is kept.
 * @throws Error when there is no such operator.
 */
export async function makeSignInLink(store: Store, operatorId: string): Promise<{ token: string; expiresAt: Date }> {
  const token = newSecret();
  await deleteExpired(store, new Date(store.clock.now()));
  return commit(store, "system", async (tx) => {
    if (!(await personById(tx, operatorId))) throw new Error(`no operator ${operatorId}`);
    const expiresAt = new Date(tx.at.getTime() + LINK_MS);
    await insertLink(tx, { hash: sha256(token), operatorId, expiresAt });
    tx.journal({ verb: "operator.link_made", subject: "operator", subjectId: operatorId });
    return { token, expiresAt };
  });
}

/** Starts a session of a person within a write. @returns its secret, for the door to keep once the write is done. */
export async function startSession(tx: Tx, person: Person, opened: { from: SessionDoor["from"]; by: Opening }): Promise<string> {
  const session = newSecret();
  await insertSession(tx, {
    hash: sha256(session),
    operatorId: person.id,
    expiresAt: new Date(tx.at.getTime() + SESSION_MS),
    openedBy: opened.by,
    ...opened.from,
  });
  return session;
}

/** Spends a link's secret: once, in time, by whoever holds it. */
export async function redeemLink(store: Store, token: string, from: SessionDoor["from"]): Promise<Result<{ me: Person; session: string }, "LINK_SPENT">> {
  const entered = await commit(store, "nobody", async (tx) => {
    const me = await spendLink(tx, sha256(token));
    if (!me) return null;
    tx.journal({ verb: "operator.signed_in", subject: "operator", subjectId: me.id, data: { byLink: true, ...from } });
    return { me, session: await startSession(tx, me, { from, by: "link" }) };
  });
  return entered ? ok(entered) : refuse("LINK_SPENT", "登录链接已用过或已过期，请向管理员要新的。");
}

/** Lets one of the demonstration's people go on as another of them. Real people are never exchanged. */
export async function becomeAnother(
  store: Store,
  change: { token: string | null; principal: Principal; operatorId: string },
): Promise<Result<Person, "NOT_ALLOWED" | "NOT_FOUND" | "NOT_SIGNED_IN">> {
  const { principal, token } = change;
  if (principal.kind !== "operator" || !principal.demo) return refuse("NOT_ALLOWED", "只有演示店铺可以切换身份。");
  if (token === null) return refuse("NOT_SIGNED_IN", "请先登录。");
  return commit(store, actorName(principal), async (tx) => {
    const person = await personById(tx, change.operatorId);
    if (!person) return refuse("NOT_FOUND", "没有这个人。");
    if (!person.demo) return refuse("NOT_ALLOWED", "只有演示店铺可以切换身份。");
    if (!(await handSession(tx, sha256(token), person.id))) return refuse("NOT_SIGNED_IN", "登录已过期，请重新登录。");
    tx.journal({ verb: "operator.became", subject: "operator", subjectId: person.id });
    return ok(person);
  });
}

/** Ends a session at once. */
export async function endSession(store: Store, token: string, principal: Principal): Promise<void> {
  await commit(store, actorName(principal), async (tx) => {
    await deleteSession(tx, sha256(token));
    if (principal.kind === "operator") tx.journal({ verb: "operator.signed_out", subject: "operator", subjectId: principal.id });
  });
}
