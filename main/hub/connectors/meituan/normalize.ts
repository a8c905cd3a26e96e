import { readTopics } from "../topics.ts";
import { caseFact } from "./normalize-case.ts";
import { orderFact } from "./normalize-order.ts";
import { pushFact } from "./normalize-push.ts";

/** Pure and total: a kept payload becomes facts or a refusal that names the field. */
export const normalize = readTopics({ order: orderFact, case: caseFact, push: pushFact });
