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
      return action.params.copied ? `已复制回复：${action.params.text ?? ""}` : `留言：${action.params.text ?? ""}`;
    case "add_note":
      return `备注：${action.params.text ?? ""}`;
    case "escalate":
      return `转${action.params.to === "supervisor" ? "主管" : "风控"}${action.params.text ? `：${action.params.text}` : ""}`;
  }
}
