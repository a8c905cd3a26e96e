import type { ChannelRef, Connector, ConnectorContext, WarehouseEvent, WebhookRequest } from "../../../main/hub/connectors/port.ts";
import { openPost } from "../../../main/server/index.ts";
import type { LoopbackServer, Trouble } from "./server.ts";

/** What the suite needs of a fake channel, whatever its protocol. */
export interface FakeChannel {
  server: LoopbackServer;
  settings: Record<string, string>;
  secrets: Record<string, string>;
  /** Secrets that nobody types in: what renewing the authorisation has given. */
  renewed?: Record<string, string>;
  /** Calls whose signature the fake could not verify by its own reading of the rule. */
  badSignatures(): number;
  /** Makes the next calls fail this way, in this order. */
  next(...troubles: Trouble[]): void;
  /** Puts in that many things, one second apart from {@link SOLD_AT}; gives their ids, oldest first. */
  fill(what: "orders" | "cases" | "parcels", count: number): string[];
  /** Puts in stock of that many articles, over several warehouses, one second apart: 12 there, 5 of them set apart, 40 on their way. Left out: it tells none. */
  fillStock?(count: number): { id: string; sku: string; warehouse: string }[];
  /** Whether its channel says by when a case is to be decided; left out, it does. */
  tellsDeadlines?: boolean;
  /** In how many hours its channel wants a case decided; left out, in 48. */
  answerWithinHours?: number;
  /** When a case began and is to be decided, where its channel tells neither and it counts from when it was found. */
  caseTimes?: { createdAt: Date; deadlineAt: Date };
  /** Gives everything put in so far this status. */
  setStatus(status: string): void;
  /** Reads its payloads by a mapping, where its connector alone reads none. */
  reads?: Connector["normalize"];
  refOf(what: "orders" | "cases" | "parcels", id: string): ChannelRef;
  /** Of a warehouse system: which steps its documents prove; left out, each that a warehouse takes with an order and with what comes back. */
  tells?: readonly WarehouseEvent["kind"][];
  /** A push about a thing, signed as the channel signs. */
  push?(what: "cases" | "parcels", id: string): WebhookRequest;
  /** What its pushes call a thing, where that is not its id. */
  calledInPushes?(id: string): string;
  /** Its pushes are encrypted, and nothing beside the body proves them: without headers they are as good. */
  pushesAreSealed?: boolean;
  /** A message about a thing as it comes over a kept connection, each time as if it was sent anew. */
  frame?(what: "cases", id: string): string;
}

/** 2026-11-20 09:12:31 in Beijing. */
export const SOLD_AT = new Date("2026-11-20T01:12:31Z");
export const NOW = new Date("2026-11-20T02:00:00Z");
export const SECOND = 1000;

export function contextOf(fake: FakeChannel, more: Partial<ConnectorContext> = {}): ConnectorContext {
  return {
    baseUrl: fake.server.baseUrl,
    settings: fake.settings,
    secrets: { ...fake.secrets, ...fake.renewed },
    clock: { now: () => NOW.getTime() },
    post: openPost(),
    timeoutMs: 2000,
    ...more,
  };
}
