/** Unclear effects are settled by asking the channel, never by sending again blindly. */
import type { ChannelCase, ChannelOrder, ChannelRef, Connector, ConnectorProblem } from "../connectors/port.ts";
import { lockOrdersThenCases, moneyOut } from "../disputes/index.ts";
import { contextOf, shopsById } from "../ingest/index.ts";
import { ok, type Refusal, type Result, refuse } from "../kernel/result.ts";
import type { Said } from "../kernel/said.ts";
import { commit, type Tx } from "../store/index.ts";
import { type ActionRow, type CaseNow, caseRef, type Shown } from "./action.ts";
import { endLeases, isAnySentDue, loseTrack, moveAction, takeUnclear, takeUnconfirmed } from "./actions.store.ts";
import { casesNow } from "./cases.view.store.ts";
import { whyGone } from "./confirm.commands.ts";
import { type ActionDeps, limits, pauseOf, timing } from "./deps.ts";
import { finishSent, finishWithout, refetchFor } from "./finish.commands.ts";
import { actionList } from "./list.ts";
import { recordMoves } from "./moved.commands.ts";
import { problemOf } from "./problem-words.ts";

/** What one round of asking found. */
export interface Checked {
  happened: number;
  again: number;
  ended: number;
  open: number;
}

/** At start, before the first {@link runDue}: what was being sent when the hub ended is due to be asked about now. */
export async function recoverActions(deps: ActionDeps): Promise<number> {
  return commit(deps.store, "system", (tx) => endLeases(tx, [...deps.running]));
}

/**
 * Asks the channel about effects whose outcome is not known, and has cases fetched again whose sent effect it has not
 * reported yet. A call is made again only when the channel shows the case exactly as it was when we called.
 */
export async function checkUnclear(deps: ActionDeps, limit = 60): Promise<Checked> {
  const checked: Checked = { happened: 0, again: 0, ended: 0, open: 0 };
  if (!(await isAnySentDue(deps.store, new Date(deps.store.clock.now())))) return checked;
  const taken = await commit(deps.store, "system", async (tx) => {
    await remind(tx, limit);
    await recordMoves(tx, await loseTrack(tx, [...deps.running]));
    return takeUnclear(tx, { until: new Date(tx.at.getTime() + timing.leaseMs), limit });
  });
  if (taken.length === 0) return checked;
  const shops = await shopsById(deps.store, [...new Set(taken.map((action) => action.shopId))]);
  const cases = await casesNow(deps.store, [...new Set(taken.map((action) => action.caseId))]);
  const queue = [...taken];
  const worker = async (): Promise<void> => {
    for (let action = queue.shift(); action; action = queue.shift()) {
      const now = cases.get(action.caseId);
      const shop = shops.get(action.shopId);
      const connector = now ? deps.connectors(now.channel) : undefined;
      if (!now) continue;
      const told = shop && connector ? await askChannel(connector, { deps, shop, action, now }) : refuse("NOT_SUPPORTED" as const, "这个店铺没有可用的接口");
      const of = { action, told };
      await commit(deps.store, "system", (tx) => concludeOne(tx, of, checked));
    }
  };
  await Promise.all(Array.from({ length: Math.min(limits.atOnce, taken.length) }, worker));
  return checked;
}

async function remind(tx: Tx, limit: number): Promise<void> {
  const taken = await takeUnconfirmed(tx, { leastMs: timing.askAtMostMs, mostMs: timing.remindAtMostMs, limit });
  // What no channel shows is a person's to see.
  const late = taken.filter(({ kind }) => actionList[kind].happened !== null);
  const cases = await casesNow(tx, [...new Set(late.map((action) => action.caseId))]);
  for (const action of late) {
    const now = cases.get(action.caseId);
    if (now) await refetchFor(tx, action, now);
  }
}

type Shop = Parameters<typeof contextOf>[1];
type Told = Result<ChannelCase | ChannelOrder | null, ConnectorProblem>;

/** The case as the channel has it; `null` where a case would not show this effect. */
async function askChannel(connector: Connector, of: { deps: ActionDeps; shop: Shop; action: ActionRow; now: CaseNow }): Promise<Told> {
  const { deps, shop, action, now } = of;
  const { happened, shownBy } = actionList[action.kind];
  if (happened === null || shownBy === "parcel") return ok(null);
  const ref: ChannelRef = shownBy === "order" && now.channelOrderId !== null ? { kind: "order", id: now.channelOrderId } : caseRef(now);
  try {
    const item = await connector.fetchOne(contextOf(deps, shop), ref);
    if (!item.ok) return item;
    const facts = connector.normalize(item.value.topic, item.value.payload);
    if (!facts.ok) return refuse("UNREADABLE", facts.refusal.message);
    const fact = facts.value.find((each): each is ChannelCase | ChannelOrder =>
      ref.kind === "order" ? each.type === "order" && each.channelOrderId === ref.id : each.type === "case" && each.channelCaseId === ref.id,
    );
    return fact ? ok(fact) : refuse("UNREADABLE", "平台的回答里没有这张售后单");
  } catch (fault) {
    return refuse("UNAVAILABLE", fault instanceof Error ? fault.message : String(fault));
  }
}

async function concludeOne(tx: Tx, of: { action: ActionRow; told: Told }, checked: Checked): Promise<void> {
  const { action, told } = of;
  await lockOrdersThenCases(tx, { caseIds: [action.caseId] });
  const now = (await casesNow(tx, [action.caseId])).get(action.caseId);
  if (!now) return;
  if (!told.ok) return unreachable(tx, { action, refusal: told.refusal, now }, checked);
  if (told.value === null) return end(tx, { action, to: "failed", why: UNHEARD }, checked);
  const fact = told.value;
  const happened = actionList[action.kind].happened?.(shownIn(fact, now), action) ?? "unknown";
  await refetchFor(tx, action, now);
  if (happened === "yes") {
    checked.happened += 1;
    return finishSent(tx, { action, now });
  }
  if (happened === "gone") return end(tx, { action, to: "undone", why: whyGone[actionList[action.kind].answers ?? "yes"], gone: true }, checked);
  const isUntouched = fact.type === "case" && fact.version === action.params.sentVersion;
  if (happened === "not_yet" && (isUntouched || actionList[action.kind].repeatable)) return again(tx, action, checked);
  if (action.amountFen > 0 && fact.type === "case" && fact.amountFen !== action.amountFen) return end(tx, { action, to: "undone", why: OTHER_SUM }, checked);
  // The case changed, but not in the way our call would have changed it: it may yet show. A person looks when it does not.
  if ((action.params.asks ?? 0) >= limits.asksWhenChanged) return end(tx, { action, to: "failed", why: NEVER_SHOWN }, checked);
  return askLater(tx, action, checked);
}

/** The case as it would stand once this was taken in. */
function shownIn(fact: ChannelCase | ChannelOrder, now: CaseNow): Shown {
  if (fact.type === "order") return { ...now, order: now.order && { ...now.order, note: fact.sellerNote, flag: fact.sellerFlag ?? null } };
  const { state, arbitration, replacement = null } = fact;
  return { ...now, state, arbitration, replacement, refundedFen: Math.max(now.refundedFen, moneyOut(fact).fen) };
}

/** The channel shows the case untouched: our call was not carried out and may be made again. */
async function again(tx: Tx, action: ActionRow, checked: Checked): Promise<void> {
  const resends = (action.params.resends ?? 0) + 1;
  if (resends > limits.resends) return end(tx, { action, to: "failed", why: IN_VAIN }, checked);
  checked.again += 1;
  const dueAt = new Date(tx.at.getTime() + pauseOf(resends, timing.retryFirstMs, timing.retryAtMostMs));
  await moveAction(tx, action, { to: "ready", dueAt, params: { resends, asks: 0 } });
}

async function unreachable(tx: Tx, of: { action: ActionRow; refusal: Refusal<ConnectorProblem>; now: CaseNow }, checked: Checked): Promise<void> {
  const { action, refusal } = of;
  if (refusal.code === "NOT_FOUND" || refusal.code === "NOT_SUPPORTED") {
    const { zh, en } = problemOf(refusal);
    return end(tx, { action, to: "failed", why: { zh: `向平台核实不到结果：${zh}`, en: `The platform was asked what became of it. ${en}` } }, checked);
  }
  // Ingest's own fetch renews a dead token.
  if (refusal.code === "AUTH_EXPIRED") await refetchFor(tx, action, of.now);
  return askLater(tx, action, checked);
}

async function askLater(tx: Tx, action: ActionRow, checked: Checked): Promise<void> {
  checked.open += 1;
  const pause = pauseOf(action.params.asks ?? 1, timing.askAfterMs, timing.askAtMostMs);
  await moveAction(tx, action, { to: "unclear", dueAt: new Date(tx.at.getTime() + pause) });
}

async function end(tx: Tx, of: { action: ActionRow; to: "undone" | "failed"; why: Said; gone?: boolean }, checked: Checked): Promise<void> {
  checked.ended += 1;
  await finishWithout(tx, of);
}

const UNHEARD: Said = {
  zh: "不知道平台是否收到，请到平台核对后再决定是否重发",
  en: "Whether the platform took it is not known: look there before sending it again",
};
const OTHER_SUM: Said = { zh: "买家修改了申请金额", en: "The buyer changed the amount asked for" };
const NEVER_SHOWN: Said = { zh: "平台一直没有显示结果，请到平台核对", en: "The platform never showed what became of it: look there" };
const IN_VAIN: Said = { zh: "多次发送都没有成功，请到平台处理", en: "It was sent several times in vain: settle it on the platform" };
