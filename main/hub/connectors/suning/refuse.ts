/** Refusing a refund or a return at Suning, which wants words and knows no reasons. */
import { ok, refuse as refused } from "../../kernel/result.ts";
import type { CaseWrite, ChannelActions, ConnectorContext, WriteReceipt } from "../port.ts";
import type { Outcome } from "../wire.ts";
import { operate } from "./operate.ts";
import { review } from "./review.ts";

/** Ours, as Suning has no list of its own: the one that is chosen stands before the words. */
const REASONS = ["与买家协商一致", "商品已发出", "商品影响二次销售", "退回商品与订单不符", "凭证不足", "超过退货期限", "其他原因"] as const;

/** No picture goes along: in what form the call takes one is not published. */
export const refusalReasons: NonNullable<ChannelActions["refusalReasons"]> = async (_context, { writeToken }) => {
  if (writeToken.record === "rejected") return ok([]);
  return ok(REASONS.map((text) => ({ id: text, text, proof: "optional" as const })));
};

const refusing =
  (call: { method: string; bizName: string }) =>
  async (context: ConnectorContext, wanted: CaseWrite): Promise<Outcome<WriteReceipt>> => {
    if (!wanted.writeToken.status) return refused("STALE", "缺少退货单的状态，请先重新读取该退货单");
    if (!wanted.reason) return refused("REFUSED", "请选择拒绝原因");
    const words = (wanted.text ?? "").trim();
    const { least, most } = review.refusal.words;
    const letters = [...words].length;
    if (letters < least || letters > most) return refused("REFUSED", `苏宁的拒绝说明要 ${least}–${most} 个字，这段有 ${letters} 个字`, { letters });
    return operate(context, wanted, { ...call, more: { remark: `${wanted.reason.text}：${words}` } });
  };

export const refuseRefund = refusing({ method: "suning.custom.rejectrefund.modify", bizName: "modifyRejectrefund" });
export const refuseReturn = refusing({ method: "suning.custom.rejectreturn.modify", bizName: "modifyRejectreturn" });
