import { readTopics } from "../topics.ts";
import { caseFacts, receivedFacts } from "./normalize-back.ts";
import { orderFacts, outboundFacts } from "./normalize-out.ts";
import { stockFacts } from "./normalize-stock.ts";

/** Pure and total: a kept payload becomes facts or a refusal that names the field. */
export const normalize = readTopics({ order: orderFacts, outbound: outboundFacts, case: caseFacts, received: receivedFacts, stock: stockFacts });
