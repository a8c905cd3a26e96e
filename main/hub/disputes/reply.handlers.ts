import { actorName, type Principal } from "../access/index.ts";
import type { AnswerCard, SpokenCard } from "../contract/answers.ts";
import type { Handler, HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { ok, refuse } from "../kernel/result.ts";
import { commit, type Store } from "../store/index.ts";
import { standsAt } from "./case-page.view.store.ts";
import type { Drafts } from "./drafts.ts";
import { keepModelProblem } from "./model-problem.commands.ts";
import type { ModelUse } from "./model-use.handlers.ts";
import type { Granted } from "./order-side.view.store.ts";
import type { ReadOrder } from "./order-timeline.ts";
import { replyRecord } from "./reply-record.ts";
import { keepSuggestion, lockForReply, wantedReplies } from "./work.store.ts";

type ReplyPart = Omit<HandlersOf<Contract["reply"], Principal>, keyof ModelUse>;

/** So many neighbours of a question are looked at for one that answers it. */
const NEIGHBOURS = 20;
/** From this similarity on an example was asked the same, and may answer. */
export const SAME_QUESTION = 0.45;

/** A similar solved case, as search gives it. */
interface SimilarCase {
  id: string;
  question: string;
  reply: string;
  label: string;
  score: number;
}

/** What answering the reply agent needs from outside. */
export interface ReplyDeps {
  /** Similar solved cases, best first: knowledge's search over accepted examples. */
  similar(query: { text: string; channel: string | null; label: string | null; limit: number }): Promise<SimilarCase[]>;
  /** Living answer cards of the wants. */
  cards(wants: readonly string[]): Promise<SpokenCard[]>;
  /** Whether any example answers one of the wants. */
  isAnswering(wants: readonly string[]): Promise<boolean>;
  /** Of these examples those that may answer now, as cards by the example's id. */
  answering(ids: readonly string[]): Promise<ReadonlyMap<string, AnswerCard>>;
  readOrder: ReadOrder;
  granted: Granted;
  drafts: Drafts;
}

/**
 * Answers `contract.reply`: work list, the record a reply may speak from, similar cases, suggestions. A suggestion about a
 * case that has moved on is refused with `CASE_MOVED` and the case stays wanted.
 */
export function replyHandlers(store: Store, deps: ReplyDeps): ReplyPart {
  const propose: ReplyPart["propose"] = async (input, principal) =>
    commit(store, actorName(principal), async (tx) => {
      const found = await lockForReply(tx, input.caseId);
      if (!found) return refuse("NOT_FOUND", "没有这个工单。");
      if (found.revision !== input.revision || found.seen !== input.seen)
        return refuse("CASE_MOVED", "工单有了变化，请按最新情况重写。", { revision: found.revision });
      const { withheld, ...suggestion } = input;
      const id = await keepSuggestion(tx, { ...suggestion, state: withheld === null ? "shown" : "withheld", reason: withheld });
      const data = { withheld: withheld !== null, composer: input.composer };
      tx.emit({ name: "suggestion.made", subjectId: id, data: { ...data, caseId: input.caseId } });
      tx.journal({ verb: "suggestion.made", subject: "case", subjectId: input.caseId, data: { ...data, suggestionId: id } });
      return ok({ ok: true as const });
    });
  const record: ReplyPart["record"] = async ({ caseId }) => {
    const found = await replyRecord({ store, ...deps }, caseId);
    return found ? ok(found) : refuse("NOT_FOUND", "没有这个工单。");
  };
  return {
    take: async ({ limit }) => ok({ caseIds: await wantedReplies(store, limit) }),
    record,
    similar: async (query) => ok({ rows: await deps.similar(query) }),
    cards: async (asked) => ok(await cardsToSay(deps, asked)),
    propose,
    where: async ({ caseId }) => ok({ at: await standsAt(store, caseId) }),
    draft: async ({ caseId, draft }) => {
      deps.drafts.put(caseId, draft);
      return ok({ ok: true as const });
    },
    reportModel: reportModel(store),
  };
}

/** Cards of the wants, and examples of them that were asked the same, the likest first. */
export async function cardsToSay(
  deps: Pick<ReplyDeps, "similar" | "cards" | "isAnswering" | "answering">,
  { wants, text }: { wants: readonly string[]; text: string },
): Promise<{ cards: SpokenCard[]; examples: { card: AnswerCard; score: number }[] }> {
  // Most shops begin without an example that answers: then nothing is searched for.
  const [cards, any] = await Promise.all([deps.cards(wants), deps.isAnswering(wants)]);
  const near = any ? await deps.similar({ text, channel: null, label: null, limit: NEIGHBOURS }) : [];
  const answering = await deps.answering(near.map(({ id }) => id));
  const examples = near.flatMap(({ id, score }) => {
    const card = answering.get(id);
    return card && wants.includes(card.want) && score >= SAME_QUESTION ? [{ card, score }] : [];
  });
  return { cards, examples };
}

function reportModel(store: Store): Handler<{ model: string; problem: string | null }, { ok: true }, Principal> {
  return async (told, principal) => {
    await commit(store, actorName(principal), (tx) => keepModelProblem(tx, told));
    return ok({ ok: true });
  };
}
