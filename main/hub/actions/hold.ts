/** What policies grant: held first, taken back when the case is judged anew. */

import type { Connector } from "../connectors/port.ts";
import { bothOf } from "../contract/index.ts";
import type { ActionKind } from "../contract/words.ts";
import type { Grant, Holding, Look } from "../decisions/index.ts";
import { newId } from "../kernel/ids.ts";
import type { Said } from "../kernel/said.ts";
import { traceNow } from "../kernel/trace.ts";
import type { Tx } from "../store/index.ts";
import { waitingStates } from "./action.lifecycle.ts";
import { type ActionRow, keyOf, type Second, type Wanted } from "./action.ts";
import { actionsOfCases, insertActions, keepSeen, type NewAction, nothingStands, standing } from "./actions.store.ts";
import { casesNow } from "./cases.view.store.ts";
import { priorActions } from "./decided.store.ts";
import { actionList } from "./list.ts";
import { movedBy, seenOf, takeBack } from "./look-again.commands.ts";
import { granted, moneyNow, ordersMoney } from "./money.ts";
import { recordMoves } from "./moved.commands.ts";
import { aboveFen, secondNeeded } from "./second-person.ts";

/** The holding that decisions are handed. `connectors` tells which channels can carry an effect out. */
export function holdingOf(connectors: (channel: string) => Connector | undefined): Holding {
  return {
    prior: priorActions,
    hold: (tx, grants) => holdGrants(tx, grants, connectors),
    granted,
    cancel: async (tx, looks, why) => {
      for (const { action, look } of await waiting(tx, looks))
        await takeBack(tx, { action, moved: movedBy(action, look), why: why.get(action.caseId), toPerson: false });
    },
    keep: async (tx, looks) => {
      const moved = (await waiting(tx, looks)).filter(({ action, look }) => movedBy(action, look).length > 0);
      await keepSeen(
        tx,
        moved.map(({ action, look }) => ({ id: action.id, seen: seenOf(look) })),
      );
    },
  };
}

/** Automatic effects of these cases that have not been sent, each with what is seen of its case now. */
async function waiting(tx: Tx, looks: readonly Look[]): Promise<{ action: ActionRow; look: Look }[]> {
  if (looks.length === 0) return [];
  const byCase = new Map(looks.map((look) => [look.caseId, look]));
  const actions = await actionsOfCases(tx, { caseIds: [...byCase.keys()], states: waitingStates });
  return actions.flatMap((action) => {
    const look = byCase.get(action.caseId);
    return look && action.auto ? [{ action, look }] : [];
  });
}

/** Money first, in the same write and under the lock the caller took: what does not fit any more is refused, not held. */
async function holdGrants(tx: Tx, grants: readonly Grant[], connectors: (channel: string) => Connector | undefined): Promise<Map<string, Said>> {
  const refused = new Map<string, Said>();
  if (grants.length === 0) return refused;
  const caseIds = grants.map((grant) => grant.caseId);
  const cases = await casesNow(tx, caseIds);
  const orders = await ordersMoney(tx, cases.values());
  const above = await aboveFen(tx);
  const stand = new Map<ActionKind, Awaited<ReturnType<typeof standing>>>();
  for (const kind of new Set(grants.map((grant) => grant.effect))) stand.set(kind, await standing(tx, { caseIds, kind }));
  const made: NewAction[] = [];
  for (const grant of grants) {
    const now = cases.get(grant.caseId);
    const spec = actionList[grant.effect];
    const { living, ended, other } = stand.get(grant.effect)?.get(grant.caseId) ?? nothingStands;
    const wanted: Wanted = { amountFen: spec.takes ? grant.amountFen : 0, text: "", auto: true };
    const allowed = now ? spec.check(now, moneyNow(now, orders), wanted) : null;
    const elsewhere = now ? connectors(now.channel)?.actions.atPlatform?.(grant.effect, now.writeToken) : null;
    if (!now || !allowed) refused.set(grant.caseId, GONE);
    else if (!allowed.ok) refused.set(grant.caseId, bothOf(allowed.refusal));
    else if (living > 0 || other) refused.set(grant.caseId, UNDER_WAY);
    else if (!spec.call(connectors(now.channel)?.actions ?? {})) refused.set(grant.caseId, bothOf({ code: "NOT_SUPPORTED", message: "这个平台没有这项接口" }));
    else if (elsewhere) refused.set(grant.caseId, elsewhere);
    else {
      const second = secondNeeded({ kind: spec.kind, now, money: moneyNow(now, orders), wanted }, above);
      const key = keyOf(spec, { caseId: now.id, ended, requestKey: "" });
      made.push(actionOf(tx, grant, { idempotencyKey: key, amountFen: wanted.amountFen, takes: spec.takes, second }));
      // Two cases of one order in one batch: the second sees what the first took.
      const claim = (now.orderId ? orders.get(now.orderId) : undefined)?.claims.find((each) => each.caseId === now.id);
      if (claim) claim.grantedFen = Math.max(claim.grantedFen, wanted.amountFen);
    }
  }
  await insertActions(tx, made);
  await recordMoves(tx, made.map(rowOf));
  return refused;
}

const GONE: Said = { zh: "工单不在了", en: "The case is gone" };
const UNDER_WAY: Said = { zh: "已有一次在处理", en: "One is under way already" };

function actionOf(tx: Tx, grant: Grant, of: Pick<NewAction, "idempotencyKey" | "amountFen" | "takes"> & { second: Second | null }): NewAction {
  const { second, ...own } = of;
  return {
    id: newId(tx.at.getTime()),
    caseId: grant.caseId,
    orderId: grant.orderId,
    shopId: grant.shopId,
    decisionId: grant.decisionId,
    kind: grant.effect,
    ...own,
    params: second ? { second } : {},
    seen: seenOf(grant.look),
    state: second ? "awaiting" : "held",
    auto: true,
    holdUntil: new Date(tx.at.getTime() + Math.round(grant.holdMinutes * 60_000)),
    by: grant.by,
  };
}

/** A new action as it reads back. */
export function rowOf(made: NewAction): ActionRow {
  const { decisionId, idempotencyKey, takes, ...rest } = made;
  return { ...rest, agreedBy: null, attempts: 0, dueAt: made.holdUntil, trace: traceNow() ?? null };
}
