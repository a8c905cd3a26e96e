import { yuanText } from "../kernel/money.ts";
import type { ActionRow } from "./action.ts";

/** An action in words, for lists and the timeline. */
export function describe(action: Pick<ActionRow, "kind" | "amountFen" | "params">): string {
  switch (action.kind) {
    case "agree_refund":
      return `同意退款 ${yuanText(action.amountFen)} 元`;
    case "agree_return":
      return "同意退货";
    case "send_message":
      return action.params.copied ? `已复制到平台回复：${short(action.params.text)}` : `给买家留言：${short(action.params.text)}`;
    case "add_note":
      return `备注：${short(action.params.text)}`;
    case "escalate":
      return `转${action.params.to === "supervisor" ? "主管" : "风控"}${action.params.text ? `：${short(action.params.text)}` : ""}`;
  }
}

function short(text: string | undefined): string {
  const letters = [...(text ?? "").trim()];
  return letters.length > 120 ? `${letters.slice(0, 120).join("")}…` : letters.join("");
}
