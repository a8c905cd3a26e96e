/** What may still be sent to a buyer, where his channel lets him be answered for a time only. */
import type { Connector } from "../connectors/port.ts";
import type { RefusalCode } from "../contract/index.ts";
import { actionKinds } from "../contract/words.ts";
import { lockTalks } from "../disputes/index.ts";
import { ok, type Result } from "../kernel/result.ts";
import type { Tx } from "../store/index.ts";
import type { ActionRow, CaseNow } from "./action.ts";
import { actionList } from "./list.ts";
import { fitsWindow, type Left, messagesIn } from "./message-window.ts";
import { leftFor } from "./message-window.view.store.ts";

interface Of {
  connectors: (channel: string) => Connector | undefined;
  now: CaseNow;
  at: Date;
}

const isMessage = ({ kind }: Pick<ActionRow, "kind">): boolean => actionList[kind].ability === "message";
const kinds = actionKinds.filter((kind) => isMessage({ kind }));

/** What a person may still begin to send in a case: what waits to be sent counts. `undefined`: there is no such limit. */
export async function leftOfCase(reader: Pick<Tx, "rows">, { connectors, now, at }: Of): Promise<Left | undefined> {
  const window = connectors(now.channel)?.manifest.messageWindow;
  if (!window) return undefined;
  return (await leftFor(reader, { caseIds: [now.id], kinds, window, now: at.getTime(), withWaiting: true })).get(now.id);
}

/** Whether the buyers of what is about to be sent can take it now. Of two who send to one buyer at once, the other waits until the first is counted. */
export async function roomFor(
  tx: Tx,
  { actions, cases, connectors }: { actions: readonly ActionRow[]; cases: ReadonlyMap<string, CaseNow>; connectors: Of["connectors"] },
): Promise<(action: ActionRow) => Promise<Result<null, RefusalCode>>> {
  const windowOf = (action: ActionRow) => (isMessage(action) ? connectors(cases.get(action.caseId)?.channel ?? "")?.manifest.messageWindow : undefined);
  const limited = actions.filter((action) => windowOf(action) !== undefined);
  if (limited.length > 0) await lockTalks(tx, [...new Set(limited.map(({ caseId }) => caseId))]);
  return async (action) => {
    const window = windowOf(action);
    if (!window) return ok(null);
    const { caseId, params } = action;
    const left = (await leftFor(tx, { caseIds: [caseId], kinds, window, now: tx.at.getTime(), withWaiting: false })).get(caseId);
    return left ? fitsWindow(left, messagesIn(params)) : ok(null);
  };
}
