import type { Principal } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { ActionView, CaseRow, Contract, RefusalCode } from "../contract/index.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { Store } from "../store/index.ts";
import { actionViewsOf, heldActions } from "./actions.view.store.ts";
import type { ActionDeps } from "./deps.ts";
import { actionList } from "./list.ts";
import { type Answer, doAction, previewAction, sendActionNow, undoAction } from "./person.commands.ts";

const HELD_SHOWN = 200;

/** What the handlers need besides: rows of cases as the queue shows them. */
export interface ActionHandlerDeps extends Pick<ActionDeps, "store" | "connectors"> {
  caseRows(caseIds: readonly string[]): Promise<readonly CaseRow[]>;
}

/** Answers `contract.actions`. */
export function actionHandlers(deps: ActionHandlerDeps): HandlersOf<Contract["actions"], Principal> {
  return {
    kinds: async () => ok({ kinds: Object.values(actionList).map(({ kind, label, asks }) => ({ kind, label, asks: { ...asks, hint: asks.hint ?? null } })) }),
    preview: (input, principal) => previewAction(deps, input, principal),
    do: async (input, principal) => shown(deps.store, await doAction(deps, input, principal)),
    undo: async ({ actionId }, principal) => shown(deps.store, await undoAction(deps, actionId, principal)),
    sendNow: async ({ actionId }, principal) => shown(deps.store, await sendActionNow(deps, actionId, principal)),
    held: async () => {
      const held = await heldActions(deps.store, HELD_SHOWN);
      const cases = new Map((await deps.caseRows([...new Set(held.map((action) => action.caseId))])).map((row) => [row.id, row]));
      return ok({ rows: held.flatMap((action) => (cases.has(action.caseId) ? [{ ...action, case: cases.get(action.caseId) as CaseRow }] : [])) });
    },
  };
}

async function shown(store: Store, done: Awaited<Answer<{ actionId: string }>>): Promise<Result<{ action: ActionView }, RefusalCode>> {
  if (!done.ok) return done;
  const [action] = await actionViewsOf(store, [done.value.actionId]);
  return action ? ok({ action }) : refuse("NOT_FOUND", "没有找到这个动作。");
}
