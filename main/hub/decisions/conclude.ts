/** From facts and verdict to what is written down. Pure. */
import type { DecisionStage, Queue } from "../contract/words.ts";
import type { Said } from "../kernel/said.ts";
import type { Verdict } from "./engine.ts";
import { moreCareful } from "./engine.ts";
import { type CaseMaterial, type Facts, stageOf } from "./facts.ts";
import { type Effect, effectOf, grants } from "./granted-by.ts";
import type { Look } from "./look.ts";

type Outcome = (typeof grants)[Effect]["outcome"] | Exclude<Queue, "auto">;

/** What was done about a case before it is decided: people outweigh a policy. */
export interface PriorActions {
  /** A person undid what the policy had granted. */
  undid: boolean;
  /** A person sent the case on. */
  escalatedTo: "supervisor" | "risk" | null;
  /** A person's own answer stands: a grant or a refusal, held or on its way. */
  granted: boolean;
  /** A person has refused it before: what the buyer asks anew is a person's to answer again. */
  refused: boolean;
  /** Decisions whose grant was taken back because the world had moved before it left. */
  takenBack: readonly string[];
  /** A policy's grant stands and has not been sent. */
  held: boolean;
  /** What the buyer had said when a policy last granted this, by effect; see `look.ts`. */
  saidWhenGranted: Partial<Record<Effect, string>>;
}

export interface Conclusion {
  stage: DecisionStage;
  outcome: Outcome;
  tier: Queue;
  reason: string;
  effect: Effect | null;
  /** Why a person decides what the policy would have granted, where it is not to be seen in the facts. */
  note?: Said;
}

const nothingDone: PriorActions = { undid: false, escalatedTo: null, granted: false, refused: false, takenBack: [], held: false, saidWhenGranted: {} };
/** What moves again and again is looked at by a person, so that deciding and taking back come to an end. */
const TAKEN_BACK_AT_MOST = 3;
const WROTE_AFTER: Said = { zh: "买家在同意之后又留言了", en: "The buyer wrote again after it was agreed to" };
const STRANGE_LINES: Said = { zh: "售后写明的商品不在订单里，请核对", en: "The goods it names are not in the order: check" };
const WATCHED: Said = { zh: "风控关注这个买家，不自动处理，由人决定", en: "The risk desk watches this buyer: nothing is automatic, a person decides" };
const BLOCKED: Said = { zh: "风控拉黑了这个买家，由风控决定", en: "The risk desk blocked this buyer: it decides" };
const BY_PERSON = "您的申请由客服审核，会尽快答复您。";

/**
 * What is concluded at the present stage; `null` when the seller has nothing to decide now. `mayNot`: the row was wrong too often, or was found
 * wrong about this very case. `off`: a switch stops it.
 */
export function conclude(
  material: CaseMaterial,
  given: {
    facts: Facts;
    verdict: Verdict;
    prior: PriorActions | undefined;
    mayNot: boolean;
    off?: Said | null;
    look: Pick<Look, "said" | "namesStrangeLines">;
  },
): Conclusion | null {
  const stage = stageOf(material);
  if (!stage) return null;
  const { verdict, prior = nothingDone, mayNot, off } = given;
  const toPerson = (tier: Exclude<Queue, "auto">, reason: string): Conclusion => {
    const most = prior.escalatedTo ? moreCareful(tier, prior.escalatedTo) : tier;
    return { stage, outcome: most, tier: most, reason, effect: null };
  };
  const mark = aboutAsking(material.kind) ? given.facts.accountMark : "none";
  if (mark === "block") return { ...toPerson("risk", verdict.outcome === "grant" ? BY_PERSON : verdict.reason), note: BLOCKED };
  if (verdict.outcome !== "grant") return toPerson(verdict.outcome, verdict.reason);
  if (mark === "watch") return { ...toPerson("agent", BY_PERSON), note: WATCHED };
  const effect = effectOf(material.kind, stage, material.inspection);
  if (off) return { ...toPerson("agent", BY_PERSON), note: off };
  // A policy may say "grant" where no call at the channel means it, or against the order's money: a person looks.
  const blocked = !effect || material.state === "unknown" || (grants[effect].pays && given.facts.overPaid === true);
  // Whoever writes after it was granted wants to be read: perhaps that they would rather have the goods.
  const { said, namesStrangeLines } = given.look;
  if (effect !== null && (prior.saidWhenGranted[effect] ?? said) !== said) return { ...toPerson("agent", BY_PERSON), note: WROTE_AFTER };
  if (namesStrangeLines) return { ...toPerson("agent", BY_PERSON), note: STRANGE_LINES };
  if (blocked || prior.undid || prior.escalatedTo || prior.granted || prior.refused || mayNot || prior.takenBack.length >= TAKEN_BACK_AT_MOST)
    return toPerson("agent", BY_PERSON);
  return { stage, outcome: grants[effect].outcome, tier: "auto", reason: verdict.reason, effect };
}

/** Whoever asks a question or complains is answered like anybody, whoever they are. */
function aboutAsking(kind: CaseMaterial["kind"]): boolean {
  return kind !== "question" && kind !== "complaint";
}
