/**
 * Nothing twice: whether anything came to a case since somebody who is about to answer or decide looked at it. The one place that says so, for every kind of
 * action; revisions of the case, living answers and what is held are looked at beside it.
 */
import type { Principal } from "../access/index.ts";
import { type SaidMeanwhile, saidMeanwhile } from "../disputes/index.ts";
import type { Said } from "../kernel/said.ts";
import type { Tx } from "../store/index.ts";
import { type ActionSpec, type CaseNow, short } from "./action.ts";
import { actionList } from "./list.ts";
import { begunMeanwhile, nameOf } from "./meanwhile.view.store.ts";

/** What stood on the screen of whoever acts. Nothing of it is asked of those who tell nothing. */
export interface Read {
  /** Newest lines, by id. */
  said?: readonly string[] | undefined;
  /** Actions, by id. */
  done?: readonly string[] | undefined;
  /** Whose the case was. */
  assigneeId?: string | null | undefined;
}

/** Whether an action answers the buyer or decides what he gets: only then may nothing have come in between. */
export function settles(spec: ActionSpec): boolean {
  return spec.asks.text === "message" || spec.answers !== null || spec.takes !== null;
}

/** What came in between, each as a sentence; empty when nothing did. To be asked under the case's lock. */
export async function cameMeanwhile(tx: Tx, of: { spec: ActionSpec; now: CaseNow; read: Read | undefined; principal: Principal }): Promise<Said[]> {
  const { spec, now, read, principal } = of;
  if (principal.kind !== "operator" || !settles(spec)) return [];
  const said = await saidSince(tx, { caseId: now.id, principal, seen: read?.said });
  const begun = read?.done ? await begunMeanwhile(tx, { caseId: now.id, actor: tx.actor, seen: read.done }) : [];
  const taken = read?.assigneeId !== undefined && now.assigneeId !== null && now.assigneeId !== principal.id && now.assigneeId !== read.assigneeId;
  const owner = taken && now.assigneeId !== null ? await nameOf(tx, now.assigneeId) : null;
  return [
    ...said,
    // A message is told by its words.
    ...begun.filter(({ kind }) => settles(actionList[kind]) && actionList[kind].asks.text !== "message").map(({ kind, by }) => doneOf(kind, by)),
    ...(owner === null ? [] : [{ zh: `${owner}领取了这张工单`, en: `${owner} took the case` }]),
  ];
}

/** What was said in a case beyond what somebody read, each as a sentence. */
export async function saidSince(tx: Tx, of: { caseId: string; principal: Principal; seen: readonly string[] | undefined }): Promise<Said[]> {
  if (of.principal.kind !== "operator") return [];
  return (await saidMeanwhile(tx, { caseId: of.caseId, operatorId: of.principal.id, seen: of.seen })).map(lineOf);
}

function lineOf({ author, by, text }: SaidMeanwhile): Said {
  const words = short(text, 40);
  if (author === "buyer") return { zh: `买家说“${words}”`, en: `the buyer said "${words}"` };
  if (author === "platform") return { zh: `平台说“${words}”`, en: `the platform said "${words}"` };
  return by === "" ? { zh: `客服已回复“${words}”`, en: `"${words}" was answered` } : { zh: `${by}已回复“${words}”`, en: `${by} answered "${words}"` };
}

function doneOf(kind: keyof typeof actionList, by: string): Said {
  const { label } = actionList[kind];
  return by === "" ? { zh: `规则已“${label.zh}”`, en: `a rule did "${label.en}"` } : { zh: `${by}已“${label.zh}”`, en: `${by} did "${label.en}"` };
}
