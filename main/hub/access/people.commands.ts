import type { Role } from "../contract/words.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { commit, type Store, type Tx } from "../store/index.ts";
import { revokeFor } from "./invitations.store.ts";
import { administratorsHeld, personHeld, setEnabled, updatePerson } from "./people.store.ts";
import { actorName, type Principal } from "./principal.ts";
import { deleteLinksOf, deleteSessionsOf } from "./sessions.store.ts";
import type { Streams } from "./streams.ts";

/** What is done about people needs of the rooms behind this one. */
export interface PeopleDeps {
  store: Store;
  streams: Pick<Streams, "endPerson" | "endSession">;
  /** Gives open cases of one person to another, or back to the queue; how many there were. */
  handOver(tx: Tx, from: string, to: string | null): Promise<number>;
  /** Open cases by the person who has them. */
  openCases(): Promise<ReadonlyMap<string, number>>;
}

const missing = refuse("NOT_FOUND", "没有这个人。", { en: "There is no such person." });
const lastOne = refuse("LAST_ADMIN", "这是最后一位管理员，不能停用，也不能去掉管理员角色。", {
  en: "This is the last administrator, who can neither be disabled nor lose the role.",
});
const onlyShown = refuse("STATE_NOT_ALLOWED", "演示人员不能改动。", { en: "The demonstration's people cannot be changed." });

interface Change {
  operatorId: string;
  name: string;
  roles: Role[];
  limitFen: number | null;
}
type Changed = Result<{ ok: true }, "NOT_FOUND" | "LAST_ADMIN" | "STATE_NOT_ALLOWED">;

/** Sets name, roles and limit of a person. What he may do follows with his next call. */
export async function changePerson(store: Store, by: Principal, { operatorId, name, roles, limitFen }: Change): Promise<Changed> {
  return commit(store, actorName(by), async (tx): Promise<Changed> => {
    const administrators = await administratorsHeld(tx);
    const before = await personHeld(tx, operatorId);
    if (!before) return missing;
    if (before.demo) return onlyShown;
    if (!roles.includes("admin") && isLast(administrators, operatorId)) return lastOne;
    await updatePerson(tx, { id: operatorId, name, roles, limitFen });
    tx.journal({
      verb: "operator.changed",
      subject: "operator",
      subjectId: operatorId,
      data: { name, roles, limitFen, before: { name: before.name, roles: before.roles, limitFen: before.limitFen } },
    });
    tx.emit({ name: "person.changed", subjectId: operatorId, data: {} });
    return ok({ ok: true });
  });
}

const isLast = (administrators: readonly string[], id: string): boolean => administrators.length === 1 && administrators[0] === id;

/** Closes an account: its sessions, streams, links and invitations end at once. */
export async function disablePerson(
  deps: PeopleDeps,
  by: Principal,
  operatorId: string,
): Promise<Result<{ ok: true }, "NOT_FOUND" | "LAST_ADMIN" | "STATE_NOT_ALLOWED" | "ALREADY_DONE">> {
  const done = await commit(deps.store, actorName(by), async (tx) => {
    const administrators = await administratorsHeld(tx);
    const person = await personHeld(tx, operatorId);
    if (!person) return missing;
    if (person.demo) return onlyShown;
    if (isLast(administrators, operatorId)) return lastOne;
    if (!(await setEnabled(tx, operatorId, false))) return refuse("ALREADY_DONE", "这个账号已经停用。", { en: "This account is closed already." });
    await deleteSessionsOf(tx, operatorId);
    await deleteLinksOf(tx, operatorId);
    await revokeFor(tx, operatorId);
    tx.journal({ verb: "operator.disabled", subject: "operator", subjectId: operatorId });
    tx.emit({ name: "person.changed", subjectId: operatorId, data: {} });
    return ok({ ok: true as const });
  });
  if (done.ok) deps.streams.endPerson(operatorId, "disabled");
  return done;
}

/** Opens an account again; its old password is good again, its sessions are not. */
export async function enablePerson(store: Store, by: Principal, operatorId: string): Promise<Result<{ ok: true }, "NOT_FOUND" | "ALREADY_DONE">> {
  return commit(store, actorName(by), async (tx) => {
    if (!(await personHeld(tx, operatorId))) return missing;
    if (!(await setEnabled(tx, operatorId, true))) return refuse("ALREADY_DONE", "这个账号没有停用。", { en: "This account is not closed." });
    tx.journal({ verb: "operator.enabled", subject: "operator", subjectId: operatorId });
    tx.emit({ name: "person.changed", subjectId: operatorId, data: {} });
    return ok({ ok: true });
  });
}

/** Gives a person's open cases to another who may work them, or back to the queue. */
export async function handOverCases(
  deps: PeopleDeps,
  by: Principal,
  { operatorId, to }: { operatorId: string; to: string | null },
): Promise<Result<{ cases: number }, "NOT_FOUND" | "STATE_NOT_ALLOWED">> {
  return commit(deps.store, actorName(by), async (tx) => {
    if (!(await personHeld(tx, operatorId))) return missing;
    const taker = to === null ? null : await personHeld(tx, to);
    if (to !== null && (!taker?.enabled || to === operatorId))
      return refuse("STATE_NOT_ALLOWED", "接手的人不在，或账号已停用。", { en: "Who should take over is not there, or the account is closed." });
    const cases = await deps.handOver(tx, operatorId, to);
    tx.journal({ verb: "operator.handed_over", subject: "operator", subjectId: operatorId, data: { to, cases } });
    return ok({ cases });
  });
}
