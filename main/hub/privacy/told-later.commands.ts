/** What is told later of an order whose buyer was erased: its states, times and amounts are taken, whatever of it is the buyer's is not. */
import type { ChannelCase, ChannelMessage, ChannelOrder, ChannelTrace, WarehouseEvent } from "../connectors/port.ts";
import { ERASED, maskText } from "../masking/index.ts";
import { toldOfSteps } from "../orders/index.ts";
import type { Tx } from "../store/index.ts";
import { anyErased, erasedAmong, keepNames } from "./erasure.store.ts";

interface Of<Fact> {
  item: string;
  shopId: string;
  fact: Fact;
}
/** What a batch of payloads tells, as far as a buyer may be in it. */
interface Told {
  orders: Of<ChannelOrder>[];
  cases: Of<ChannelCase>[];
  messages: Of<ChannelMessage>[];
  traces: { item: string; trace: ChannelTrace }[];
  warehouse: Of<WarehouseEvent>[];
}

/** Empties in place what a batch tells of buyers who were erased. @returns the payloads that told it, which are to be wiped. */
export async function dropErased(tx: Tx, told: Told): Promise<string[]> {
  if (!(await anyErased(tx))) return [];
  const names = [
    ...told.orders.map(({ shopId, fact }) => ({ shopId, name: fact.channelOrderId })),
    ...told.cases.flatMap(({ shopId, fact }) => [
      { shopId, name: fact.channelOrderId },
      { shopId, name: fact.channelCaseId },
    ]),
    ...told.messages.map(({ shopId, fact }) => ({ shopId, name: fact.channelCaseId })),
    ...told.warehouse.map(({ shopId, fact }) => ({ shopId, name: fact.orderRef })),
    ...told.traces.map(({ trace }) => ({ shopId: "", name: trace.waybill })),
  ];
  const erased = new Map((await erasedAmong(tx, names)).map((row) => [`${row.shopId}\n${row.name}`, row.erasureId]));
  if (erased.size === 0) return [];
  const of = (shopId: string, name: string): string | undefined => erased.get(`${shopId}\n${name}`);
  const items: string[] = [];
  for (const one of told.orders) {
    if (of(one.shopId, one.fact.channelOrderId) === undefined) continue;
    one.fact = withoutBuyer(one.fact);
    items.push(one.item);
  }
  for (const one of told.cases) {
    const erasure = of(one.shopId, one.fact.channelOrderId) ?? of(one.shopId, one.fact.channelCaseId);
    if (erasure === undefined) continue;
    // A new case about an old order: what is said in it is known by its own name.
    keepNames(tx, erasure, [{ shopId: one.shopId, name: one.fact.channelCaseId }]);
    one.fact = withoutWords(one.fact);
    items.push(one.item);
  }
  const silent = new Set(told.cases.filter(({ item }) => items.includes(item)).map(({ shopId, fact }) => `${shopId}\n${fact.channelCaseId}`));
  for (const one of told.messages) {
    const key = `${one.shopId}\n${one.fact.channelCaseId}`;
    if (!erased.has(key) && !silent.has(key)) continue;
    one.fact = { ...one.fact, text: ERASED, pictures: [] };
    items.push(one.item);
  }
  for (const one of told.traces) {
    if (of("", one.trace.waybill) === undefined) continue;
    one.trace = { ...one.trace, scans: one.trace.scans.map((scan) => ({ ...scan, text: maskText(scan.text) })) };
    items.push(one.item);
  }
  for (const one of told.warehouse) {
    if (of(one.shopId, one.fact.orderRef) === undefined) continue;
    one.fact = { ...one.fact, data: Object.fromEntries(Object.entries(one.fact.data).filter(([key]) => toldOfSteps.includes(key))) };
    items.push(one.item);
  }
  return [...new Set(items)];
}

function withoutBuyer(fact: ChannelOrder): ChannelOrder {
  const { province, city } = fact.buyer;
  const buyer = { channelBuyerId: "", nick: ERASED, name: "", phone: "", province, city, district: "", address: "" };
  return { ...fact, buyer, buyerMessage: "", sellerNote: "" };
}

function withoutWords(fact: ChannelCase): ChannelCase {
  return { ...fact, buyerWords: ERASED, evidence: [], reason: maskText(fact.reason), buyerNick: ERASED };
}
