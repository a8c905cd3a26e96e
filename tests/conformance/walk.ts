/** Pulling a channel through, for the suites that every connector passes. */
import type { ChannelFact, Connector, ConnectorContext, PullWindow, RawItem } from "../../main/hub/connectors/port.ts";
import { NOW, SOLD_AT } from "./fakes/fake.ts";

export const WINDOW: PullWindow = { from: new Date(SOLD_AT.getTime() - 60_000), to: NOW };
type What = "orders" | "cases";

/** All pages of a pull. */
export async function walk(connector: Connector, context: ConnectorContext, what: What): Promise<{ items: RawItem[]; pages: number }> {
  const items: RawItem[] = [];
  let token: string | null = null;
  let pages = 0;
  do {
    const page: Awaited<ReturnType<NonNullable<Connector["pull"]>>> | undefined = await connector.pull?.(context, what, WINDOW, token);
    if (!page?.ok) throw new Error(JSON.stringify(page));
    items.push(...page.value.items);
    token = page.value.next;
    pages += 1;
  } while (token !== null && pages < 100);
  return { items, pages };
}

export const keys = (items: readonly RawItem[]): string[] => items.map((item) => item.dedupeKey);

/** What the items say; none may be unreadable. */
export function factsOf(connector: Connector, items: readonly RawItem[]): ChannelFact[] {
  return items.flatMap((item) => {
    const facts = connector.normalize(item.topic, item.payload);
    if (!facts.ok) throw new Error(facts.refusal.message);
    return facts.value;
  });
}
