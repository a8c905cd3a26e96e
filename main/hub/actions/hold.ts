/** What policies grant: held first, taken back when the case is judged anew. */
import type { Connector } from "../connectors/port.ts";
import type { Grant, Holding } from "../decisions/index.ts";
import { newId } from "../kernel/ids.ts";
import type { Tx } from "../store/index.ts";
import type { ActionRow, Wanted } from "./action.ts";
import { actionsOfCases, casesNow, insertActions, moveAction, type NewAction, standing } from "./actions.store.ts";
import { announce } from "./announce.ts";
import { actionList } from "./list.ts";
import { moneyNow, ordersMoney } from "./money.ts";

/** The holding that decisions are handed. `connectors` tells which channels can carry an effect out. */
export function holdingOf(connectors: (channel: string) => Connector | undefined): Holding {
  return {
    hold: (tx, grants) => holdGrants(tx, grants, connectors),
    cancel: async (tx, caseIds, why) => {
      const held = (await actionsOfCases(tx, { caseIds, states: ["held", "ready"] })).filter((action) => action.auto);
      const undone: ActionRow[] = [];
      for (const action of held) {
        const row = await moveAction(tx, action, { to: "undone", problem: why, undoneBy: tx.actor });
        if (row) undone.push(row);
      }
      await announce(tx, undone, why);
    },
  };
}

/** Money first, in the same write and under the lock the caller took: what does not fit any more is refused, not held. */
async function holdGrants(tx: Tx, grants: readonly Grant[], connectors: (channel: string) => Connector | undefined): Promise<Map<string, string>> {
  const refused = new Map<string, string>();
  if (grants.length === 0) return refused;
  const caseIds = grants.map((grant) => grant.caseId);
  const cases = await casesNow(tx, caseIds);
  const orders = await ordersMoney(tx, cases.values());
  const stand = { agree_refund: await standing(tx, { caseIds, kind: "agree_refund" }), agree_return: await standing(tx, { caseIds, kind: "agree_return" }) };
  const made: NewAction[] = [];
  for (const grant of grants) {
    const now = cases.get(grant.caseId);
    const spec = actionList[grant.effect];
    const { living, ended } = stand[grant.effect].get(grant.caseId) ?? { living: 0, ended: 0 };
    const wanted: Wanted = { amountFen: grant.amountFen, text: "", auto: true };
    const allowed = now ? spec.check(now, moneyNow(now, orders), wanted) : null;
    if (!now || !allowed) refused.set(grant.caseId, "工单不在了");
    else if (!allowed.ok) refused.set(grant.caseId, allowed.refusal.message);
    else if (living > 0) refused.set(grant.caseId, "已有一次在处理");
    else if (!spec.call(connectors(now.channel)?.actions ?? {})) refused.set(grant.caseId, "这个平台没有这项接口");
    else {
      made.push(actionOf(tx, grant, spec.key({ caseId: now.id, ended, requestKey: "" })));
      // Two cases of one order in one batch: the second sees what the first took.
      const claim = (now.orderId ? orders.get(now.orderId) : undefined)?.claims.find((each) => each.caseId === now.id);
      if (claim) claim.grantedFen = Math.max(claim.grantedFen, grant.amountFen);
    }
  }
  await insertActions(tx, made);
  await announce(tx, made.map(rowOf));
  return refused;
}

function actionOf(tx: Tx, grant: Grant, idempotencyKey: string): NewAction {
  return {
    id: newId(tx.at.getTime()),
    caseId: grant.caseId,
    orderId: grant.orderId,
    shopId: grant.shopId,
    decisionId: grant.decisionId,
    kind: grant.effect,
    idempotencyKey,
    amountFen: grant.amountFen,
    params: {},
    state: "held",
    auto: true,
    holdUntil: new Date(tx.at.getTime() + Math.round(grant.holdMinutes * 60_000)),
    by: grant.by,
  };
}

/** A new action as it reads back. */
export function rowOf(made: NewAction): ActionRow {
  const { decisionId, idempotencyKey, ...rest } = made;
  return { ...rest, attempts: 0, dueAt: made.holdUntil };
}
