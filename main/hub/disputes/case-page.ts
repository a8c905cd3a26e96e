import type { Principal } from "../access/index.ts";
import type { ChannelOf } from "../connectors/port.ts";
import type { CasePage } from "../contract/index.ts";
import type { Store } from "../store/index.ts";
import { caseRowsOf, type Holds } from "./case-lists.view.store.ts";
import { mergedWith, messagesOf, pageDetail, suggestionOf } from "./case-page.view.store.ts";
import { howGiven } from "./given.view.store.ts";
import type { ReadOrder } from "./order-timeline.ts";
import { promisesOfCase } from "./promise.store.ts";
import { templateFor } from "./templates.ts";
import { linkedWith, partsOf, wholeOf } from "./ties.view.store.ts";
import { unsentFor } from "./unsent.view.store.ts";

/** What later rooms add to a case page. */
export interface PageDeps {
  pageExtras(caseId: string, principal: Principal): Promise<Pick<CasePage, "decisions" | "actions" | "offers" | "answering"> & { refundableFen: number }>;
  /** The buyer's account, for the risk side of the page. */
  accountBrief(accountId: string): Promise<CasePage["account"]>;
  readOrder: ReadOrder;
  holds: Holds;
  /** What a channel tells of itself: its name and its rules. */
  channelOf: ChannelOf;
}

/** Everything a case page shows; `null` when there is no such case. What is by case id is asked at once, what is by order beside it. */
export async function casePage(from: { store: Store; deps: PageDeps }, caseId: string, principal: Principal): Promise<CasePage | null> {
  const { store, deps } = from;
  const detail = pageDetail(store, caseId);
  const [found, rows, merged, ties, messages, suggestion, promises, unsent, extras, order, account] = await Promise.all([
    detail,
    caseRowsOf({ store, holds: deps.holds }, [caseId]),
    mergedWith(store, caseId),
    Promise.all([linkedWith(store, caseId), partsOf(store, caseId), wholeOf(store, caseId), howGiven(store, caseId)]),
    messagesOf(store, caseId),
    suggestionOf(store, caseId),
    promisesOfCase(store, caseId),
    unsentFor(store, caseId, principal.kind === "operator" ? principal.id : null),
    deps.pageExtras(caseId, principal),
    detail.then((row) => (row?.orderId ? deps.readOrder(row.orderId) : null)),
    detail.then((row) => (row?.accountId ? deps.accountBrief(row.accountId) : null)),
  ]);
  const [row] = rows;
  if (!found || !row) return null;
  const { orderId, accountId, ...rest } = found;
  const { refundableFen, ...shown } = extras;
  const [links, parts, partOf, given] = ties;
  return {
    case: { ...row, ...rest, refundableFen },
    order: order?.order ?? null,
    timeline: order?.timeline ?? [],
    findings: order?.findings ?? [],
    merged,
    links,
    parts,
    partOf,
    given,
    messages,
    suggestion,
    promises,
    unsent,
    account,
    ...shown,
    template: templateFor(deps.channelOf(row.channel), found.kind),
  };
}
