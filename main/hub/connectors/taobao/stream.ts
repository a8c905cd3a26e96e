/** TMC has no callback: messages are asked for over HTTP and confirmed by id once they are stored. */

import { ok } from "../../kernel/result.ts";
import type { ConnectorContext, RawItem } from "../port.ts";
import { type Outcome, objectOf, pushItem, rowsOf, textOf } from "../wire.ts";
import { callTop } from "./gateway.ts";

const QUANTITY = 100;
const CONFIRM_AT_ONCE = 200;

export async function take(context: ConnectorContext): Promise<Outcome<{ items: RawItem[]; receipt: string[] }>> {
  const answer = await callTop(context, "taobao.tmc.messages.consume", { ...group(context), quantity: String(QUANTITY) });
  if (!answer.ok) return answer;
  const messages = rowsOf(answer.value.messages, "tmc_message").map(objectOf);
  const items = messages.map((message) => pushItem(message.id, message));
  return ok({ items, receipt: messages.map((message) => textOf(message.id).trim()).filter((id) => id !== "") });
}

export async function confirm(context: ConnectorContext, receipt: string[]): Promise<Outcome<null>> {
  for (let from = 0; from < receipt.length; from += CONFIRM_AT_ONCE) {
    const ids = receipt.slice(from, from + CONFIRM_AT_ONCE).join(",");
    const answer = await callTop(context, "taobao.tmc.messages.confirm", { ...group(context), s_message_ids: ids });
    if (!answer.ok) return answer;
  }
  return ok(null);
}

function group(context: ConnectorContext): Record<string, string> {
  return { group_name: context.settings.groupName || "default" };
}
