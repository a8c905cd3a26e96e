import { ok, type Result, refuse } from "../../kernel/result.ts";
import type { ChannelFact } from "../port.ts";
import { caseFact } from "./normalize-case.ts";
import { orderFact } from "./normalize-order.ts";
import { pushFact } from "./normalize-push.ts";

/** Pure and total: a kept payload becomes facts or a refusal that names the field. */
export function normalize(topic: string, payload: string): Result<ChannelFact[], "UNREADABLE"> {
  if (topic === "order") return one(orderFact(payload));
  if (topic === "case") return one(caseFact(payload));
  if (topic === "push") return one(pushFact(payload));
  return refuse("UNREADABLE", `不认识的主题 ${topic}`, { field: "topic" });
}

function one(result: Result<ChannelFact, "UNREADABLE">): Result<ChannelFact[], "UNREADABLE"> {
  return result.ok ? ok([result.value]) : result;
}
