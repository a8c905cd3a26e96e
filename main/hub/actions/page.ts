/** What the case page shows of decisions and actions, and what this person may do there. */
import { may, type Principal } from "../access/index.ts";
import { type ActionView, bothOf, type CasePage, refusals } from "../contract/index.ts";
import { actionKinds } from "../contract/words.ts";
import { decisionsOf } from "../decisions/index.ts";
import { mayNotClose } from "../disputes/index.ts";
import type { Said } from "../kernel/said.ts";
import { livingStates } from "./action.lifecycle.ts";
import { type ActionKind, type ActionSpec, type CaseNow, isOverOnceConfirmed, type MoneyNow, type Wanted } from "./action.ts";
import { actionsOfCase } from "./actions.view.store.ts";
import { alreadyAnswered } from "./answered.ts";
import { casesNow } from "./cases.view.store.ts";
import type { ActionDeps } from "./deps.ts";
import { actionList, answeringKinds } from "./list.ts";
import type { Left } from "./message-window.ts";
import { leftOfCase } from "./messages-left.ts";
import { moneyNow, ordersMoney } from "./money.ts";
import { mayDo } from "./person.ts";

type Offer = CasePage["offers"][number];

/** Decisions, actions, offers and what is refundable (fen) of a case; `null` when there is no such case. */
export async function pageExtras(
  deps: Pick<ActionDeps, "store" | "connectors">,
  of: { caseId: string; principal: Principal },
): Promise<(Pick<CasePage, "decisions" | "actions" | "offers" | "answering"> & { refundableFen: number }) | null> {
  const now = (await casesNow(deps.store, [of.caseId])).get(of.caseId);
  if (!now) return null;
  const [decisions, actions, orders] = await Promise.all([decisionsOf(deps.store, now.id), actionsOfCase(deps.store, now.id), ordersMoney(deps.store, [now])]);
  const money = moneyNow(now, orders);
  const living = new Set(actions.filter(stands).map(({ kind }) => kind));
  const left = await leftOfCase(deps.store, { connectors: deps.connectors, now, at: new Date(deps.store.clock.now()) });
  const offers = offersOf({ now, money, principal: of.principal, living, deps, left });
  const answering = left ? { left: left.left, most: left.most, until: left.until } : null;
  return { decisions, actions, offers, answering, refundableFen: money.refundableFen };
}

/** Still answers the case, or has settled it: a no that the channel confirmed, and what may be done again, may be followed by another. */
function stands({ kind, state }: ActionView): boolean {
  return livingStates.some((each) => each === state) || (state === "confirmed" && !isOverOnceConfirmed(actionList[kind]));
}

interface Situation {
  now: CaseNow;
  money: MoneyNow;
  principal: Principal;
  living: ReadonlySet<ActionKind>;
  deps: Pick<ActionDeps, "connectors">;
  left: Left | undefined;
}

function offersOf(situation: Situation): Offer[] {
  return [...actionKinds.map((kind) => offer(actionList[kind], situation)), copying(situation), closing(situation)];
}

function offer(spec: ActionSpec, { now, money, principal, living, deps, left }: Situation): Offer {
  // Text is asked for later: an empty one is no reason to grey the button.
  const wanted: Wanted = { amountFen: spec.takes === "claim" ? now.amountFen : 0, text: "…", auto: false };
  const question = { principal, kind: spec.kind, now, money, wanted, connector: deps.connectors(now.channel), copied: false, left };
  const allowed = mayDo(question);
  // An answer that lives is the nearest reason: it can be taken back.
  const alive =
    (spec.oneAtATime && living.has(spec.kind) ? spec.kind : null) ?? (spec.answers && allowed.ok ? answeringKinds.find((kind) => living.has(kind)) : null);
  // What no call of the channel does is done on its own pages by whoever else may.
  const byHand = spec.byHand !== undefined && !allowed.ok && allowed.refusal.code === "NOT_SUPPORTED";
  const hand = byHand ? mayDo({ ...question, copied: true }) : allowed;
  const refusal = alive ? alreadyAnswered(alive).refusal : hand.ok ? null : hand.refusal;
  const maxFen = spec.takes === null ? (spec.asks.amount ? now.amountFen : null) : spec.takes === "claim" ? money.refundableFen : money.spareFen;
  const fits = spec.fits?.(now) ?? true;
  const preview = spec.asks.text !== null && spec.ability !== null ? nothing : spec.preview(now, wanted);
  return { kind: spec.kind, allowed: refusal === null, fits, maxFen, byHand: byHand && hand.ok, ...told(refusal && bothOf(refusal), preview) };
}

const nothing: Said = { zh: "", en: "" };
const NOT_YOURS: Said = { zh: refusals.NOT_ALLOWED.zh, en: refusals.NOT_ALLOWED.en };

const told = (why: Said | null, preview: Said): Pick<Offer, "why" | "preview" | "en"> => ({
  why: why?.zh ?? null,
  preview: preview.zh,
  en: { why: why?.en ?? null, preview: preview.en },
});

function copying({ principal }: Situation): Offer {
  const allowed = may(principal, "case.work");
  const preview = { zh: "复制回复到平台后台发送，并在这里记下", en: "Copies the reply to be sent on the platform, and notes it here" };
  return { kind: "copy_message", allowed, fits: true, maxFen: null, byHand: false, ...told(allowed ? null : NOT_YOURS, preview) };
}

function closing({ now, principal, deps }: Situation): Offer {
  const no = mayNotClose(now, deps.connectors(now.channel)?.manifest.hasPlatform !== false);
  const why = may(principal, "case.work") ? no && bothOf(no.refusal) : NOT_YOURS;
  const preview = { zh: "结束这张工单；平台上的售后不受影响", en: "Ends this case; nothing changes at the platform" };
  return { kind: "close", allowed: why === null, fits: true, maxFen: null, byHand: false, ...told(why, preview) };
}
