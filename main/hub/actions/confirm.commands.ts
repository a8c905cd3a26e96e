/** The channel's word about our effects: what it shows is confirmed, what it rules out ends. */
import { lockOrdersThenCases, toPerson } from "../disputes/index.ts";
import type { Said } from "../kernel/said.ts";
import { commit, type Store, type Tx } from "../store/index.ts";
import { livingStates } from "./action.lifecycle.ts";
import type { ActionRow, CaseNow } from "./action.ts";
import { actionsGone, actionsOfCases, casesAwaiting } from "./actions.store.ts";
import { casesNow } from "./cases.view.store.ts";
import { actionList } from "./list.ts";
import { step } from "./step.ts";

/**
 * Reads what the channel now says of these cases: effects it shows are confirmed, those it shows as impossible
 * end. Safe to call for any case, any number of times. Gives how many were confirmed.
 */
export async function confirmFromCases(tx: Tx, caseIds: readonly string[]): Promise<number> {
  if (caseIds.length === 0) return 0;
  await lockOrdersThenCases(tx, { caseIds });
  return confirmIn(tx, [...(await casesNow(tx, caseIds)).values()]);
}

/** What the orders of these cases show confirms what was done to them, and where their parcels go. */
export async function confirmFromOrders(store: Store, orderIds: readonly string[]): Promise<void> {
  const kinds = Object.values(actionList).filter(({ shownBy }) => shownBy !== undefined);
  const caseIds = await casesAwaiting(store, { orderIds, kinds: kinds.map(({ kind }) => kind) });
  if (caseIds.length > 0) await commit(store, "channel", (tx) => confirmFromCases(tx, caseIds));
}

/** The same for cases that are locked already. */
export async function confirmIn(tx: Tx, cases: readonly CaseNow[]): Promise<number> {
  const byId = new Map(cases.map((now) => [now.id, now]));
  const living = await actionsOfCases(tx, { caseIds: [...byId.keys()], states: livingStates });
  let confirmed = 0;
  for (const action of living) {
    const now = byId.get(action.caseId);
    const happened = now ? actionList[action.kind].happened?.(now, action) : undefined;
    if (!now || !happened) continue;
    if (happened === "yes" || (happened !== "unknown" && wasRefused(action, now))) {
      if (await whenShown(tx, action)) confirmed += 1;
    } else if (happened === "gone") await whenGone(tx, action);
  }
  return confirmed + (await confirmGone(tx, byId));
}

/**
 * The channel took a refusal under the version it was made for, and shows a later one that is none: it was refused, and the buyer asked anew
 * or withdrew before we read it.
 */
function wasRefused({ kind, state, params }: ActionRow, now: CaseNow): boolean {
  return actionList[kind].answers === "no" && state === "sent" && params.sentVersion !== undefined && now.version > params.sentVersion;
}

/** A payment that was read only after its case had been closed: the call that made it had not failed. The newest one of a case counts, where no other is known to have paid. */
async function confirmGone(tx: Tx, cases: ReadonlyMap<string, CaseNow>): Promise<number> {
  const paid = [...cases.values()].filter(({ refundedFen }) => refundedFen > 0).map(({ id }) => id);
  if (paid.length === 0) return 0;
  const gone = (await actionsGone(tx, paid)).filter(({ kind }) => actionList[kind].takes === "claim");
  if (gone.length === 0) return 0;
  const others = await actionsOfCases(tx, { caseIds: paid, states: ["sending", "unclear", "sent", "confirmed"] });
  const explained = new Set(others.filter(({ kind }) => actionList[kind].takes === "claim").map((action) => action.caseId));
  let confirmed = 0;
  for (const action of gone) {
    if (explained.has(action.caseId)) continue;
    explained.add(action.caseId);
    if (await step(tx, action, { to: "confirmed", problem: null })) confirmed += 1;
  }
  return confirmed;
}

/** The channel shows the effect: ours where we sent it, somebody else's where we had not yet. */
async function whenShown(tx: Tx, action: ActionRow): Promise<boolean> {
  const notSent = action.state === "awaiting" || action.state === "held" || (action.state === "ready" && !action.params.resends);
  const why = { zh: "平台上已经处理过，没有再发送", en: "It was settled on the platform: nothing was sent a second time" };
  const row = await step(tx, action, notSent ? { to: "undone", problem: why, undoneBy: "system" } : { to: "confirmed", problem: null });
  return row?.state === "confirmed";
}

/** Why what answers a case cannot follow any more. */
export const whyGone: Readonly<Record<"yes" | "no", Said>> = {
  yes: { zh: "售后在平台已关闭或被拒绝", en: "On the platform it was closed or refused" },
  no: { zh: "售后在平台已同意或关闭，没有拒绝", en: "On the platform it was granted or closed: it was not refused" },
};

/** The case ended otherwise. A call under way is left to its own answer. */
async function whenGone(tx: Tx, action: ActionRow): Promise<void> {
  if (action.state === "sending") return;
  const why = whyGone[actionList[action.kind].answers ?? "yes"];
  const called = action.state === "sent" || action.state === "unclear" || action.params.resends ? { params: { gone: true } } : {};
  const row = await step(
    tx,
    action,
    action.state === "sent" ? { to: "failed", problem: why, ...called } : { to: "undone", problem: why, undoneBy: "system", ...called },
  );
  if (row) await toPerson(tx, action.caseId, "agent");
}
