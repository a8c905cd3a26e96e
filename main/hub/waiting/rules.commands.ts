import type { RefusalCode } from "../contract/index.ts";
import type { Roster, RuleBody } from "../contract/waiting.ts";
import { newId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { commit, type Store } from "../store/index.ts";
import { allRules, dropRule, keepRoster, keepRule, lockWaiting } from "./rule.store.ts";

/** More rules than anybody keeps apart. */
const MOST = 60;

/** Keeps a rule; it holds from the next look on. */
export async function saveRule(
  store: Store,
  actor: string,
  saved: { id: string | null; revision: number; body: RuleBody },
): Promise<Result<{ id: string }, RefusalCode>> {
  return commit(store, actor, async (tx) => {
    await lockWaiting(tx);
    const rules = await allRules(tx);
    const before = rules.find(({ id }) => id === saved.id);
    if (saved.id !== null && !before) return refuse("NOT_FOUND", "没有这条规则，可能已被删除。", { en: "There is no such rule any more." });
    if (before && before.revision !== saved.revision) return refuse("SAVED_MEANWHILE", "别人刚刚保存过，请对照之后再保存。");
    if (!before && rules.length >= MOST) return refuse("BAD_INPUT", `最多 ${MOST} 条规则。`, { en: `No more than ${MOST} rules.` });
    const id = before?.id ?? newId(tx.at.getTime());
    keepRule(tx, { id, revision: (before?.revision ?? 0) + 1, body: saved.body });
    const { name, on, minutes } = saved.body;
    tx.journal({ verb: before ? "waiting_rule.changed" : "waiting_rule.made", subject: "waiting_rule", subjectId: id, data: { name, on, minutes } });
    tx.emit({ name: "roster.changed", subjectId: id, data: {} });
    return ok({ id });
  });
}

/** Takes a rule away; what waited by it waits no more at the next look. */
export async function removeRule(store: Store, actor: string, id: string): Promise<Result<{ ok: true }, RefusalCode>> {
  return commit(store, actor, async (tx) => {
    await lockWaiting(tx);
    const before = (await allRules(tx)).find((one) => one.id === id);
    if (!before || !(await dropRule(tx, id))) return refuse("NOT_FOUND", "没有这条规则，可能已被删除。", { en: "There is no such rule any more." });
    tx.journal({ verb: "waiting_rule.removed", subject: "waiting_rule", subjectId: id, data: { name: before.body.name } });
    tx.emit({ name: "roster.changed", subjectId: id, data: {} });
    return ok({ ok: true as const });
  });
}

/** Keeps the roster. Refused: a person who is not there, a day that is named twice, what somebody saved meanwhile. */
export async function saveRoster(
  store: Store,
  actor: string,
  of: { roster: Roster; revision: number; known: ReadonlySet<string> },
): Promise<Result<{ revision: number }, RefusalCode>> {
  const { roster, known } = of;
  const named = [...roster.lines, ...roster.exceptions].flatMap(({ operatorId, standInId }) => [operatorId, ...(standInId === null ? [] : [standInId])]);
  if ([...named, ...roster.next].some((id) => !known.has(id)))
    return refuse("BAD_INPUT", "值班表里有已停用或不能看看板的人，请先换掉。", {
      en: "The roster names somebody who was removed or may not see the board: put another there.",
    });
  const days = roster.days.map(({ day }) => day);
  const twice = days.find((day, place) => days.indexOf(day) !== place);
  if (twice) return refuse("BAD_INPUT", `${twice} 写了两次。`, { en: `${twice} is there twice.` });
  if (new Set(roster.next).size < roster.next.length)
    return refuse("BAD_INPUT", "接着通知的人里有人写了两次。", { en: "Somebody is there twice among the next ones." });
  return commit(store, actor, async (tx) => {
    const revision = await keepRoster(tx, { roster, revision: of.revision });
    if (revision === null) return refuse("SAVED_MEANWHILE", "别人刚刚保存过，请对照之后再保存。");
    tx.journal({ verb: "roster.changed", subject: "setting", subjectId: "waiting.roster", data: { revision } });
    tx.emit({ name: "roster.changed", subjectId: "waiting.roster", data: {} });
    return ok({ revision });
  });
}
