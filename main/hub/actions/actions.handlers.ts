import { actorName, type Principal } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { ActionView, CaseRow, Contract, RefusalCode } from "../contract/index.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { Store } from "../store/index.ts";
import type { ActionSpec } from "./action.ts";
import { actionViewsOf, awaitingActions, heldActions } from "./actions.view.store.ts";
import { casesNow } from "./cases.view.store.ts";
import type { ActionDeps } from "./deps.ts";
import { actionList } from "./list.ts";
import { type Answer, doAction, previewAction, sendActionNow, undoAction } from "./person.commands.ts";
import { openRefusalForms } from "./refusal-form.ts";
import { agreeAction, setAboveFen, turnDownAction } from "./second-person.commands.ts";
import { aboveFen, mayNotAgree, peopleAbove } from "./second-person.ts";
import { seeAction } from "./seen.commands.ts";

const HELD_SHOWN = 200;

/** What the handlers need besides: rows of cases as the queue shows them. */
export interface ActionHandlerDeps extends ActionDeps {
  caseRows(caseIds: readonly string[]): Promise<readonly CaseRow[]>;
}

/** Answers `contract.actions`. */
export function actionHandlers(parts: ActionHandlerDeps): HandlersOf<Contract["actions"], Principal> {
  const deps = { ...parts, forms: openRefusalForms(parts) };
  return {
    kinds: async () => ok({ kinds: Object.values(actionList).map(toldOf) }),
    refusalForm: async ({ caseId, kind }) => {
      const now = (await casesNow(deps.store, [caseId])).get(caseId);
      return now ? deps.forms.of(now, kind) : refuse("NOT_FOUND", "没有找到这张工单。");
    },
    preview: (input, principal) => previewAction(deps, input, principal),
    do: async (input, principal) => shown(deps.store, await doAction(deps, input, principal)),
    undo: async ({ actionId }, principal) => shown(deps.store, await undoAction(deps, actionId, principal)),
    seen: async ({ actionId }, principal) => shown(deps.store, await seeAction(deps, actionId, principal)),
    sendNow: async ({ actionId }, principal) => shown(deps.store, await sendActionNow(deps, actionId, principal)),
    held: async () => ok({ rows: await withCases(deps, await heldActions(deps.store, HELD_SHOWN)) }),
    secondWaits: async (_input, principal) => {
      const rows = await withCases(deps, await awaitingActions(deps.store, HELD_SHOWN));
      const told = (action: ActionView): { zh: string; en: string } | null => {
        const no = mayNotAgree(action, { actor: actorName(principal), principal, sumFen: action.second?.sumFen ?? action.amountFen });
        return no && { zh: no.message, en: String(no.details?.en ?? "") };
      };
      return ok({ rows: rows.map((action) => ({ ...action, why: told(action) })) });
    },
    agree: async ({ actionId }, principal) => shown(deps.store, await agreeAction(deps, actionId, principal)),
    turnDown: async (of, principal) => shown(deps.store, await turnDownAction(deps, of, principal)),
    secondPerson: async () => {
      const above = await aboveFen(deps.store);
      return ok({ aboveFen: above, people: await peopleAbove(deps.store, above ?? 0) });
    },
    setSecondPerson: ({ aboveFen: above }, principal) => setAboveFen(deps.store, above, principal),
  };
}

function toldOf({ kind, label, asks, answers, group, takes, takesEvidence = false, inBulk = false }: ActionSpec) {
  const { amount, text, hint = null, reason = false, optional = false, fields = [] } = asks;
  const told = fields.map(({ options, first = null, ...field }) => ({ ...field, options: [...options], first }));
  return { kind, label, asks: { amount, text, hint, reason, optional, fields: told }, answers, group, takes, takesEvidence, inBulk };
}

async function withCases(deps: Pick<ActionHandlerDeps, "caseRows">, actions: readonly ActionView[]): Promise<(ActionView & { case: CaseRow })[]> {
  const cases = new Map((await deps.caseRows([...new Set(actions.map((action) => action.caseId))])).map((row) => [row.id, row]));
  return actions.flatMap((action) => {
    const row = cases.get(action.caseId);
    return row ? [{ ...action, case: row }] : [];
  });
}

async function shown(store: Store, done: Awaited<Answer<{ actionId: string }>>): Promise<Result<{ action: ActionView }, RefusalCode>> {
  if (!done.ok) return done;
  const [action] = await actionViewsOf(store, [done.value.actionId]);
  return action ? ok({ action }) : refuse("NOT_FOUND", "没有找到这个动作。");
}
