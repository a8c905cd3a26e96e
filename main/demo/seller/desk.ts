import type { Push } from "../truth/events.ts";
import type { SimFact, SimQuestion } from "../truth/types.ts";

/** How the seller's own systems reach the hub. */
export interface HubAddress {
  hubUrl: string;
  apiKey: string;
  /** Where each channel pushes to; Taobao does not push. */
  webhookUrls: Partial<Record<string, string>>;
  /** The hub's own ids of the connected shops. */
  shopIds: Partial<Record<string, string>>;
}

/** One warehouse or books report on its way. */
export function factPush(fact: SimFact): Push {
  const event = { id: fact.id, kind: fact.kind, at: new Date(fact.at).toISOString(), data: fact.data };
  const payload = JSON.stringify({ channel: fact.channel, orderId: fact.orderId, event });
  return { service: "seller", id: fact.id, key: fact.orderId, payload, attempt: 1 };
}

/** One question from the mini-program on its way. */
export function questionPush(question: SimQuestion): Push {
  return { service: "questions", id: question.id, key: question.orderId, payload: JSON.stringify(question), attempt: 1 };
}

/** How the REST interface names an order of a channel; `null` while the hub has not said how it calls the shop. */
function orderRef(hub: HubAddress, order: { channel: string; orderId: string }): string | null {
  const shopId = hub.shopIds[order.channel];
  return shopId ? `channel:${shopId}:${order.orderId}` : null;
}

/** What several reports about one order become: one post. */
export function eventsRequest(hub: HubAddress, pushes: readonly Push[]): { url: string; body: string; ids: string[] } | null {
  const parsed = pushes.map((push) => JSON.parse(push.payload) as { channel: string; orderId: string; event: { id: string } });
  const [first] = parsed;
  const ref = first ? orderRef(hub, first) : null;
  if (!ref) return null;
  const unique = [...new Map(parsed.map((entry) => [entry.event.id, entry.event])).values()];
  return {
    url: `${hub.hubUrl}/api/v1/orders/${encodeURIComponent(ref)}/events`,
    body: JSON.stringify({ events: unique }),
    ids: unique.map((event) => event.id),
  };
}

export function questionRequest(hub: HubAddress, push: Push): { url: string; body: string } | null {
  const question = JSON.parse(push.payload) as SimQuestion;
  const ref = orderRef(hub, question);
  if (!ref) return null;
  const body = { id: question.id, orderRef: ref, kind: "question", text: question.text, at: new Date(question.at).toISOString() };
  return { url: `${hub.hubUrl}/api/v1/cases`, body: JSON.stringify(body) };
}
