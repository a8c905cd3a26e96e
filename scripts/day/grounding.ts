/**
 * A second opinion on suggestions, from the channels' ledgers and with rules of its own: it shares nothing with the guard
 * that let them through, so that both would have to be wrong in the same place.
 */
import type { Ledger } from "./ledger.ts";

const amount = /(\d+(?:\.\d{1,2})?)\s*元|[¥￥]\s*(\d+(?:\.\d{1,2})?)/g;
const number = /[A-Z]{2}\d{10,}|(?<!\d)\d{15,22}(?!\d)/g;
const away = /微信|加\s*[vV]|QQ|https?:|1[3-9]\d{9}/;
const praise = /百分百|100%|全网最|史上最|国家级|绝对/;
const certain = /(?<!是否|如果|若|没有?|未|尚未)已经?(签收|退款|到账|补发|赔付)/g;

/** Why a shown suggestion says what no ledger supports; `null` when it does not. */
export function isUngrounded(shown: { text: string; caseId: string; at: Date }, ledger: Ledger): string | null {
  const claim = ledger.claims.find((one) => one.id === shown.caseId);
  const question = ledger.questions.find((one) => one.id === shown.caseId);
  const order = ledger.orders.find((one) => one.id === (claim?.orderId ?? question?.orderId));
  if (praise.test(shown.text)) return "praises beyond the law";
  const given = ledger.grants.filter((grant) => grant.orderId === order?.id).map((grant) => grant.amount);
  const paid = new Set([
    claim?.amount,
    order?.paid,
    order?.deposit ?? undefined,
    ...given,
    ...ledger.claims.filter((one) => one.orderId === order?.id).map((one) => one.amount),
  ]);
  for (const [text, yuan = "", sign = ""] of shown.text.matchAll(amount)) {
    if (!paid.has(Math.round(Number(yuan || sign) * 100))) return `amount ${text} is in no ledger`;
  }
  const numbers = new Set([order?.waybill, order?.id, claim?.id, ...ledger.scans.filter((scan) => scan.orderId === order?.id).map((scan) => scan.waybill)]);
  // A tracking number of the order may hold eleven digits that look like somebody's phone.
  const rest = [...numbers].filter((one) => one !== undefined && one !== "").reduce<string>((text, one) => text.replaceAll(one ?? "", "#"), shown.text);
  if (away.test(rest)) return "leads away from the platform";
  for (const [text] of shown.text.matchAll(number)) if (!numbers.has(text)) return `number ${text} is in no ledger`;
  const before = (at: number): boolean => at > 0 && at <= shown.at.getTime();
  // Of a claim its own money; a question asks about what went back of its order, and is no claim itself.
  const isMeant = (grant: Ledger["grants"][number]): boolean => (claim ? grant.refundId === claim.id : order !== undefined && grant.orderId === order.id);
  const refunded = ledger.grants.some((grant) => isMeant(grant) && before(grant.at));
  for (const [text, state] of shown.text.matchAll(certain)) {
    const true_ = state === "签收" ? before(order?.signedAt ?? 0) : state === "退款" || state === "到账" ? refunded : false;
    if (!true_) return `“${text}” is not so in the ledger`;
  }
  return null;
}
