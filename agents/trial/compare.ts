/** Compares two models, or one and the cards alone, on cases kept apart: each is answered by the same graph, guard, mask and log as a real reply, and nobody is offered it. */
import { framingActs } from "../../main/hub/contract/answers.ts";
import type { ComparedSide } from "../../main/hub/contract/comparisons.ts";
import type { ReplyRecord, UsableEndpoint } from "../../main/hub/contract/index.ts";
import type { ModelProblem } from "../../main/hub/contract/words.ts";
import { fromCards } from "../reply/answer/proposal.ts";
import { answeredIn, gather, nothingYet, type Reply, type Sources, understand } from "../reply/model/known.ts";
import type { TrialClient } from "./agent.ts";
import type { AskModel } from "./ask-model.ts";
import { threadOf } from "./thread.ts";

export interface Comparer {
  /** Asks both sides about the next case of the comparison under way; true when there may be more. */
  round(): Promise<boolean>;
  /** The comparison is over: what is being asked for it is given up. */
  giveUp(comparisonId: string): void;
}

type Work = NonNullable<Awaited<ReturnType<TrialClient["trial"]["nextCompared"]>>["work"]>;
type SideName = "left" | "right";

/** After these nothing more can be asked: not the endpoint's word on this case, but on all that follow. */
const ends: ReadonlySet<ModelProblem> = new Set<ModelProblem>(["budget", "stopped"]);

/** A fault of ours may come again with each try, and each try may cost: after so many in a row a person looks first. */
const MOST_FAULTS = 3;

/** Opens it. What knows model vendors is loaded when there is something to compare. */
export function openComparer(client: TrialClient): Comparer {
  let opened: Promise<AskModel> | null = null;
  let faults = 0;
  let under: { comparisonId: string; stop: AbortController } | null = null;
  const byModel = (): Promise<AskModel> => {
    opened ??= import("./ask-model.ts").then(({ openAskModel }) => openAskModel(client));
    return opened;
  };
  return {
    round: async () => {
      const { work } = await client.trial.nextCompared();
      if (work === null) return false;
      const { comparisonId, questionId } = work;
      const stop = new AbortController();
      under = { comparisonId, stop };
      try {
        // One after the other, so that neither waits for the other; who begins changes from case to case.
        const names: SideName[] = Number.parseInt(questionId.slice(-1), 36) % 2 === 0 ? ["left", "right"] : ["right", "left"];
        const found: Partial<Record<SideName, ComparedSide>> = {};
        for (const name of names) {
          const side = await sideOf(work, name, stop.signal);
          if (side.problem !== null && ends.has(side.problem)) {
            await forget(work, side.problem === "stopped" ? names : [name]);
            if (side.problem === "budget") await client.trial.haltComparison({ comparisonId, problem: side.problem });
            return side.problem === "stopped";
          }
          found[name] = side;
        }
        if (found.left && found.right) await client.trial.keepCompared({ comparisonId, questionId, left: found.left, right: found.right });
        await forget(work, names);
        faults = 0;
        return true;
      } catch (fault) {
        faults += 1;
        if (faults >= MOST_FAULTS) {
          faults = 0;
          await client.trial.haltComparison({ comparisonId, problem: "failed" });
        }
        throw fault;
      } finally {
        under = null;
      }
    },
    giveUp: (comparisonId) => {
      if (under?.comparisonId === comparisonId) under.stop.abort("stopped" satisfies ModelProblem);
    },
  };

  async function sideOf(work: Work, name: SideName, signal: AbortSignal): Promise<ComparedSide> {
    const endpoint = work.sides[name === "left" ? 0 : 1];
    const sources = sourcesOf(work, endpoint);
    const reply = endpoint === null ? await byCards(work, sources) : await (await byModel()).ask(work, { name, sources, signal });
    return comparedOf(reply, work);
  }

  async function forget(work: Work, names: readonly SideName[]): Promise<void> {
    for (const name of names) if (work.sides[name === "left" ? 0 : 1] !== null) await client.trial.dropSteps({ caseId: threadOf(work, name), keep: null });
  }
}

/** What a reply is written from: the case as it was, and this endpoint alone. Nobody hears it while it comes. */
function sourcesOf(work: Work, endpoint: UsableEndpoint | null): Sources {
  return {
    reply: {
      record: async () => work.record as ReplyRecord,
      cards: async ({ wants }) => ({
        cards: work.cards.filter(({ want }) => wants.includes(want)),
        examples: work.examples.filter(({ card }) => wants.includes(card.want)),
      }),
      similar: async () => ({ rows: work.similar }),
      endpoints: async () => ({ endpoints: endpoint === null ? [] : [endpoint] }),
      draft: async () => ({ ok: true as const }),
    },
  };
}

async function byCards({ caseId }: Work, sources: Sources): Promise<Reply> {
  const known = { ...nothingYet(caseId), ...(await understand(sources, nothingYet(caseId))) };
  return { ...known, ...(await gather(sources, known)) };
}

/** What an agent would be offered, as the reply agent proposes it: the model's words that passed, else the cards'. */
function comparedOf(reply: Reply, { record }: Work): ComparedSide {
  const { struck, problem, passed } = reply;
  if (passed) return { text: passed.text, composer: "model", problem: null, why: null, acts: passed.sentences.map(({ act }) => act).filter(answers), struck };
  const offered = fromCards(answeredIn(reply), { record: record as ReplyRecord, similar: reply.similar });
  const text = offered.withheld === null ? offered.text : null;
  return { text, composer: "cards", problem, why: offered.withheld, acts: offered.sentences.map(({ act }) => act).filter(answers), struck };
}

const answers = (act: ComparedSide["acts"][number]): boolean => !framingActs.has(act);
