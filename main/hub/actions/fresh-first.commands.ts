/**
 * Nothing that rests on facts is sent by old ones. A shop whose pulling is behind (its channel was away, throttled us, or dropped pushes) is
 * asked about the case and the order first; what it tells that is new is understood before the action is looked at again.
 */
import type { ChannelRef } from "../connectors/port.ts";
import { lockOrdersThenCases } from "../disputes/index.ts";
import { becameOf, type Freshness, fetchFresh, isBehind, shopsById, unfetchedSince, unreadSince } from "../ingest/index.ts";
import { asWritten, type Said } from "../kernel/said.ts";
import { commit } from "../store/index.ts";
import { type ActionRow, type CaseNow, caseRef } from "./action.ts";
import { putOff } from "./actions.store.ts";
import { casesNow } from "./cases.view.store.ts";
import { type ActionDeps, limits, timing } from "./deps.ts";
import { finishWithout } from "./finish.commands.ts";
import { actionList } from "./list.ts";

type Shops = Awaited<ReturnType<typeof shopsById>>;

type Told = Freshness | { outcome: Awaited<ReturnType<typeof becameOf>> };

/**
 * Splits what is due into what may be sent by what is known, and what the channel is to be asked about first. What came in before an action
 * was due is read before it is sent, and a thing that a channel said has changed is fetched: until then it is in neither.
 */
export async function byFreshness(deps: ActionDeps, due: readonly ActionRow[]): Promise<{ fresh: ActionRow[]; stale: ActionRow[] }> {
  const resting = due.filter(({ kind }) => actionList[kind].materials.length > 0);
  if (resting.length === 0) return { fresh: [...due], stale: [] };
  const shops = await shopsById(deps.store, [...new Set(resting.map((action) => action.shopId))]);
  const since = deps.store.clock.now() - timing.freshForMs;
  const isUnread = await unreadOf(deps, resting);
  const awaiting = ({ params }: ActionRow): boolean => params.awaits !== undefined && params.awaits.length > 0;
  const unread = new Set(resting.filter((action) => !awaiting(action) && isUnread(action)));
  const stale = new Set(
    resting.filter((action) => {
      if (awaiting(action)) return true;
      const shop = shops.get(action.shopId);
      return shop !== undefined && isBehind(deps, shop, since) && (action.params.askedAt ?? 0) < since;
    }),
  );
  return { fresh: due.filter((action) => !stale.has(action) && !unread.has(action)), stale: [...stale].filter((action) => !unread.has(action)) };
}

/** Whether something came in before an action was due that may be about it and has not been read: in a crowd news lies here for minutes. */
async function unreadOf(deps: ActionDeps, actions: readonly ActionRow[]): Promise<(action: ActionRow) => boolean> {
  const cases = await casesNow(deps.store, [...new Set(actions.map((action) => action.caseId))]);
  const things = [...cases.values()].flatMap((now) => refsOf(now).map((ref) => ({ shopId: now.shopId, ref })));
  const [unread, unfetched] = [await unreadSince(deps.store), await unfetchedSince(deps.store, things)];
  return ({ caseId, dueAt }) => {
    const now = cases.get(caseId);
    const told = now ? refsOf(now).map(({ id }) => unfetched(now.shopId, id)) : [];
    return [unread, ...told].some((since) => since !== null && since <= dueAt.getTime());
  };
}

/** What the channel may be asked about: the case, and its order. */
function refsOf(now: CaseNow): ChannelRef[] {
  const order: ChannelRef[] = now.channelOrderId ? [{ kind: "order", id: now.channelOrderId }] : [];
  return [caseRef(now), ...order];
}

/** Asks about these, a few at a time and each for a bounded time; each is due again when it may be looked at. */
export async function askFirst(deps: ActionDeps, stale: readonly ActionRow[], ran: { later: number; ended: number }): Promise<void> {
  if (stale.length === 0) return;
  const shops = await shopsById(deps.store, [...new Set(stale.map((action) => action.shopId))]);
  const cases = await casesNow(deps.store, [...new Set(stale.map((action) => action.caseId))]);
  const queue = [...stale];
  const troubled = new Set<string>();
  const worker = async (): Promise<void> => {
    for (let action = queue.shift(); action; action = queue.shift()) {
      const now = cases.get(action.caseId);
      // A shop that just did not answer is paused: the others of it wait with it.
      if (!now || troubled.has(action.shopId)) continue;
      const told = await look(deps, { action, now, shops });
      if (told.outcome === "unreachable") troubled.add(action.shopId);
      if (await keep(deps, action, told)) ran.later += 1;
      else ran.ended += 1;
    }
  };
  await Promise.all(Array.from({ length: Math.min(limits.atOnce, stale.length) }, worker));
}

async function look(deps: ActionDeps, { action, now, shops }: { action: ActionRow; now: CaseNow; shops: Shops }): Promise<Told> {
  const { awaits = [] } = action.params;
  if (awaits.length > 0) return { outcome: await becameOf(deps.store, action.shopId, awaits) };
  const shop = shops.get(action.shopId);
  if (!shop) return { outcome: "cannot" };
  return fetchFresh(deps, shop, { refs: refsOf(now), withinMs: timing.askFreshMs });
}

/** What follows from the answer; false when the action ends here, before a person. */
async function keep(deps: ActionDeps, action: ActionRow, told: Told): Promise<boolean> {
  return commit(deps.store, "system", async (tx) => {
    const now = tx.at.getTime();
    const { blind = 0, askedAt = now } = action.params;
    const why = endsWith(told, { blind: blind + 1, waitedMs: now - askedAt });
    if (why) {
      await lockOrdersThenCases(tx, { caseIds: [action.caseId] });
      await finishWithout(tx, { action, to: "undone", why });
      return false;
    }
    const soon = (ms: number): Date => new Date(now + ms);
    if (told.outcome === "unreachable") putOff(tx, action, { dueAt: soon(timing.blindMs), problem: BLIND, params: { blind: blind + 1 } });
    else if (told.outcome === "pending") putOff(tx, action, { dueAt: soon(timing.understandMs), problem: NEWER, params: {} });
    else if (told.outcome === "newer")
      putOff(tx, action, { dueAt: soon(timing.understandMs), problem: NEWER, params: { askedAt: now, awaits: told.keys, blind: 0 } });
    else putOff(tx, action, { dueAt: tx.at, problem: null, params: { askedAt: now, awaits: [], blind: 0 } });
    return true;
  });
}

const NEWER: Said = { zh: "平台上有更新，先读入再决定", en: "There is something newer on the platform: it is read before this goes out" };
const BLIND: Said = {
  zh: "发送前要向平台核对最新情况，平台没有回答，稍后再试",
  en: "The platform is asked for the newest before this goes out and did not answer: it is asked again",
};

/** Why it cannot be sent by itself any more; `null` when it is worth waiting. */
function endsWith(told: Told, { blind, waitedMs }: { blind: number; waitedMs: number }): Said | null {
  if (told.outcome === "unreachable" && blind >= limits.blind)
    return {
      zh: `发送前要向平台核对最新情况，平台一直没有回答（${told.why}）。没有发送，请到平台核对后再决定`,
      en: `The platform was asked for the newest and never answered (${asWritten(told.why)}): nothing was sent. Look there before deciding`,
    };
  if (told.outcome === "unreadable")
    return {
      zh: "平台的最新内容还读不懂（见状态页的隔离区）。没有发送，请到平台核对后再决定",
      en: "What the platform says now cannot be read (see what is set aside on the status page): nothing was sent. Look there before deciding",
    };
  if (told.outcome === "pending" && waitedMs > timing.understandAtMostMs)
    return {
      zh: "平台的最新内容一直没有读入。没有发送，请到平台核对后再决定",
      en: "What the platform says now was never read in: nothing was sent. Look there before deciding",
    };
  return null;
}
