/** Comparing what channels say they have with what is held; what is missing is fetched again. */
import { type ChannelRef, type ConnectorProblem, pulledKinds } from "../connectors/port.ts";
import { type Refusal, refuse } from "../kernel/result.ts";
import { commit, type Store } from "../store/index.ts";
import { ask, type Line, noteTrouble } from "./call.commands.ts";
import { type Delay, keepDelays } from "./capture.store.ts";
import { comparedTo, fillGaps, hasOpenGaps, heldVersions, keepComparison, keepTold, type Missing } from "./completeness.store.ts";
import { nextSpan, type Span, type What } from "./completeness.ts";
import type { IngestDeps } from "./deps.ts";
import { listPage } from "./list-channel.ts";
import { wantRefetch } from "./refetch.store.ts";
import { callableShops } from "./shop.store.ts";

/** A list longer than this has a token that leads in circles. */
const MAX_PAGES = 2_000;

/** What was compared: spans, versions the channels listed in them, and those that were missing. */
export interface ComparedAll {
  spans: number;
  listed: number;
  missing: number;
}

/**
 * Compares what every shop's channel has with what is held, as far as pulling has come past it; each change is listed once. Trouble of one shop
 * pauses that shop. Safe to be killed: a span that was not finished is listed again.
 */
export async function compareDue(deps: IngestDeps): Promise<ComparedAll> {
  const total: ComparedAll = { spans: 0, listed: 0, missing: 0 };
  if (await hasOpenGaps(deps.store)) await commit(deps.store, "system", fillGaps);
  const until = await comparedTo(deps.store);
  for (const shop of await callableShops(deps.store, "all")) {
    const connector = deps.connectors(shop.channel);
    // What nobody here can read has no versions to compare.
    if (!connector?.pull || connector.byMapping) continue;
    const line = { deps, shop, connector };
    for (const what of pulledKinds(connector.manifest)) {
      const span = nextSpan(shop, {
        what,
        checkedTo: until.get(`${shop.id} ${what}`) ?? null,
        now: deps.store.clock.now(),
        longestMs: connector.manifest.pullWindowMs,
      });
      if (!span) continue;
      const stopped = await compare(line, { what, span, total }).catch((fault: Error) => {
        deps.log("error", fault.message, { shop: shop.id });
        return null;
      });
      if (!stopped) continue;
      await noteTrouble(line, stopped);
      break;
    }
  }
  return total;
}

/**
 * A seller's own system, which nobody can ask, told what it has of a day (`YYYY-MM-DD`, Beijing): the last comparison of the day is what counts. What is
 * missing its sender is told, and sends again.
 */
export async function noteCompared(store: Store, of: { shopId: string; day: string; listed: number; missing: number }): Promise<void> {
  await commit(store, `channel:${of.shopId}`, async (tx) => {
    keepTold(tx, of);
    if (of.missing > 0)
      tx.journal({ verb: "capture.gap", subject: "shop", subjectId: of.shopId, data: { what: "orders", missing: of.missing, listed: of.listed } });
  });
}

/** Compares one span; gives why the channel stopped it. */
async function compare(line: Line, { what, span, total }: { what: What; span: Span; total: ComparedAll }): Promise<Refusal<ConnectorProblem> | null> {
  const { deps, shop } = line;
  let listed = 0;
  let worstMs = 0;
  const missing: Missing[] = [];
  const refs: ChannelRef[] = [];
  const delays: Delay[] = [];
  const kind = what === "orders" ? "order" : "case";
  const seen = new Set<string>();
  for (let page: string | null = null, pages = 0; ; pages += 1) {
    if (pages >= MAX_PAGES) return refuse("UNREADABLE", `清单翻了 ${MAX_PAGES} 页仍没有尽头，已停下`).refusal;
    const asked = new Date(deps.store.clock.now());
    const answer = await ask(line, (context) => listPage(line.connector, context, { what, from: span.from, to: span.to, page }));
    if (!answer.ok) return answer.refusal;
    const fresh = answer.value.listed.filter(({ key, version }) => !seen.has(key) && version >= span.from && version < span.to);
    for (const { key } of fresh) seen.add(key);
    const held = new Map((await heldVersions(deps.store, { shopId: shop.id, listed: fresh, asked })).map((row) => [row.nth, row]));
    for (const [nth, { id, key, version, extra }] of fresh.entries()) {
      const { firstAt = null, later = false } = held.get(nth) ?? {};
      if (firstAt) {
        delays.push({ version, ms: firstAt.getTime() - version });
        worstMs = Math.max(worstMs, firstAt.getTime() - version);
      } else if (!later) {
        missing.push({ versionKey: key, refId: id, changedAt: new Date(version) });
        refs.push(extra ? { kind, id, extra } : { kind, id });
      }
    }
    listed += fresh.length;
    page = answer.value.next;
    if (page === null) break;
  }
  await commit(deps.store, `channel:${shop.id}`, async (tx) => {
    // Compared by another process meanwhile: its figures stand.
    if (await keepComparison(tx, { shopId: shop.id, what, span, listed, worstMs, missing })) keepDelays(tx, { shopId: shop.id, since: shop.createdAt, delays });
    await wantRefetch(
      tx,
      refs.map((ref) => ({ shopId: shop.id, ref })),
    );
    if (missing.length > 0) tx.journal({ verb: "capture.gap", subject: "shop", subjectId: shop.id, data: { what, missing: missing.length, listed } });
  });
  total.spans += 1;
  total.listed += listed;
  total.missing += missing.length;
  return null;
}
