import { actorName, type Principal } from "../../access/index.ts";
import type { CardView } from "../../contract/answers.ts";
import type { HandlersOf } from "../../contract/handlers.ts";
import type { Contract } from "../../contract/index.ts";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import { commit, type Store } from "../../store/index.ts";
import { addCard, cardById, cardCounts, changeCard, listCards } from "./cards.store.ts";
import { faultsOf } from "./check-card.ts";
import { cardVersion, cardVersions } from "./versions.view.store.ts";

/** Answers `contract.cards`: the trainer's list, what is wrong with a card, edits with revision. */
export function cardHandlers(store: Store): HandlersOf<Contract["cards"], Principal> {
  return {
    list: async (input) => {
      const [rows, byWant] = await Promise.all([listCards(store, input), cardCounts(store)]);
      return ok({ rows, byWant });
    },
    versions: async ({ id }) => {
      const rows = await cardVersions(store, id);
      return rows.length > 0 ? ok({ rows }) : refuse("NOT_FOUND", "没有这张答复卡。", { en: "There is no such card." });
    },
    putBack: async ({ id, revision, version }, principal) => {
      const was = await cardVersion(store, { id, version });
      if (!was) return refuse("NOT_FOUND", "没有这张答复卡的这个版本。", { en: "The card has no such version." });
      // Slots and conditions may have gone since it was written.
      const [fault] = faultsOf(was.card);
      if (fault) return refuse("BAD_INPUT", `这一版现在不能用了，${fault.at}：${fault.zh}`, { at: fault.at, en: fault.en });
      return answer(store, id, await commit(store, actorName(principal), (tx) => changeCard(tx, { id, revision, card: was.card, backTo: version })));
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
  if (done) return ok({ row });
  return refuse("CASE_MOVED", "这张答复卡刚被别人改过，没有覆盖：请看过差别再保存。", {
    en: "A colleague has just changed this card; nothing was overwritten. Look at the difference, then save.",
    version: row.revision,
  });
}
