import { actorName, type Principal } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { CaseRow, Contract } from "../contract/index.ts";
import { ok, refuse } from "../kernel/result.ts";
import { commit, type Store } from "../store/index.ts";
import { casesOfAccount, facesOf, identitiesOf, monthsOf, pageOfAccounts } from "./desk.view.store.ts";
import { keepVerdict } from "./scores.store.ts";
import { briefOf, scoreAccounts } from "./scoring.commands.ts";
import { standings } from "./standing.view.store.ts";

const missing = refuse("NOT_FOUND", "没有这个账号，可能已并入另一个。");

/** Answers `contract.risk`: accounts by risk, one account with its evidence, and the reviewer's verdict. */
export function riskHandlers(store: Store, caseRows: (caseIds: readonly string[]) => Promise<CaseRow[]>): HandlersOf<Contract["risk"], Principal> {
  const now = (): Date => new Date(store.clock.now());
  return {
    accounts: async (filter) => {
      const { ids, total } = await pageOfAccounts(store, filter);
      const [faces, stands] = await Promise.all([facesOf(store, ids), standings(store, ids, now())]);
      const faceOf = new Map(faces.map((face) => [face.id, face]));
      const standingOf = new Map(stands.map((standing) => [standing.id, standing]));
      const rows = ids.flatMap((id) => {
        const [face, standing] = [faceOf.get(id), standingOf.get(id)];
        if (!face || !standing) return [];
        const { nick, channels, openCases, lastSeenAt } = face;
        return [{ ...briefOf(standing), nick, channels, openCases, lastSeenAt, refunded30dFen: standing.refunded30dFen }];
      });
      return ok({ rows, total });
    },
    account: async ({ accountId }) => {
      const [[face], [standing], identities, months, cases] = await Promise.all([
        facesOf(store, [accountId]),
        standings(store, [accountId], now()),
        identitiesOf(store, accountId),
        monthsOf(store, accountId),
        casesOfAccount(store, accountId).then((ids) => caseRows(ids)),
      ]);
      if (!face || !standing) return missing;
      const { nick, note, reviewedBy, reviewedAt } = face;
      return ok({ account: { ...briefOf(standing), nick, note, reviewedBy, reviewedAt }, cases, identities, months });
    },
    decide: async (input, principal) =>
      commit(store, actorName(principal), async (tx) => {
        // Scored first, so that the verdict is on the reasons the reviewer has before them.
        await scoreAccounts(tx, [input.accountId]);
        if (!(await keepVerdict(tx, input))) return missing;
        tx.emit({ name: "account.scored", subjectId: input.accountId, data: { status: input.verdict } });
        tx.journal({ verb: `account.${input.verdict}`, subject: "account", subjectId: input.accountId, data: { note: input.note } });
        return ok({ ok: true as const });
      }),
  };
}
