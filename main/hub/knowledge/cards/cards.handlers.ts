import { actorName, type Principal } from "../../access/index.ts";
import type { CardView } from "../../contract/answers.ts";
import type { HandlersOf } from "../../contract/handlers.ts";
import type { Contract } from "../../contract/index.ts";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import { commit, type Store } from "../../store/index.ts";
import { addCard, cardById, cardCounts, changeCard, listCards } from "./cards.store.ts";
import { faultsOf } from "./check-card.ts";

/** Answers `contract.cards`: the trainer's list, what is wrong with a card, edits with revision. */
export function cardHandlers(store: Store): HandlersOf<Contract["cards"], Principal> {
  return {
    list: async (input) => {
      const [rows, byWant] = await Promise.all([listCards(store, input), cardCounts(store)]);
      return ok({ rows, byWant });
    },
    check: async ({ card }) => ok({ faults: faultsOf(card) }),
    save: async ({ card, revision }, principal) => {
      const [fault] = faultsOf(card);
      if (fault) return refuse("BAD_INPUT", `${fault.at}：${fault.zh}`, { at: fault.at, en: fault.en });
      const done = await commit(store, actorName(principal), (tx) => (revision === null ? addCard(tx, card) : changeCard(tx, { id: card.id, revision, card })));
      return answer(store, card.id, done);
    },
    setState: async ({ id, revision, state }, principal) =>
      answer(store, id, await commit(store, actorName(principal), (tx) => changeCard(tx, { id, revision, state }))),
  };
}

async function answer(store: Store, id: string, done: boolean): Promise<Result<{ row: CardView }, "CASE_MOVED" | "NOT_FOUND">> {
  const row = await cardById(store, id);
  if (!row) return refuse("NOT_FOUND", "没有这张答复卡。");
  return done ? ok({ row }) : refuse("CASE_MOVED", "这张答复卡刚被别人改过，请看过最新内容再保存。");
}
