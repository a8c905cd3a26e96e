import type { Principal } from "../access/index.ts";
import { actorName } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import { type ActionView, bothOf, type CaseRow, type Contract } from "../contract/index.ts";
import { ok, refuse } from "../kernel/result.ts";
import { toBeijing } from "../kernel/time.ts";
import { commit, keepSetting, type Store, settingOf } from "../store/index.ts";
import { bodyOf } from "./policies.store.ts";
import { endRecovery, markDecision, openRecovery, type Stopping, unmarkDecision } from "./review.commands.ts";
import { automaticDecision } from "./review.store.ts";
import { errorRate } from "./review.ts";
import { automaticDecisions, type ReviewedDecision, recoveries, recoverySums, reviewSummary, shopsDecidedFor } from "./review.view.store.ts";
import { wrongTooOften } from "./trust.ts";

/** Views that belong to rooms before or after this one, handed in by the hub; missing ids are left out. */
export interface ReviewViews {
  caseRows(caseIds: readonly string[]): Promise<readonly CaseRow[]>;
  /** The newest action of each decision that held one, by decision. */
  actionsOf(decisionIds: readonly string[]): Promise<ReadonlyMap<string, ActionView>>;
  /** What policies held since a time; money in fen. */
  automaticSince(since: Date): Promise<{ grantedFen: number; held: number; undone: number }>;
  stopping: Stopping;
}

const SAMPLE = "review.sample";
/** Until somebody says otherwise everything is put before people. */
const EVERYTHING = 100;
const SHOWN = 200;

/** Answers `contract.decisions`: the automatic decisions for the supervisor's review. */
export function decisionHandlers(store: Store, views: ReviewViews): HandlersOf<Contract["decisions"], Principal> {
  const deps = { store, stopping: views.stopping };
  const actionOf = async (decisionId: string): Promise<ActionView | null> => (await views.actionsOf([decisionId])).get(decisionId) ?? null;
  return {
    automatic: async (input) => {
      const percent = await samplePercent(store);
      const { rows, total } = await automaticDecisions(store, input, percent);
      const cases = new Map((await views.caseRows(rows.map((row) => row.caseId))).map((row) => [row.id, row]));
      const actions = await views.actionsOf(rows.map((row) => row.id));
      const shown = rows.flatMap((row) => {
        const found = cases.get(row.caseId);
        return found ? [{ ...splitMark(row), case: found, action: actions.get(row.id) ?? null }] : [];
      });
      return ok({ rows: shown, total, summary: await summaryOf(store, views, percent) });
    },
    rule: async ({ decisionId }) => {
      const decision = await automaticDecision(store, decisionId);
      if (!decision) return refuse("NOT_FOUND", "没有这条自动处理记录。", { en: "There is no such automatic decision." });
      const { policy: name, version } = decision;
      const body = await bodyOf(store, { name, version });
      const row = body.rows.find(({ id }) => id === decision.row);
      const conditions = body.inputs.flatMap(({ fact, label }) => {
        const cell = row?.when[fact]?.trim() ?? "";
        return cell === "" ? [] : [{ fact, label, cell }];
      });
      return ok({ policy: body.title, version, row: row ? { id: row.id, note: row.note, noteEn: row.noteEn, reason: row.reason, conditions } : null });
    },
    mark: async (input, principal) => {
      const marked = await markDecision(deps, input, principal);
      return marked.ok ? ok({ stopped: marked.value.stopped, action: await actionOf(input.decisionId) }) : marked;
    },
    unmark: (input, principal) => unmarkDecision(store, input, principal),
    previewMarks: async ({ decisionIds }) => ok(await preview(store, views, decisionIds)),
    markMany: async ({ decisions, ...verdict }, principal) => {
      const results = [];
      // One after another, each a write of its own: what fails fails alone.
      for (const [decisionId, one] of new Map(decisions.map((of) => [of.decisionId, of]))) {
        const marked = await markDecision(deps, { ...verdict, ...one }, principal);
        results.push({ decisionId, stopped: marked.ok ? marked.value.stopped : null, refused: marked.ok ? null : bothOf(marked.refusal) });
      }
      return ok({ results });
    },
    setSample: async ({ percent }, principal) => {
      await commit(store, actorName(principal), async (tx) => {
        await keepSetting(tx, SAMPLE, { percent });
        tx.journal({ verb: "review.sample_set", subject: "setting", subjectId: SAMPLE, data: { percent } });
      });
      return ok({ ok: true as const });
    },
    recoveries: async () => {
      const rows = await recoveries(store, SHOWN);
      const cases = new Map((await views.caseRows([...new Set(rows.map((row) => row.caseId))])).map((row) => [row.id, row]));
      const shown = rows.flatMap(({ caseId, ...row }) => {
        const found = cases.get(caseId);
        return found ? [{ ...row, case: found }] : [];
      });
      return ok({ rows: shown, ...(await recoverySums(store)) });
    },
    openRecovery: (input, principal) => openRecovery(deps, input, principal),
    endRecovery: (input, principal) => endRecovery(store, input, principal),
  };
}

async function samplePercent(store: Store): Promise<number> {
  return (await settingOf<{ percent: number }>(store, SAMPLE))?.percent ?? EVERYTHING;
}

async function summaryOf(store: Store, views: ReviewViews, percent: number) {
  const today = startOfDay(new Date(store.clock.now()));
  const { today: decided, due, byRow } = await reviewSummary(store, today, percent);
  const sum = (pick: (row: (typeof byRow)[number]) => number): number => byRow.reduce((total, row) => total + pick(row), 0);
  const [marks, wrongMarks] = [sum((row) => row.marks), sum((row) => row.wrongMarks)];
  return {
    today: decided,
    ...(await views.automaticSince(today)),
    reviewed: sum((row) => row.reviewed),
    wrong: sum((row) => row.wrong),
    sample: { percent, due, marks, rate: errorRate({ marks, wrong: wrongMarks }) },
    byRow: byRow.map(({ row, count, reviewed, wrong, ...of }) => ({
      row,
      count,
      reviewed,
      wrong,
      marks: of.marks,
      rate: errorRate({ marks: of.marks, wrong: of.wrongMarks }),
      stopped: wrongTooOften({ reviewed, wrong }),
    })),
    shops: await shopsDecidedFor(store),
  };
}

function splitMark({ caseId: _case, markReason, markNote, markedBy, markedAt, recovery, ...decision }: ReviewedDecision) {
  const mark = markedAt && decision.review ? { reason: markReason, note: markNote, byName: markedBy ?? "", at: markedAt } : null;
  return { decision, mark, recovery };
}

async function preview(store: Store, views: ReviewViews, decisionIds: readonly string[]) {
  const ids = [...new Set(decisionIds)];
  const found = (await Promise.all(ids.map((id) => automaticDecision(store, id)))).filter((each) => each !== null);
  const actions = [...(await views.actionsOf(found.map(({ id }) => id))).values()];
  const held = actions.filter(({ state, sentAt }) => state === "awaiting" || state === "held" || (state === "ready" && sentAt === null));
  const gone = actions.filter(({ state }) => state === "sending" || state === "unclear" || state === "sent" || state === "confirmed");
  const fen = (some: readonly ActionView[]): number => some.reduce((total, { amountFen }) => total + amountFen, 0);
  return {
    count: found.length,
    judged: found.filter(({ review }) => review !== null).length,
    held: held.length,
    heldFen: fen(held),
    gone: gone.length,
    goneFen: fen(gone),
  };
}

/** Midnight in Beijing before `now`. */
function startOfDay(now: Date): Date {
  return new Date(`${toBeijing(now).slice(0, 10)}T00:00:00+08:00`);
}
