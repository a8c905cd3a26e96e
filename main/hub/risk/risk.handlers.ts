import { actorName, exportList, type Principal, type Vault } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { CaseRow, Contract } from "../contract/index.ts";
import type { MarkKind, Queue } from "../contract/words.ts";
import { ok, refuse } from "../kernel/result.ts";
import { commit, type Store, type Tx } from "../store/index.ts";
import { accountColumns } from "./account-list.ts";
import { accountTold } from "./account-told.ts";
import { closeAppeal, recordAppeal } from "./appeals.commands.ts";
import { appealsOf } from "./appeals.view.store.ts";
import { mergeByHand, splitAccount, undoChange } from "./changes.commands.ts";
import { changesOf, channelAccountsOf } from "./changes.view.store.ts";
import { casesOfAccount, facesOf, identitiesOf, monthsOf, openCasesOf, pageOfAccounts } from "./desk.view.store.ts";
import { joinsOf } from "./joined.view.store.ts";
import { allLines, linesOf } from "./lines.queries.ts";
import { type AutomaticOf, effectOf } from "./mark-effect.ts";
import { endMark, markAccount } from "./marks.commands.ts";
import { marksOf } from "./marks.view.store.ts";
import { keepVerdict } from "./scores.store.ts";
import { scoreAccounts } from "./scoring.commands.ts";

const missing = refuse("NOT_FOUND", "没有这个账号，可能已并入另一个。", { en: "There is no such account; perhaps it was merged into another." });

/** What later rooms tell this one, handed in because it does not know them. */
export interface RiskDeps {
  caseRows(caseIds: readonly string[]): Promise<CaseRow[]>;
  /** Where open cases would go were their buyer marked so; those that stay are left out. */
  underMark(caseIds: readonly string[], mark: MarkKind | null): Promise<ReadonlyMap<string, Queue>>;
  /** What policies hold of these cases, and granted in cases of this account since a time. */
  automaticOf(reader: Pick<Tx, "rows">, of: { accountId: string; since: Date }): Promise<AutomaticOf>;
  /** A page that stands by itself: what is known of the account, then these cases. */
  pack(of: { title: string; about: [string, string][]; caseIds: readonly string[] }, principal: Principal): Promise<{ name: string; html: string }>;
  vault: Vault;
}

const MONTH_MS = 30 * 86_400_000;
/** The newest cases of an account that go into one file. */
const MOST_IN_PACK = 20;

/** Answers `contract.risk`: accounts by risk, one account with its evidence, and what reviewers say of it. */
export function riskHandlers(store: Store, deps: RiskDeps): HandlersOf<Contract["risk"], Principal> {
  const now = (): Date => new Date(store.clock.now());
  return {
    accounts: async (filter) => {
      const { ids, total, counts } = await pageOfAccounts(store, filter);
      return ok({ rows: await linesOf(store, ids, now()), total, counts });
    },
    account: async ({ accountId }) => {
      const [[line], [face], identities, months, cases, marks, appeals, changes, channelAccounts] = await Promise.all([
        linesOf(store, [accountId], now()),
        facesOf(store, [accountId]),
        identitiesOf(store, accountId),
        monthsOf(store, accountId),
        casesOfAccount(store, accountId).then((ids) => deps.caseRows(ids)),
        marksOf(store, accountId),
        appealsOf(store, accountId),
        changesOf(store, accountId),
        channelAccountsOf(store, accountId),
      ]);
      if (!line || !face) return missing;
      const { note, reviewedBy, reviewedAt } = face;
      return ok({ account: { ...line, note, reviewedBy, reviewedAt }, cases, identities, months, marks, appeals, changes, channelAccounts });
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
    previewMark: async ({ accountId, kind }) => {
      const open = await openCasesOf(store, accountId);
      const ids = open.map(({ id }) => id);
      const [after, automatic] = await Promise.all([
        deps.underMark(ids, kind),
        deps.automaticOf(store, { accountId, since: new Date(store.clock.now() - MONTH_MS) }),
      ]);
      return ok(effectOf(open, after, automatic));
    },
    mark: (input, principal) => commit(store, actorName(principal), (tx) => markAccount(tx, input)),
    endMark: (input, principal) => commit(store, actorName(principal), (tx) => endMark(tx, input)),
    recordAppeal: (input, principal) => commit(store, actorName(principal), (tx) => recordAppeal(tx, input)),
    closeAppeal: (input, principal) => commit(store, actorName(principal), (tx) => closeAppeal(tx, input)),
    joined: async ({ accountId }) => {
      const joins = await joinsOf(store, accountId);
      return ok({ joins, accounts: await linesOf(store, [...new Set(joins.flatMap(({ accountIds }) => accountIds))], now()) });
    },
    merge: (input, principal) => commit(store, actorName(principal), (tx) => mergeByHand(tx, input)),
    split: (input, principal) => commit(store, actorName(principal), (tx) => splitAccount(tx, input, deps.vault)),
    undoChange: (input, principal) => commit(store, actorName(principal), (tx) => undoChange(tx, input)),
    evidencePack: async ({ accountId }, principal) => {
      const [[account], identities, marks, appeals, caseIds] = await Promise.all([
        linesOf(store, [accountId], now()),
        identitiesOf(store, accountId),
        marksOf(store, accountId),
        appealsOf(store, accountId),
        casesOfAccount(store, accountId),
      ]);
      if (!account) return missing;
      const about = accountTold({ account, identities, marks, appeals });
      return ok(await deps.pack({ title: account.nick || account.id, about, caseIds: caseIds.slice(0, MOST_IN_PACK) }, principal));
    },
    export: async ({ view, format, language }, principal) =>
      ok(
        exportList(store, principal, {
          list: "accounts",
          format,
          columns: accountColumns(language),
          batches: allLines(store, view),
          title: language === "zh" ? "风控账户" : "Accounts",
        }),
      ),
  };
}
