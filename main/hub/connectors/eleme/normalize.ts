import { readTopics } from "../topics.ts";
import { caseFact } from "./normalize-case.ts";
import { orderFacts } from "./normalize-order.ts";
import { pushFacts } from "./normalize-push.ts";

/** Pure and total: a kept payload becomes facts or a refusal that names the field. */
export const normalize = readTopics({ order: orderFacts, case: caseFact, push: pushFacts });
