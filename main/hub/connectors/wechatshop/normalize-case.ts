import { z } from "zod";
import { ok, type Result } from "../../kernel/result.ts";
import { fen, id, listOf, moment, momentOrNull, readPayload, text, wholeOrNull } from "../fields.ts";
import type { ChannelCase } from "../port.ts";
import { carrierCode } from "./carriers.ts";
import { lineId } from "./lines.ts";
import { caseKind, caseState, defaultOutcome, inArbitration, problemOf, reasonOf } from "./statuses.ts";

const kept = z.object({
  sale: z.object({
    after_sale_order_id: id,
    order_id: id,
    openid: text,
    status: id,
    type: text,
    reason: text,
    reason_text: text,
    product_info: z.object({ sku_id: text, count: wholeOrNull }).nullish(),
    details: z
      .object({
        desc: text,
        receive_product: z.union([z.boolean(), text]).nullish(),
        media_multi_list: listOf(z.object({ url: text, thumb_url: text })),
      })
      .nullish(),
    refund_info: z.object({ amount: fen }),
    return_info: z.object({ waybill_id: text, delivery_id: text, delivery_name: text }).nullish(),
    complaint_id: text,
    create_time: moment,
    update_time: moment,
  }),
  deadline_at: momentOrNull,
  complaint: z.object({ status: text }).nullish(),
});

/** An after-sale as it is kept: the channel's row, the moment to which its remaining seconds led, and its dispute. */
export function caseFact(payload: string): Result<ChannelCase, "UNREADABLE"> {
  const read = readPayload(kept, payload);
  if (!read.ok) return read;
  const { sale, complaint, deadline_at: deadlineAt } = read.value;
  const kind = caseKind(sale.type);
  const state = caseState(sale.status);
  const dispute = complaint?.status ?? "";
  const line = sale.product_info?.sku_id ? lineId(sale.order_id, sale.product_info.sku_id) : null;
  const pieces = sale.product_info?.count ?? null;
  return ok({
    type: "case",
    channelCaseId: sale.after_sale_order_id,
    channelOrderId: sale.order_id,
    ...(sale.openid === "" ? {} : { channelBuyerId: sale.openid }),
    channelLineIds: line === null ? [] : [line],
    ...(line !== null && pieces !== null && pieces > 0 ? { lineQuantities: { [line]: pieces } } : {}),
    version: sale.update_time.getTime(),
    kind,
    channelStatus: sale.status,
    state,
    arbitration: inArbitration(dispute),
    amountFen: sale.refund_info.amount,
    // The channel says that it is paid, and what was asked for.
    ...(state === "refunded" ? { refundedFen: sale.refund_info.amount, refundedBy: "asked" as const } : { refundedFen: null }),
    endedWell: false,
    problem: problemOf(sale.status, dispute),
    reason: reasonOf(sale.reason, sale.reason_text),
    buyerWords: sale.details?.desc ?? "",
    goodsReceived: receivedOf(sale.details?.receive_product),
    createdAt: sale.create_time,
    deadlineAt,
    defaultOutcome: deadlineAt ? defaultOutcome(state, kind) : "none",
    returnCarrier: carrierCode(sale.return_info?.delivery_id ?? "", sale.return_info?.delivery_name ?? "") || null,
    returnWaybill: sale.return_info?.waybill_id || null,
    evidence: (sale.details?.media_multi_list ?? []).map((one) => one.url || one.thumb_url).filter((url) => url !== ""),
    writeToken: {
      status: sale.status,
      type: sale.type,
      update_time: String(sale.update_time.getTime() / 1000),
      ...(sale.openid === "" ? {} : { openid: sale.openid }),
    },
  });
}

function receivedOf(value: boolean | string | null | undefined): boolean | null {
  if (value === true || value === "1" || value === "true") return true;
  return value === false || value === "0" || value === "false" ? false : null;
}
