import type { Want } from "../../../main/hub/contract/words.ts";
import { foldText } from "../../../main/hub/kernel/text.ts";

/** A rule that is surely right where it holds: what it hears, and what its words would otherwise be taken for. */
interface Rule {
  want: Want;
  says: RegExp;
  /** Where this is said too, the rule does not hold. */
  unless?: RegExp;
  insteadOf: readonly Want[];
}

const REFUND = "(?:退款|退货|退换货?|换货|售后|维修|返修|服务单|取件|退货退款)";

/** Negation and withdrawal turn a word into its opposite; characters and words alone do not hear it. On plain words. */
const RULES: readonly Rule[] = [
  {
    want: "person",
    says: /转人工|(?:^|[找要叫换接])(?:个|一个|你们)?(?:人工|真人|活人)(?:客服|服务)?|人工客服|(?:^|[找要叫])(?:你们)?(?:主管|领导|经理|负责人|店长)(?:来|出来|处理|$)|human agent|real person|(?:speak|talk) to (?:a |an )?(?:person|human|agent)/,
    unless: /人工费|人工成本|不用转|联系|电话/,
    insteadOf: ["none", "thanks", "contact"],
  },
  {
    want: "withdraw",
    says: new RegExp(
      `(?:取消|撤销|撤回|撤消|关闭|终止)(?:掉|一?下)?(?:这个|我的|那个|刚才的)?(?:申请(?:的)?)?${REFUND}|(?:withdraw|cancel) (?:the |my )?(?:refund|return)`,
    ),
    unless:
      /(?:怎么|谁|被|自动|无故).{0,6}(?:取消|关闭)了?(?:我的)?(?:售后|服务单|退款|退货)|(?:没有?|未)取消|取消订单|(?:售后|服务单|退款|退货)(?:被|怎么|已)/,
    insteadOf: ["cancel", "cancel_status", "refund_time", "refund_route", "return_how", "return_policy", "service_progress"],
  },
  {
    want: "withdraw",
    says: /(?:不|不想|不用|不要|别|先别|不再|无需|暂时不)(?:申请)?(?:退款|退货|退换|换货|维修|退|换|修)了|退款.{0,4}不要了|(?:退款|退货|售后).{0,6}(?:点错|误点|申请错|弄错)|(?:误点|点错|不小心点|不小心申请|手误).{0,4}(?:退款|退货|售后)/,
    unless: /吗|\?|怎么|凭什么|[退换修]不了|取消订单/,
    insteadOf: ["cancel", "cancel_status", "refund_time", "refund_route", "return_how", "return_policy", "service_progress", "thanks"],
  },
  {
    want: "cancelled_why",
    says: /(?:我|并|可|也|都|从|根本|压根|明明)?(?:没有?|未|没让你们?)(?:自己)?(?:点|申请|操作|要求|要)?过?(?:取消|申请退款|申请退货|点退款|要退款)(?!成功|掉|按钮|的?选项|键|不|通知|入口|上|的地方)/,
    unless: /(?:还|怎么(?:还|都)?|有没有|是不是)没有?(?:给我)?取消|取消.{0,2}没有?$|没有?取消(?:吗|呢|\?)|没有?(?:申请)?取消(?:退款|退货|售后)/,
    insteadOf: ["cancel", "cancel_status", "refund_time", "refund_route", "restore_order", "withdraw", "order_state"],
  },
  {
    want: "restore_order",
    says: /(?:不|别|不要|不用|不想|先不|先别|不能)(?:给我|再)?取消(?:了|订单|这个|这单|拦截|,|$)|(?:取消|撤销|撤回|停止)(?:取消|拦截)|(?:撤销|撤回)取消|(?:不|别|不要|不用)拦截/,
    unless: /[能可]不(?:能|可以)?取消|取消不了|怎么不(?:能|可以)?取消|能不能|是不是|取消.{0,3}(?:退款|退货|售后)/,
    insteadOf: ["cancel", "cancel_status", "withdraw", "cancelled_why"],
  },
  {
    want: "order_note",
    says: /(?:别|不要|千万|可别|不能|不会)(?:再|给我|又|要)*(?:发|寄|送|弄|搞|拿|装)(?:错|漏|少)/,
    insteadOf: ["goods_wrong", "trace_wrong", "cancel", "goods_bad"],
  },
];

/** What rules hear in plain words, in the order of the list. */
export function ruledWants(plain: string): { want: Want; insteadOf: readonly Want[] }[] {
  return RULES.filter(({ says, unless }) => says.test(plain) && !unless?.test(plain)).map(({ want, insteadOf }) => ({ want, insteadOf }));
}

const THANKS = /谢|感谢|辛苦|蟹蟹|唔该|3q|thank|thx/;
/** A letter or none: a slip of the finger says nothing. */
const WORDLESS = /^[^\p{Letter}]*\p{Letter}?[^\p{Letter}]*$/u;
/** A picture or an emoji as channels write it, an address of the web, and a number with what it is called. */
const SHOWN = /\[[^\]]{1,6}\]|https?:\/\/\S+|<[a-z][^>]{0,200}>/g;
const NUMBERED =
  /(?:我的|这是)?(?:订单|快递|运单|物流|售后|退款)?(?:编号|单号|号码|号)(?:是|为)?[:： #]*(?=[a-z]{0,4}\d{5,})|order (?:number|no\.?|id)(?: is)?[:： #]*(?=[a-z]{0,4}\d{5,})|[a-z]{1,4}(?=\d{8,})/g;

/** What needs no scorer: words without a letter (emoji, numbers, a picture, nothing) want nothing; thanks and nothing else is thanks. */
export function plainlyHeard(text: string): Want | null {
  const folded = foldText(text);
  if (WORDLESS.test(folded.replace(SHOWN, "").replace(NUMBERED, ""))) return "none";
  const rest = folded.replace(
    /(?:非常|十分|太|真的?)?(?:谢谢|感谢|多谢|谢了|蟹蟹|辛苦|唔该|thank you|thanks)|[你您了啦哦哈呀亲的好嗯行吧]|[^\p{Letter}]/gu,
    "",
  );
  return rest === "" && THANKS.test(folded) ? "thanks" : null;
}
