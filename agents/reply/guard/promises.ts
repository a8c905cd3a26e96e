/** What a reply commits the seller to, by kind. A commitment is fine only when the record allows one of its kind. */
type PromiseKind =
  | "refund"
  | "return"
  | "resend"
  | "exchange"
  | "compensate"
  | "ship"
  | "check"
  | "reply"
  | "intercept"
  | "freight"
  | "guarantee"
  | "repair"
  | "invoice"
  | "address"
  | "urge"
  | "inspect";

const doing =
  "(?:为您|给您|帮您|替您|马上|立即|立刻|尽快|优先|会|将|可以|能够?|安排|重新|这边|我们|我这边|直接|全额|原路|免费|再|就|来|去|先|第一时间|同步|继续|及时|主动|即)";
const kinds: readonly (readonly [PromiseKind, string])[] = [
  ["compensate", "(?:赔付|赔偿|补偿|补贴|返现|返还差价|退差价|补差价|送您|赠送|发(?:放)?(?:一张)?优惠券|减免|双倍|十倍|三倍)"],
  ["freight", "(?:承担|报销|补|退)(?:您的?)?(?:来回|往返|退货)?(?:的)?运费"],
  ["refund", "(?:退款|退还|退回(?:到|至|给|您)|退钱|全额退|打款|到账)"],
  ["return", "(?:同意退货|办理退货|安排退货|受理退货|上门取件|上门取货)"],
  ["exchange", "(?:换货|换新|更换|换一(?:个|件|台))"],
  ["resend", "(?:补发|重发|补寄|重新发|重新寄)"],
  ["repair", "(?:维修|保修|检修)"],
  ["intercept", "(?:拦截|召回|截回)"],
  ["ship", "(?:发货|发出|寄出|出库)"],
  ["invoice", "(?:开具?(?:电子)?发票|补开)"],
  ["address", "(?:修改|更改|改)(?:收货)?地址"],
  ["urge", "(?:催促|催件|催一下|催派|跟进|加急)"],
  ["check", "(?:核实|核查|查询|查件|查一下|调查|确认|排查|联系(?:快递|仓库|物流|网点|站点|承运))"],
  ["reply", "(?:回复|答复|反馈|告知|通知|同步|联系)(?:给)?(?:您|你)"],
  ["inspect", "(?:验收|质检|检验|验货)"],
];
const forms = kinds.map(([kind, verb]) => [kind, new RegExp(`${doing}[^，,。！!？?；;]{0,10}?${verb}`)] as const);
const guarantee = /(?:保证|承诺|担保|一定(?:会|能|给|帮|为)|肯定(?:会|能|给)|绝不会|绝对不会|包您|百分)/;
/** The buyer's own doing, a question or a polite request binds nobody. */
const buyerDoes = /(?:请您?|麻烦您?|建议您?|您可以|您看|您(?:先|再|这边)|如果您|若您|需要您|烦请)/;

export interface PromiseClaim {
  text: string;
  value: PromiseKind;
}

/** Commitments in a sentence, clause by clause. */
export function promisesIn(sentence: string): PromiseClaim[] {
  const found: PromiseClaim[] = [];
  for (const clause of sentence.split(/[，,、：:]/)) {
    if (guarantee.test(clause)) found.push({ text: clause.trim(), value: "guarantee" });
    if (buyerDoes.test(clause) || /[?？吗呢]$/.test(clause.trim())) continue;
    for (const [kind, form] of forms) {
      const match = form.exec(clause);
      if (match && !/(?:不会|不能|无法|暂不|没有?|未|不)$/.test(clause.slice(0, match.index))) found.push({ text: clause.trim(), value: kind });
    }
  }
  return found;
}
