/** Decides cases in one write: facts under lock, verdict, decision, queue, and the held action where it is granted. */

import type { MarkKind, Queue } from "../contract/words.ts";
import { type Granted, lockOrdersThenCases, moneyOf, setQueues } from "../disputes/index.ts";
import { newId } from "../kernel/ids.ts";
import type { Fen } from "../kernel/money.ts";
import type { Said } from "../kernel/said.ts";
import { spanned } from "../kernel/span.ts";
import { commit, type Store, type Tx } from "../store/index.ts";
import { besideSwitch, standingStops } from "./automation.store.ts";
import { stoppedBy } from "./automation.ts";
import type { CompiledPolicy } from "./compile.ts";
import { type Conclusion, conclude, type PriorActions } from "./conclude.ts";
import { insertDecisions, type KeptDecision, latestDecisions, type NewDecision, reviewedRows } from "./decisions.store.ts";
import { evaluate, type PolicyEngine, type Verdict } from "./engine.ts";
import { type CaseMaterial, stageOf } from "./facts.ts";
import { materialOf, type SaidAndNamed } from "./facts.view.store.ts";
import type { Effect } from "./granted-by.ts";
import { type Look, lookOf, policyName } from "./look.ts";
import { foundWrong } from "./review.store.ts";
import { wrongTooOften } from "./trust.ts";

/** An effect the policy grants, to be held before it is sent. `amountFen` is the buyer's claim. */
export interface Grant {
  caseId: string;
  orderId: string | null;
  shopId: string;
  decisionId: string;
  effect: Effect;
  amountFen: Fen;
  holdMinutes: number;
  by: string;
  /** What it is decided by. */
  look: Look;
}

/** What the room of actions does for this one; handed in, because decisions do not know actions. */
export interface Holding {
  /** What was done about these cases before, by case; those nothing was done about are left out. */
  prior(tx: Tx, caseIds: readonly string[]): Promise<ReadonlyMap<string, PriorActions>>;
  /** Holds effects within the same write. Gives the reason for each case that cannot be held: it goes to a person then. */
  hold(tx: Tx, grants: readonly Grant[]): Promise<ReadonlyMap<string, Said>>;
  /** Takes back automatic effects of these cases that have not been sent: they were decided anew, by what is seen now. `why`: by case, where it is known. */
  cancel(tx: Tx, looks: readonly Look[], why: ReadonlyMap<string, Said>): Promise<void>;
  /** Automatic effects of these cases that have not been sent go on: with what is seen now, the same was concluded. */
  keep(tx: Tx, looks: readonly Look[]): Promise<void>;
  /** What living effects of ours take already. */
  granted: Granted;
}

export interface Deciding {
  store: Store;
  engine: PolicyEngine;
  holding: Holding;
}

/** How many cases got a new decision, by tier. */
export interface Decided {
  decided: number;
  auto: number;
}

/**
 * Decides cases (hundreds at once). The same case at the same revision and stage is not decided twice, unless it is to be decided
 * `anew` because something else moved: its order, its money, its buyer. A decision that would say the same again is not written again;
 * a changed one takes back what the older one held.
 */
export async function decideCases(deps: Deciding, caseIds: readonly string[], anew = false): Promise<Decided> {
  if (caseIds.length === 0) return { decided: 0, auto: 0 };
  const policies = await deps.engine.active();
  const [first] = policies;
  const actor = first && policies.length === 1 ? `policy:${first.name}@${first.version}` : "policy";
  return spanned({ name: "decide", fields: { count: caseIds.length } }, async (tell) => {
    const made = await commit(deps.store, actor, (tx) => decideIn(tx, { policies, holding: deps.holding, anew }, [...new Set(caseIds)]));
    tell({ count: made.decided, auto: made.auto });
    return made;
  });
}

type Material = CaseMaterial & SaidAndNamed;
interface Draft {
  material: CaseMaterial;
  look: Look;
  verdict: Verdict;
  conclusion: Conclusion;
  decisionId: string;
}

interface Tools {
  policies: readonly CompiledPolicy[];
  holding: Holding;
  anew: boolean;
}

async function decideIn(tx: Tx, { policies, holding, anew }: Tools, caseIds: readonly string[]): Promise<Decided> {
  besideSwitch(tx);
  await lockOrdersThenCases(tx, { caseIds });
  const latest = await latestDecisions(tx, caseIds);
  const due = (await materialOf(tx, caseIds, tx.at)).filter((material) => needsDeciding(material, latest.get(material.id), anew));
  if (due.length === 0) return { decided: 0, auto: 0 };
  const { concluded, drafts } = await draftsOf(tx, { policies, holding, latest }, due);
  const looksOf = (some: readonly Draft[]): Look[] => some.map((draft) => draft.look);
  await holding.keep(tx, looksOf(concluded.filter((draft) => !drafts.includes(draft))));
  const why = drafts.flatMap(({ material, conclusion: { note } }) => (note ? [[material.id, note] as const] : []));
  await holding.cancel(tx, looksOf(drafts), new Map(why));
  const refused = await holding.hold(
    tx,
    drafts.flatMap((draft) => grantOf(draft) ?? []),
  );
  const written = drafts.map((draft) => {
    const before = latest.get(draft.material.id)?.createdAt.getTime() ?? 0;
    return writeUp(draft, new Date(Math.max(tx.at.getTime(), before + 1)), refused.get(draft.material.id));
  });
  await insertDecisions(tx, written);
  setQueues(
    tx,
    written.map((decision) => ({ caseId: decision.caseId, queue: decision.tier })),
  );
  for (const decision of written) {
    const { tier, outcome, row, policy, policyVersion } = decision;
    tx.emit({ name: "decision.made", subjectId: decision.id, data: { caseId: decision.caseId, tier, outcome } });
    tx.journal({
      verb: "case.decided",
      subject: "case",
      subjectId: decision.caseId,
      data: { decisionId: decision.id, tier, outcome, row, policy, policyVersion },
    });
  }
  return { decided: written.length, auto: written.filter((decision) => decision.tier === "auto").length };
}

/** What is concluded about these cases now, and of that what says something else than their last decisions. Writes nothing. */
async function draftsOf(
  tx: Tx,
  { policies, holding, latest }: Pick<Tools, "policies" | "holding"> & { latest: ReadonlyMap<string, KeptDecision> },
  due: readonly Material[],
): Promise<{ concluded: Draft[]; drafts: Draft[] }> {
  const ids = due.map((material) => material.id);
  const money = await moneyOf(tx, { orderIds: [...new Set(due.flatMap((material) => material.orderId ?? []))], granted: holding.granted });
  const prior = await holding.prior(tx, ids);
  const stopped = new Set((await reviewedRows(tx)).filter(wrongTooOften).map((row) => `${row.policy}/${row.row}`));
  const wrong = await foundWrong(tx, ids);
  const stops = await standingStops(tx);
  const inForce = policies.map(policyName);
  const looked = await Promise.all(
    due.map(async (material) => {
      const look = lookOf(material, { money, policies: inForce }, tx.at);
      const verdict = await evaluate(policies, look.facts);
      const mayNot = wrong.has(material.id) || stopped.has(`${verdict.policy}/${verdict.row}`);
      const off = verdict.outcome === "grant" ? stoppedBy(stops, { shopId: material.shopId, policy: verdict.policy, row: verdict.row }) : null;
      const conclusion = conclude(material, { facts: look.facts, verdict, prior: prior.get(material.id), mayNot, off, look });
      return conclusion ? { material, look, verdict, conclusion, decisionId: newId(tx.at.getTime()) } : null;
    }),
  );
  const concluded = looked.filter((draft) => draft !== null);
  const drafts = concluded.filter((draft) => {
    const last = latest.get(draft.material.id);
    const before = prior.get(draft.material.id);
    return !last || (before?.takenBack.includes(last.id) ?? false) || changes(draft, last, before?.held ?? false);
  });
  return { concluded, drafts };
}

/**
 * Where each of these cases would go were its buyer marked so: the queue of a new decision, or the one it is in. Nothing is written. Cases whose seller has
 * nothing to decide now stay where they are.
 */
export function queuesUnderMark(deps: Deciding, caseIds: readonly string[], mark: MarkKind | null): Promise<Map<string, Queue>> {
  return commit(deps.store, "system", async (tx) => {
    const latest = await latestDecisions(tx, caseIds);
    const due = (await materialOf(tx, caseIds, tx.at)).filter((material) => latest.has(material.id) && stageOf(material) !== null);
    const asMarked = due.map((material) => ({ ...material, accountMark: mark }));
    const { drafts } = await draftsOf(tx, { policies: await deps.engine.active(), holding: deps.holding, latest }, asMarked);
    return new Map(drafts.map(({ material, conclusion }) => [material.id, conclusion.tier]));
  });
}

/** Nothing to do while the case is where the last decision saw it. */
function needsDeciding(material: CaseMaterial, last: KeptDecision | undefined, anew: boolean): boolean {
  const stage = stageOf(material);
  return stage !== null && (anew || !(last && last.revision === material.revision && last.stage === stage));
}

/**
 * A conclusion that says what the last one said is not written again: what a person undid stays undone. What was taken back because the
 * world moved is granted again when the same is concluded from what is known now. What is held goes on under a new version of the policies
 * that grants the same.
 */
function changes(draft: Draft, last: KeptDecision, held: boolean): boolean {
  const { conclusion, verdict, look } = draft;
  const same = last.stage === conclusion.stage && last.outcome === conclusion.outcome && last.amountYuan === look.facts.amountYuan;
  const sameVersion = last.policy === verdict.policy && last.policyVersion === verdict.version;
  return !same || (sameVersion ? last.row !== verdict.row : !(held && conclusion.effect));
}

function grantOf(draft: Draft): Grant | null {
  const { material, conclusion, verdict } = draft;
  if (!conclusion.effect) return null;
  return {
    caseId: material.id,
    orderId: material.orderId,
    shopId: material.shopId,
    decisionId: draft.decisionId,
    effect: conclusion.effect,
    amountFen: material.amountFen,
    holdMinutes: verdict.holdMinutes,
    by: `policy:${verdict.policy}@${verdict.version}`,
    look: draft.look,
  };
}

function writeUp(draft: Draft, createdAt: Date, refusedBecause: Said | undefined): NewDecision {
  const { material, verdict, conclusion } = draft;
  const { facts } = draft.look;
  const person = refusedBecause !== undefined;
  const notHeld = refusedBecause ?? conclusion.note;
  return {
    id: draft.decisionId,
    createdAt,
    caseId: material.id,
    revision: material.revision,
    stage: conclusion.stage,
    policy: verdict.policy,
    policyVersion: verdict.version,
    row: verdict.row,
    facts: notHeld ? { ...facts, notHeld: notHeld.zh, notHeldEnglish: notHeld.en } : facts,
    outcome: person ? "agent" : conclusion.outcome,
    tier: person ? "agent" : conclusion.tier,
    reason: person ? "您的申请由客服审核，会尽快答复您。" : conclusion.reason,
    by: `policy:${verdict.policy}@${verdict.version}`,
  };
}
