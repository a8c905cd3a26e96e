import { actorName, type Principal } from "../access/index.ts";
import { dropWaiting } from "../alerts/index.ts";
import type { RefusalCode } from "../contract/index.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { commit, type Store } from "../store/index.ts";
import { actOn, groupById, solveGroups } from "./group.store.ts";
import { causeOf } from "./look.commands.ts";
import { allRules, excuse, lockWaiting } from "./rule.store.ts";
import { thingsOf } from "./waits.view.store.ts";

type Done = Result<{ ok: true }, RefusalCode>;
/** Things that are said to be dealt with at once. */
const MOST = 5_000;

const gone = refuse("NOT_FOUND", "没有这一项，可能已被清理。", { en: "There is no such entry any more." });
const over = refuse("STATE_NOT_ALLOWED", "这一项已经不在等了。", { en: "Nothing waits here any more." });
const people = refuse("NOT_ALLOWED", "只有人员可以处理。", { en: "Only people act here." });

/** Somebody has it, or lets it rest until a time: nobody else is told meanwhile. */
export async function actOnGroup(
  store: Store,
  principal: Principal,
  of: { id: string; to: "acknowledged" | "snoozed"; minutes: number | null },
): Promise<Done> {
  if (principal.kind !== "operator") return people;
  return commit(store, actorName(principal), async (tx) => {
    await lockWaiting(tx);
    const group = await groupById(tx, of.id);
    if (!group) return gone;
    const until = of.minutes === null ? null : new Date(tx.at.getTime() + of.minutes * 60_000);
    if (!(await actOn(tx, { id: of.id, to: of.to, operatorId: principal.id, until }))) return over;
    // What has not gone out need not.
    await dropWaiting(tx, [causeOf(group)]);
    tx.journal({ verb: `waiting.${of.to}`, subject: "waiting_group", subjectId: of.id, data: { minutes: of.minutes } });
    tx.emit({ name: "waiting.changed", subjectId: of.id, data: { state: of.to } });
    return ok({ ok: true as const });
  });
}

/** What waits in it now counts no more for its rule, for a reason that is written down. */
export async function settleGroup(store: Store, principal: Principal, of: { id: string; reason: string }): Promise<Done> {
  if (principal.kind !== "operator") return people;
  return commit(store, actorName(principal), async (tx) => {
    await lockWaiting(tx);
    const group = await groupById(tx, of.id);
    if (!group) return gone;
    if (group.solvedAt !== null) return over;
    const rule = (await allRules(tx)).find(({ id }) => id === group.ruleId);
    const things = rule ? await thingsOf(tx, { ruleId: rule.id, body: rule.body, now: tx.at, shopId: group.shopId, cause: group.cause, most: MOST }) : [];
    excuse(tx, { ruleId: group.ruleId, ids: things.map(({ id }) => id), reason: of.reason });
    solveGroups(tx, [of.id]);
    await dropWaiting(tx, [causeOf(group)]);
    tx.journal({ verb: "waiting.settled", subject: "waiting_group", subjectId: of.id, data: { reason: of.reason, rows: things.length } });
    tx.emit({ name: "waiting.changed", subjectId: of.id, data: { state: "solved" } });
    return ok({ ok: true as const });
  });
}
