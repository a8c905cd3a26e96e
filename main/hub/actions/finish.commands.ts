/** Where an action ends or waits: the same few steps for runner, settling and confirmation. */

import { isOwnCase, toPerson } from "../disputes/index.ts";
import { wantRefetch } from "../ingest/index.ts";
import type { Json } from "../kernel/json.ts";
import type { Said } from "../kernel/said.ts";
import type { Tx } from "../store/index.ts";
import { type ActionRow, type CaseNow, caseRef } from "./action.ts";
import { moveAction } from "./actions.store.ts";
import { confirmIn } from "./confirm.commands.ts";
import { pauseOf, timing } from "./deps.ts";
import { actionList } from "./list.ts";
import { step } from "./step.ts";

/** The channel took it. Believed as `sent`; confirmed when its case shows it, or at once where no case ever would. */
export async function finishSent(tx: Tx, of: { action: ActionRow; now: CaseNow; answer?: Json }): Promise<void> {
  const { action, now } = of;
  const shows = actionList[action.kind].happened !== null;
  const dueAt = new Date(tx.at.getTime() + timing.confirmWithinMs);
  const row = await step(tx, action, {
    to: shows ? "sent" : "confirmed",
    dueAt,
    problem: null,
    ...(of.answer === undefined ? {} : { answer: of.answer }),
  });
  if (!row || !shows) return;
  await refetchFor(tx, action, now);
  // The channel's word may have come in before its answer to us did.
  await confirmIn(tx, [now]);
}

/** Nothing happened and it may be tried again later. */
export async function finishLater(tx: Tx, of: { action: ActionRow; why: Said; waitMs?: number }): Promise<void> {
  const { action, why } = of;
  const pause = Math.max(of.waitMs ?? 0, pauseOf(action.attempts, timing.retryFirstMs, timing.retryAtMostMs));
  await moveAction(tx, action, { to: "ready", dueAt: new Date(tx.at.getTime() + pause), problem: why });
}

/** It ended without effect: a person sees why. `undone` when the case moved on, `failed` when the channel would not. */
export async function finishWithout(tx: Tx, of: { action: ActionRow; to: "undone" | "failed"; why: Said; answer?: Json; gone?: boolean }): Promise<void> {
  const { action, to, why } = of;
  const row = await step(tx, action, {
    to,
    problem: why,
    ...(to === "undone" ? { undoneBy: "system" } : {}),
    ...(of.gone ? { params: { gone: true } } : {}),
    ...(of.answer === undefined ? {} : { answer: of.answer }),
  });
  if (row) await toPerson(tx, action.caseId, "agent");
}

/** Nobody knows: the channel is asked, the call is not made again by itself. */
export async function finishUnclear(tx: Tx, of: { action: ActionRow; why: Said }): Promise<void> {
  await step(tx, of.action, { to: "unclear", dueAt: new Date(tx.at.getTime() + timing.askAfterMs), problem: of.why });
}

/** What shows an effect is fetched again: its case, or its order. What a carrier tells comes by itself. */
export async function refetchFor(tx: Tx, { kind }: Pick<ActionRow, "kind">, now: CaseNow): Promise<void> {
  const { shownBy } = actionList[kind];
  if (shownBy === undefined || now.channelOrderId === null) return refetch(tx, now);
  await wantRefetch(tx, [{ shopId: now.shopId, ref: { kind: "order", id: now.channelOrderId } }]);
}

/** Cases are fetched again, so that the house sees what the channel sees; of a conversation, or of what the house opened itself, it has none. */
export async function refetch(tx: Tx, ...cases: readonly CaseNow[]): Promise<void> {
  await wantRefetch(
    tx,
    cases.filter((now) => !isOwnCase(now)).map((now) => ({ shopId: now.shopId, ref: caseRef(now) })),
  );
}
