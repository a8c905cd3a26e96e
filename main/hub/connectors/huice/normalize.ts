import { readTopics } from "../topics.ts";
import { caseFacts, receivedFacts } from "./normalize-back.ts";
import { orderFacts, outboundFacts, revokedFacts } from "./normalize-out.ts";

/** Pure and total: a kept payload becomes facts or a refusal that names the field. */
export const normalize = readTopics({ order: orderFacts, outbound: outboundFacts, revoked: revokedFacts, case: caseFacts, received: receivedFacts });
