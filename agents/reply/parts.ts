/** What each sentence of a reply is for, and the few sentences that need no record. */
import type { ReplyRecord } from "../../main/hub/contract/index.ts";
import { commitmentsOf } from "../../main/hub/grounding/index.ts";

export type Part = "open" | "fact" | "promise" | "ask" | "close" | "other";

/** Tells what a sentence does in a reply. */
export function partOf(sentence: string): Part {
  const { promises, states, figures } = commitmentsOf(sentence);
  if (promises.length > 0) return "promise";
  if (states.length > 0 || figures) return "fact";
  if (/^(?:亲|您好|你好|尊敬|哈喽|在的)|抱歉|不好意思|对不起|理解您|让您久等|添麻烦|心情/.test(sentence)) return "open";
  if (/(?:请您?|麻烦您?|烦请|方便).{0,16}(?:提供|发|拍|告知|说明|补充|上传|留意|确认)/.test(sentence)) return "ask";
  if (/感谢|谢谢|祝您|随时|愉快|有任何|其他问题|支持/.test(sentence)) return "close";
  return "other";
}

const openings: Readonly<Record<string, string>> = {
  not_received: "亲，让您一直等着包裹，真的很抱歉。",
  delayed_shipment: "亲，让您久等了，发货慢给您添了麻烦，很抱歉。",
  fake_shipment: "亲，订单显示的情况和您实际收到的不一致，给您添堵了，很抱歉。",
  wrong_item: "亲，收到的和您买的不一样，换作谁都会着急，很抱歉。",
  missing_item: "亲，包裹里少了东西，给您添麻烦了，很抱歉。",
  damaged: "亲，满心期待收到的却是坏的，非常抱歉。",
  quality: "亲，东西没让您用得舒心，非常抱歉。",
  refund_not_arrived: "亲，退款的事让您惦记了，很理解您的着急。",
  service_attitude: "亲，之前的服务没让您感到被尊重，真诚向您道歉。",
  not_as_described: "亲，收到的和您想的不一样，换谁都会失望，很抱歉。",
  size_colour: "亲，尺码颜色没能让您满意，很抱歉。",
  seven_day: "亲，您想退货的申请我们收到了，没让您用上合心意的东西，抱歉。",
  cancel_before_shipment: "亲，您想取消的申请我们看到了，给您添麻烦了。",
  refused_parcel: "亲，包裹没能顺利送到您手上，给您添麻烦了。",
  price_protection: "亲，刚买就看到价格变动，心情我们很理解。",
  coupon_gift: "亲，优惠没能顺利用上，让您费心了，很抱歉。",
  invoice: "亲，发票的事让您惦记了，不好意思。",
  address_change: "亲，地址的事您着急，我们很理解。",
  counterfeit: "亲，对商品有疑虑，心情我们很理解。",
  freight: "亲，运费的事给您添麻烦了，抱歉。",
  substitution: "亲，没有先问过您就换了商品，是我们不对，很抱歉。",
  spoiled: "亲，收到的东西不新鲜，实在对不起。",
  delivery_time: "亲，没能按时送到，让您久等了，很抱歉。",
};

/** A first sentence that meets the buyer where they are. */
export function opening(record: ReplyRecord): string {
  return openings[record.disputeClass ?? ""] ?? (record.kind === "question" ? "亲，您好，您的问题看到了。" : "亲，您好，您的申请我们看到了，给您添麻烦了。");
}

/** A last sentence. */
export function thanks(record: ReplyRecord): string {
  return record.kind === "question" ? "还有什么想了解的，随时告诉我们。" : "谢谢您的耐心，有任何情况随时在这里找我们。";
}
