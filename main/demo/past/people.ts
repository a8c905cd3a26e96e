/** What the shop's invented people did about a claim of the past: what they say to its buyer, and what they answer, at times of theirs. */
import { unitOf } from "../engine/rng.ts";
import type { SimClaim } from "../truth/types.ts";
import type { World } from "../truth/world.ts";
import { ANSWERS, type Answers, PROMISE } from "./words.ts";

const MINUTE = 60_000;
const SITTING = 30 * MINUTE;

/** Something a person is to do now, through the hub. */
export interface Deed {
  channel: string;
  claimId: string;
  /** Which of the demonstration's people. */
  by: "demo-agent" | "demo-supervisor" | "demo-risk";
  does: "say" | "agree" | "refuse" | "name";
  /** What is said, why it is refused, or what it is called. */
  text: string;
  /** Said as it is suggested, where something is. */
  asSuggested: boolean;
}

/** The shop's people at one claim. */
export interface PeopleAt {
  /** When somebody wants to look next, ms; `null` when nobody does. */
  nextAt(): number | null;
  /** What they do by now. */
  due(now: number): Deed[];
}

/** What is mostly refused, and what nobody answered in time now and then. */
const REFUSED: Readonly<Record<string, number>> = { suspected_abuse: 0.8, counterfeit: 0.4, missing_item: 0.15, quality: 0.1, not_as_described: 0.15 };
const FORGOTTEN = 0.03;
/** Who is told by when there will be an answer, and how often somebody calls a case by its right name. */
const PROMISED = 0.3;
const NAMED = 0.6;

/** Who answers: what may be abuse is looked at by the risk reviewer, what the channel's staff are in by the supervisor. */
function whoAnswers(claim: SimClaim): Deed["by"] {
  if (claim.arbitration !== "none") return "demo-supervisor";
  return claim.disputeClass === "suspected_abuse" || claim.disputeClass === "counterfeit" || claim.amount > 50_000 ? "demo-risk" : "demo-agent";
}

/** Opens the shop's people at a claim that will be made; the same claim always finds the same people. */
export function peopleAt(world: World, claim: SimClaim): PeopleAt {
  const draw = (what: string): number => unitOf(`${world.parts.seed}:people:${claim.id}:${what}`);
  const words: Answers = ANSWERS[claim.disputeClass] ?? ANSWERS.none;
  const pick = (list: readonly string[], what: string): string => list[Math.floor(draw(what) * list.length)] ?? "";
  const deed = (does: Deed["does"], text: string): Deed => ({
    channel: claim.channel,
    claimId: claim.id,
    by: whoAnswers(claim),
    does,
    text,
    asSuggested: !text.includes(PROMISE) && draw(`suggested:${text}`) < 0.45,
  });
  // People come back to their queue every half hour.
  const sitting = (at: number): number => Math.ceil(at / SITTING) * SITTING;
  const heard = sitting(claim.createdAt + (6 + Math.floor(draw("heard") ** 2 * 150)) * MINUTE);
  const isSlow = claim.disputeClass === "not_received";
  const answered = sitting(heard + (isSlow ? 600 + draw("answer") * 1_500 : 5 + draw("answer") * 120) * MINUTE);
  const forgotten = draw("forgotten") < FORGOTTEN;
  const refuses = draw("refuse") < (REFUSED[claim.disputeClass] ?? 0);
  // A promise is forgotten, too, now and then, and what was promised is mostly said.
  const promised = draw("promised") < PROMISED;
  let said = false;
  let decided = false;
  let settled = false;
  const inspectedAt = (): number | null => {
    const fact = [...world.facts.values()].find(({ orderId, kind }) => orderId === claim.orderId && kind === "return_inspected");
    return fact ? sitting(fact.at + (30 + draw("settle") * 90) * MINUTE) : null;
  };
  return {
    nextAt: () => {
      if (!said) return heard;
      if (!decided) return answered;
      return settled ? null : inspectedAt();
    },
    due: (now) => {
      const deeds: Deed[] = [];
      if (!said && now >= heard) {
        said = true;
        const isOpen = claim.status === "applied";
        if (isOpen && (promised || !forgotten)) deeds.push(deed("say", promised ? `${pick(words.first, "first")}${PROMISE}` : pick(words.first, "first")));
        if (isOpen && draw("named") < NAMED) deeds.push({ ...deed("name", claim.disputeClass), by: "demo-agent" });
      }
      if (!decided && now >= answered) {
        decided = true;
        if (!forgotten && claim.status === "applied") {
          if (promised || draw("words") < 0.6) deeds.push(deed("say", pick(refuses ? words.no : words.yes, "answer")));
          deeds.push(deed(refuses ? "refuse" : "agree", pick(words.no, "why")));
        }
      }
      const look = inspectedAt();
      if (!settled && look !== null && now >= look) {
        settled = true;
        const failed = [...world.facts.values()].some(({ orderId, data }) => orderId === claim.orderId && data.result === "failed");
        if (claim.status === "returning" && claim.kind === "return") deeds.push(deed(failed ? "refuse" : "agree", pick(words.no, "why")));
      }
      return deeds;
    },
  };
}
