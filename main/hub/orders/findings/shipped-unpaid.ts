/** Goods left although the order, or the rest of a presale, is not paid. */
import { type Finding, NOTHING } from "./finding.ts";

export const shippedUnpaid: Finding<"shipped_unpaid"> = {
  kind: "shipped_unpaid",
  duty: "operations",
  ends: {
    zh: "平台显示已付清，就解除；否则请拦截包裹或联系买家付款。",
    en: "Ends when the platform shows it as paid in full; otherwise stop the parcel or ask the buyer to pay.",
  },
  fact: "未付清已发货",
  aloud: true,
  find({ snapshot, derived }) {
    const { outboundAt } = derived.order;
    if (outboundAt === null || snapshot.paidAt !== null || snapshot.claimedState !== "created" || snapshot.payOnDelivery) return NOTHING;
    return { proof: { since: outboundAt, evidence: { paidFen: snapshot.paidFen, depositFen: snapshot.depositFen, totalFen: snapshot.totalFen } } };
  },
  sentence: ({ evidence, since, yuan }) =>
    Number(evidence.depositFen) > 0
      ? {
          zh: `订单只付了定金 ${yuan("depositFen")} 元，尾款未付，货却在 ${since} 出库。`,
          en: `Only the deposit of ¥${yuan("depositFen")} is paid, the rest is not, and the goods left the warehouse at ${since}.`,
        }
      : {
          zh: `平台显示订单还没有付款，货却在 ${since} 出库。`,
          en: `The platform shows the order as unpaid, and the goods left the warehouse at ${since}.`,
        },
};
