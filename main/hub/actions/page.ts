/** What the case page shows of decisions and actions, and what this person may do there. */
import { may, type Principal } from "../access/index.ts";
import type { CasePage } from "../contract/index.ts";
import { actionKinds } from "../contract/words.ts";
import { decisionsOf } from "../decisions/index.ts";
import { mayNotClose } from "../disputes/index.ts";
import type { ActionKind, ActionSpec, CaseNow, MoneyNow, Wanted } from "./action.ts";
import { actionsOfCase } from "./actions.view.store.ts";
import { casesNow } from "./cases.view.store.ts";
import type { ActionDeps } from "./deps.ts";
import { actionList } from "./list.ts";
import { moneyNow, ordersMoney } from "./money.ts";
import { mayDo } from "./person.ts";

type Offer = CasePage["offers"][number];

/** Decisions, actions, offers and what is refundable (fen) of a case; `null` when there is no such case. */
export async function pageExtras(
  deps: Pick<ActionDeps, "store" | "connectors">,
  of: { caseId: string; principal: Principal },
): Promise<(Pick<CasePage, "decisions" | "actions" | "offers"> & { refundableFen: number }) | null> {
  const now = (await casesNow(deps.store, [of.caseId])).get(of.caseId);
  if (!now) return null;
  const [decisions, actions, orders] = await Promise.all([decisionsOf(deps.store, now.id), actionsOfCase(deps.store, now.id), ordersMoney(deps.store, [now])]);
  const money = moneyNow(now, orders);
  const living = new Set(actions.filter(({ state }) => state !== "undone" && state !== "failed").map(({ kind }) => kind));
  const offers = offersOf({ now, money, principal: of.principal, living, deps });
  return { decisions, actions, offers, refundableFen: money.refundableFen };
}

interface Situation {
  now: CaseNow;
  money: MoneyNow;
  principal: Principal;
  living: ReadonlySet<ActionKind>;
  deps: Pick<ActionDeps, "connectors">;
}

function offersOf(situation: Situation): Offer[] {
  return [...actionKinds.map((kind) => offer(actionList[kind], situation)), copying(situation), closing(situation)];
}

function offer(spec: ActionSpec, { now, money, principal, living, deps }: Situation): Offer {
  // Text is asked for later: an empty one is no reason to grey the button.
  const wanted: Wanted = { amountFen: spec.takes === "claim" ? now.amountFen : 0, text: "…", auto: false };
  const allowed = mayDo({ principal, kind: spec.kind, now, money, wanted, connector: deps.connectors(now.channel), copied: false });
  const why = spec.oneAtATime && living.has(spec.kind) ? "已同意，正在保留或处理中。" : allowed.ok ? null : allowed.refusal.message;
  const maxFen = spec.takes === null ? null : spec.takes === "claim" ? money.refundableFen : money.leftFen;
  return {
    kind: spec.kind,
    allowed: why === null,
    why,
    maxFen,
    preview: spec.asks.text !== null && spec.ability !== null ? "" : spec.preview(now, wanted),
  };
}

function copying({ principal }: Situation): Offer {
  const allowed = may(principal, "case.work");
  return { kind: "copy_message", allowed, why: allowed ? null : "您的角色没有这项权限。", maxFen: null, preview: "复制回复到平台后台发送，并在这里记下" };
}

function closing({ now, principal, deps }: Situation): Offer {
  const no = mayNotClose(now, deps.connectors(now.channel)?.manifest.hasPlatform !== false);
  const why = may(principal, "case.work") ? (no?.refusal.message ?? null) : "您的角色没有这项权限。";
  return { kind: "close", allowed: why === null, why, maxFen: null, preview: "结束这张工单；平台上的售后不受影响" };
}
