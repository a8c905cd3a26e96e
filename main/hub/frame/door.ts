/** What a host needs to let callers in: who they are, and what the hub offers to those outside. */

import type { ChannelAnswer, WebhookRequest } from "../connectors/port.ts";
import type { Store } from "../store/index.ts";
import type { Carried } from "./carrier.ts";
import type { Condition } from "./condition.ts";
import type { Measure } from "./measure.ts";

export { keyReader, nobody, noDoor, type Principal, SESSION_MS, scopesFor, sessionStands, visitorOf } from "../access/index.ts";
export type { ChannelAnswer, WebhookRequest } from "../connectors/port.ts";
export { type AnsweredOnce, answeredOnce } from "./answered-once.ts";
export { asRefusal, type CallContext, type CarriedRouter, carry, refusalError } from "./carrier.ts";
export type { Measure } from "./measure.ts";

/** The hub, as far as a host needs it. */
export interface Hosted extends Carried {
  store: Store;
  condition: Condition;
  platform: Carried["platform"] & { environment: { publicUrl: string } };
  /** Figures of now, for whoever watches from outside. */
  measured(): Promise<Measure[]>;
  /** Takes a channel's push and says what the channel must be answered. */
  webhook(shopId: string, request: WebhookRequest): Promise<ChannelAnswer>;
}
