/** All open cases of one buyer answered together: by each case's own kind of answer, through what a person does alone. */
import type { Principal } from "../access/index.ts";
import { MOST_TOGETHER } from "../contract/account-cases.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import { bothOf, type Contract } from "../contract/index.ts";
import { ok, refuse } from "../kernel/result.ts";
import type { Said } from "../kernel/said.ts";
import { openCasesOf } from "../risk/index.ts";
import type { ActionKind, ActionSpec, CaseNow } from "./action.ts";
import { casesNow } from "./cases.view.store.ts";
import type { ActionDeps } from "./deps.ts";
import { actionList } from "./list.ts";
import { doAction, previewAction } from "./person.commands.ts";
import { openRefusalForms, type RefusalForms } from "./refusal-form.ts";

type Handlers = HandlersOf<Contract["accountCases"], Principal>;
type Answer = "agree" | "refuse";
type Deps = ActionDeps & { forms: RefusalForms };

const NO_ANSWER: Said = { zh: "这个工单现在没有可以这样答复的申请，请单独处理。", en: "Nothing it asks for can be answered so now: handle it by itself." };
const PICTURE: Said = {
  zh: "平台的每个原因都要凭证，请在工单里逐个拒绝。",
  en: "Each of the platform's reasons wants proof: refuse it on the case's own page.",
};

/** Answers `contract.accountCases`. */
export function accountCaseHandlers(parts: ActionDeps): Handlers {
  const deps = { ...parts, forms: openRefusalForms(parts) };
  return {
    preview: async ({ accountId, answer }, principal) => {
      const ids = (await openCasesOf(deps.store, accountId)).map(({ id }) => id);
      const now = await casesNow(deps.store, ids.slice(0, MOST_TOGETHER));
      const rows = [];
      for (const one of now.values()) rows.push(await rowOf(deps, { now: one, answer }, principal));
      const allowed = rows.filter(({ why }) => why === null);
      const paysFen = allowed.reduce((sum, row) => sum + row.paysFen, 0);
      return ok({ rows, allowed: allowed.length, paysFen, more: Math.max(0, ids.length - MOST_TOGETHER) });
    },
    decide: async (input, principal) => {
      const open = new Set((await openCasesOf(deps.store, input.accountId)).map(({ id }) => id));
      const now = await casesNow(deps.store, [...open]);
      const kinds = kindsOf(input.answer);
      if (input.cases.some(({ kind }) => !kinds.some((spec) => spec.kind === kind)))
        return refuse("BAD_INPUT", "这不是对申请的答复。", { en: "That is no answer to what was asked for." });
      const rows: { caseId: string; actionId: string | null; why: string | null; en: string | null }[] = [];
      let paysFen = 0;
      for (const { caseId, ...wanted } of input.cases) {
        const done = await doAction(deps, { caseId, ...wanted, requestKey: input.requestKey, ...(input.text ? { text: input.text } : {}) }, principal);
        const why = done.ok ? null : bothOf(done.refusal);
        if (done.ok) paysFen += paysOf(actionList[wanted.kind], now.get(caseId));
        rows.push({ caseId, actionId: done.ok ? done.value.actionId : null, why: why?.zh ?? null, en: why?.en ?? null });
      }
      return ok({ done: rows.filter(({ actionId }) => actionId !== null).length, paysFen, rows });
    },
  };
}

function kindsOf(answer: Answer): ActionSpec[] {
  const wanted = answer === "agree" ? "yes" : "no";
  return Object.values(actionList).filter(({ answers }) => answers === wanted);
}

const paysOf = (spec: ActionSpec, now: CaseNow | undefined): number => (spec.takes === "claim" ? (now?.amountFen ?? 0) : 0);

async function rowOf(deps: Deps, { now, answer }: { now: CaseNow; answer: Answer }, principal: Principal) {
  const { id: caseId, number, kind: caseKind, state, amountFen, revision } = now;
  const of = { caseId, number, caseKind, state, amountFen, revision };
  const tries = [];
  for (const spec of kindsOf(answer)) if (spec.fits?.(now) ?? true) tries.push(await tried(deps, { now, spec }, principal));
  const [best] = tries.toSorted((left, right) => Number(left.why !== null) - Number(right.why !== null));
  return best ? { ...of, ...best } : { ...of, kind: null, paysFen: 0, reasons: [], sentence: "", why: NO_ANSWER.zh, en: { sentence: "", why: NO_ANSWER.en } };
}

interface Tried {
  kind: ActionKind;
  paysFen: number;
  reasons: { id: string; text: string }[];
  sentence: string;
  why: string | null;
  en: { sentence: string; why: string | null };
}

async function tried(deps: Deps, { now, spec }: { now: CaseNow; spec: ActionSpec }, principal: Principal): Promise<Tried> {
  const { kind } = spec;
  const of = { kind, paysFen: paysOf(spec, now) };
  const form = spec.asks.reason ? await deps.forms.of(now, kind) : null;
  if (form && !form.ok) return { ...of, ...no(bothOf(form.refusal)), reasons: [] };
  const reasons = (form?.value.reasons ?? []).filter(({ proof }) => proof === "optional").map(({ id, text }) => ({ id, text }));
  if (form && reasons.length === 0) return { ...of, ...no(PICTURE), reasons };
  // Reason and words are chosen after this look; for whether it may be refused at all the first will do.
  const [reason] = reasons;
  const seen = await previewAction(deps, { caseId: now.id, kind, ...(reason ? { reasonId: reason.id, text: NOT_WRITTEN_YET } : {}) }, principal);
  const told = seen.ok ? { sentence: seen.value.sentence, why: seen.value.why, en: seen.value.en } : no(bothOf(seen.refusal));
  return { ...of, ...told, reasons: told.why === null ? reasons : [] };
}

const NOT_WRITTEN_YET = "……";
const no = ({ zh, en }: Said) => ({ sentence: "", why: zh, en: { sentence: "", why: en } });
