/** Which switch stops what. Pure. */
import type { StopOf } from "../contract/index.ts";
import type { Said } from "../kernel/said.ts";
import { asWritten } from "../kernel/said.ts";

export interface Stop {
  id: string;
  scope: StopOf["scope"];
  shopId: string | null;
  policy: string | null;
  row: string | null;
  reason: string;
}

/** What a policy would do by itself. */
interface Automatic {
  shopId: string;
  policy: string;
  row: string | null;
}

/** Why it may not be done by itself now; `null` where no switch is off for it. The widest switch speaks. */
export function stoppedBy(stops: readonly Stop[], { shopId, policy, row }: Automatic): Said | null {
  const stop =
    stops.find((each) => each.scope === "all") ??
    stops.find((each) => each.scope === "shop" && each.shopId === shopId) ??
    stops.find((each) => each.scope === "row" && each.policy === policy && each.row === row);
  if (!stop) return null;
  const { zh, en } = told[stop.scope];
  return { zh: `${zh}（${stop.reason}），由人决定`, en: `${en} (${asWritten(stop.reason)}): a person decides` };
}

const told: Readonly<Record<StopOf["scope"], Said>> = {
  all: { zh: "自动处理已全部停下", en: "All automatic handling was stopped" },
  shop: { zh: "这个店铺的自动处理已停下", en: "Automatic handling was stopped for this shop" },
  row: { zh: "这条规则已停下", en: "This rule was stopped" },
};

/** A kept switch as the contract names what it stops. */
export function stopOf({ scope, shopId, policy, row }: Stop): StopOf {
  if (scope === "shop") return { scope, shopId: shopId ?? "" };
  return scope === "row" ? { scope, policy: policy ?? "", row: row ?? "" } : { scope: "all" };
}

/** Whether both stop the same. */
export function sameStop(left: StopOf, right: StopOf): boolean {
  if (left.scope === "shop") return right.scope === "shop" && left.shopId === right.shopId;
  if (left.scope === "row") return right.scope === "row" && left.policy === right.policy && left.row === right.row;
  return right.scope === "all";
}
