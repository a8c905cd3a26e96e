/**
 * Before anything leaves, the world is looked at once more: what an action was decided by is kept with it and compared with what is
 * known now. What moved takes it back, with a sentence that names it; what a policy had granted is then decided anew, what a person had
 * is theirs again.
 */
import { type Deciding, decideCases, type Look, lookAt, movedBetween, type Seen } from "../decisions/index.ts";
import { lockOrdersThenCases, toPerson } from "../disputes/index.ts";
import type { Said } from "../kernel/said.ts";
import { commit, type Tx } from "../store/index.ts";
import { waitingStates } from "./action.lifecycle.ts";
import type { ActionRow } from "./action.ts";
import { actionsOfCases } from "./actions.store.ts";
import { grantedBut } from "./granted.store.ts";
import { type About, casesHeld } from "./held.view.store.ts";
import { actionList } from "./list.ts";
import { granted } from "./money.ts";
import { step } from "./step.ts";

/** What only policies weigh; a person decided with their own eyes, and may be naming the dispute at this very moment. */
const forPoliciesOnly: ReadonlySet<string> = new Set(["disputeClass", "returnRequests30d"]);

/** What is kept of a look with an action that is decided by it. */
export function seenOf({ facts, lines, said, orderId, policies }: Look): Seen {
  return { facts, lines, said, orderId, policies };
}

/** What this action rests on that is no longer as it was. */
export function movedBy({ kind, auto, seen }: Pick<ActionRow, "kind" | "auto" | "seen">, look: Look): Said[] {
  const { materials } = actionList[kind];
  if (!seen || materials.length === 0) return [];
  if (auto) return movedBetween(seen, look, materials);
  const { facts, lines, orderId } = seen;
  const weighed = materials.filter((fact) => !forPoliciesOnly.has(fact));
  return movedBetween({ facts, ...(lines ? { lines } : {}), ...(orderId === undefined ? {} : { orderId }) }, look, weighed);
}

/**
 * How the world looks now to each of these actions, by its id. What pays besides a claim counts against its own order: it is judged by what
 * there is without it.
 */
export async function looksOf(tx: Tx, actions: readonly Pick<ActionRow, "id" | "kind" | "caseId">[]): Promise<Map<string, Look>> {
  const besides = actions.filter(({ kind }) => actionList[kind].takes === "beside");
  const others = actions.filter((action) => !besides.includes(action));
  const shared = await lookAt(tx, [...new Set(others.map((action) => action.caseId))], { at: tx.at, granted });
  const looks = new Map(others.flatMap(({ id, caseId }) => entryOf(id, shared.get(caseId))));
  for (const { id, caseId } of besides) {
    const own = await lookAt(tx, [caseId], { at: tx.at, granted: grantedBut(id) });
    for (const [key, look] of entryOf(id, own.get(caseId))) looks.set(key, look);
  }
  return looks;
}

const entryOf = (id: string, look: Look | undefined): [string, Look][] => (look ? [[id, look]] : []);

/** Takes back what has not been sent, because what it rests on moved, or for another reason (`why`): nothing leaves, and its page says why. */
export async function takeBack(tx: Tx, of: { action: ActionRow; moved: readonly Said[]; why?: Said | undefined; toPerson: boolean }): Promise<void> {
  const { action, moved } = of;
  const [zh, en] = [moved.map((one) => one.zh), moved.map((one) => one.en)];
  const [what, told] = [zh.length > 0 ? `：${zh.join("；")}` : "", en.length > 0 ? `: ${en.join("; ")}` : ""];
  const again = action.auto
    ? { zh: `情况有变，没有发送，已重新判断${what}`, en: `Things moved: nothing was sent, and it was decided anew${told}` }
    : { zh: `情况有变，没有发送，请看过再决定${what}`, en: `Things moved: nothing was sent; look again before deciding${told}` };
  const row = await step(tx, action, {
    to: "undone",
    problem: of.why ? { zh: `没有发送：${of.why.zh}`, en: `Nothing was sent. ${of.why.en}` } : again,
    undoneBy: "system",
    params: moved.length > 0 ? { moved: zh, movedEnglish: en } : {},
  });
  if (row && of.toPerson) await toPerson(tx, row.caseId, "agent");
}

/**
 * Something moved about these orders, cases or accounts: what is held about them is looked at again. Automatic effects are decided anew
 * and go on only when the same is concluded; a person's grant that rests on what moved is put back to them. Safe to repeat.
 */
export async function lookAgain(deps: Deciding, about: About): Promise<void> {
  const caseIds = await casesHeld(deps.store, about);
  for (let from = 0; from < caseIds.length; from += AT_ONCE) await lookAgainAt(deps, caseIds.slice(from, from + AT_ONCE));
}

/** A new policy concerns everything that is held: not all of it at once. */
const AT_ONCE = 300;

async function lookAgainAt(deps: Deciding, caseIds: readonly string[]): Promise<void> {
  await decideCases(deps, caseIds, true);
  await commit(deps.store, "system", async (tx) => {
    await lockOrdersThenCases(tx, { caseIds });
    const held = (await actionsOfCases(tx, { caseIds, states: waitingStates })).filter((action) => !action.auto && action.seen);
    if (held.length === 0) return;
    const looks = await looksOf(tx, held);
    for (const action of held) {
      const look = looks.get(action.id);
      const moved = look ? movedBy(action, look) : [];
      if (moved.length > 0) await takeBack(tx, { action, moved, toPerson: true });
    }
  });
}
