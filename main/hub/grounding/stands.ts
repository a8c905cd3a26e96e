/** What in the record says of an act that it is so, is waited for or comes next, where its plain state does not. Pure. */
import type { Act } from "./acts-before.ts";
import { is } from "./lexicon.ts";
import type { Here } from "./reading.ts";

/** No sum but the one that is asked for. */
function onlyClaimed(figures: readonly number[], { known }: Here["around"]): boolean {
  return figures.every((fen) => known.amounts.some((one) => one.fen === fen && one.subject === "claimed"));
}

/** "现在等您寄回的件到仓", "得等快递核实": what is waited for is not so yet; what others look into is theirs. `undefined` where nobody waits. */
export function awaited(act: Act, { tokens, around, figures, times }: Here): string | null | undefined {
  const at = tokens.findIndex(({ text }) => /^(?:等|等待|等着|等候|得等|要等)$/.test(text));
  if (at < 0 || at > act.at || act.mode === "done" || act.mode === "not" || act.mode === "ahead" || !onlyClaimed(figures, around) || times.length > 0)
    return undefined;
  // "等到货就退" promises what follows.
  if (tokens.slice(at, act.at).some(({ text }) => /^(?:就|便)$/.test(text))) return undefined;
  const { truth } = around.known;
  if (act.type === "act") return act.verb === "check" || act.verb === "reply" || act.verb === "handle" ? null : undefined;
  return truth.get(`${act.verb}:not`) ?? truth.get(`${act.verb}:doing`) ?? undefined;
}

/** "平台客服在核实了": what the platform does where it has stepped in. */
export function ofPlatform(act: Act, { clause, around, tokens }: Here): string | null {
  if (!["check", "handle", "review", "contact", "reply", "urge"].includes(act.verb)) return null;
  if (/判(?:给|您|我|他|不|退)/.test(clause.text)) return null;
  if (act.mode === "done" && !/在(?:帮您|给您|为您)?(?:跟进|处理|看|核实|调查|审)/.test(clause.text)) return null;
  const head = tokens
    .slice(0, act.at)
    .map(({ text }) => text)
    .join("");
  return /平台/.test(head) && !/我们|我/.test(clause.text) ? (around.known.truth.get("arbitrate:done") ?? null) : null;
}

/** "验收完了才会退款", "验好再处理退款": the order in which a return that was agreed goes on, without a time. */
export function inTurn(act: Act, { clause, around, figures, times }: Here): string | null {
  const { truth } = around.known;
  if ((act.verb !== "refund" && act.verb !== "handle") || !onlyClaimed(figures, around) || times.length > 0 || act.mode === "done" || act.mode === "not")
    return null;
  // "验完走退款": the step that follows.
  if (
    /走(?:到)?退款|(?:到|轮到|进入?)退款(?:这|流程|环节|$)/.test(clause.text) &&
    /验/.test(around.sentence) &&
    truth.has("agree:done") &&
    truth.has("refund:not")
  )
    return truth.get("agree:done") ?? null;
  const goesOn = truth.has("refund:doing") ? /才|再|要等|得等|等|就/ : /才|再|要等|得等|等|继续|后会/;
  if (
    !/才|再|之后|以后|后|等|的话/.test(around.sentence) ||
    !(goesOn.test(clause.text + around.before) || (truth.has("agree:done") && /(?:之后|以后|后)$/.test(around.before))) ||
    /马上|立刻|立即|秒|直接|全额|当天/.test(clause.text)
  )
    return null;
  if (!truth.has("refund:not")) return null;
  if (/验|收到|到仓|入库|寄回|退回/.test(around.sentence) && truth.has("agree:done")) return truth.get("agree:done") ?? null;
  return /审核|通过|同意/.test(around.sentence) && /才/.test(clause.text) ? (truth.get("review:doing") ?? null) : null;
}

/** "验完才轮到换": the order in which an exchange that was agreed goes on. */
export function exchangeInTurn(act: Act, { clause, around, figures, times }: Here): string | null {
  const { truth, kinds } = around.known;
  if (act.verb !== "exchange" || kinds[0]?.text !== "换货" || figures.length > 0 || times.length > 0 || act.mode === "done") return null;
  if (!/才|再|轮到/.test(clause.text) || !/验|到仓|到了|收到|回来/.test(around.sentence) || /马上|立刻|保证|一定/.test(clause.text)) return null;
  return truth.get("agree:done") ?? null;
}

/** "再往后就是发走了", "接下来轮到验货": what comes next, with no word of when. */
export function nextStep(act: Act, { clause, around, figures, times, tokens }: Here): string | null {
  if ((act.mode !== "bare" && act.mode !== "ahead" && act.mode !== "done") || figures.length > 0 || times.length > 0 || !life.has(act.verb)) return null;
  const goesOn = sequel.test(around.before) && /^(?:再|然后|最后)/.test(clause.text);
  if (!(sequel.test(clause.text) || goesOn) || /[0-9一二三四五六七八九十](?:号|日|月|点)/.test(around.sentence)) return null;
  if (/[给帮为替]您|马上|立刻|立即|秒|很快|保证|一定|肯定|已经?|刚|优先|加急/.test(clause.text) || tokens.some((token) => is(token, "benefit"))) return null;
  return around.known.truth.get(`${act.verb}:not`) ?? null;
}

/** What tells of the next step, and of nothing that was. */
export const sequel =
  /(?:下一步|接下来|再往后|往后|然后|之后|下面|后面|随后|再就|最后|才会?)(?:就|才|再|都)?(?:是|该|轮到|等|要|到|会|开始)|^轮到|就轮到|再轮到|才(?:能|会|可以|有)/;

const life = new Set(["pack", "outbound", "ship", "pickup", "transit", "deliver", "sign", "inspect", "back_arrive"]);

/** A refund told with its sum: "已经退了30元" where so much was, "剩下可退的是99元" where so much may be; and the way that promised money takes. */
export function refundTold(act: Act, { clause, figures, around, times, tokens }: Here): string | null {
  if (act.verb !== "refund" || act.actor === "other") return null;
  const { amounts, allowed, truth } = around.known;
  const sum = (subject: string): string | null => amounts.find((one) => one.subject === subject && figures.includes(one.fen))?.name ?? null;
  if (act.mode === "done" && figures.length === 1) return truth.get("refund:done") ?? sum("refunded");
  if (act.mode === "done") return null;
  if (figures.length === 1 && act.mode === "bare" && /之前|先前|此前|上次|已/.test(clause.text)) return sum("refunded");
  const isFor = tokens.some((token) => is(token, "benefit"));
  if (figures.length === 1 && !isFor && /可退(?!货)|能(?:再)?退|可以(?:再)?退|最多退/.test(clause.text)) return sum("refundable");
  const isWay =
    figures.length === 0 &&
    times.length === 0 &&
    /原路|原(?:来)?的?(?:支付|付款)|付款的(?:那个)?账户|支付账户|付的.{0,3}退[到回]?(?:哪|什么|怎么)/.test(clause.text);
  const isUnderWay = truth.has("refund:doing") || truth.has("refund:done");
  return isWay && isUnderWay ? (allowed.find(({ text }) => text.includes("原路"))?.name ?? null) : null;
}

/** "超过时限平台会自动退款": what the platform does when nobody acts, as the record tells it. */
export function byDefault(act: Act, { clause, around, figures }: Here): string | null {
  if (act.verb !== "refund" || figures.length > 0 || !/平台|系统/.test(around.sentence) || !/自动|自己(?:就|会|也)/.test(clause.text)) return null;
  return /超过|超了|超出|过了(?=平台|系统|,|的话)|过了(?:这个|那个)?(?:点|时间|时限|期限|时候)|过点|到点|到期|逾期|超时|没有?处理|未处理|不处理/.test(
    around.sentence,
  )
    ? around.known.byDefault
    : null;
}

/** "不是退货退款": another kind of after-sale than the case is. */
export function otherKind(act: Act, { clause, around, tokens }: Here): string | null {
  const [kind] = around.known.kinds;
  if (
    !kind ||
    !["return", "exchange", "refund"].includes(act.verb) ||
    !/不(?:是|涉及到?|算|属于)$/.test(`${tokens[act.at - 2]?.text ?? ""}${tokens[act.at - 1]?.text ?? ""}`)
  )
    return null;
  return clause.text.slice(clause.text.search(/不(?:是|涉及|算|属于)/)).includes(kind.text) ? null : kind.name;
}

/** "您也可以找平台介入": a way that is open to every buyer. */
export function askPlatform(act: Act, { clause, around }: Here): string | null {
  if (act.verb !== "arbitrate") return null;
  if (/介入的./.test(clause.text)) return around.known.truth.get("arbitrate:done") ?? null;
  return /(?:可以?|能|也能|申请|找|请).{0,8}介入/.test(clause.text) && !/已|正在|我们(?:会|来)/.test(clause.text) ? "平台规则" : null;
}

/** "不是本人签收的", where the record names another signer. */
export function otherSigner(act: Act, { clause, around }: Here): string | null {
  const { whereabouts, truth } = around.known;
  return act.verb === "sign" &&
    truth.has("sign:done") &&
    /不是您?(?:本人|自己)|不是您(?:签|收|取|拿)/.test(clause.text) &&
    !whereabouts.includes("本人") &&
    /由.{1,8}签收/.test(whereabouts)
    ? "物流状态"
    : null;
}

/** "到了之后快递会给您派件": what a carrier does with every parcel, without a time. */
export function foretold(act: Act, { around, times, clause }: Here): string | null {
  const { truth } = around.known;
  const isCarriers =
    act.actor === "other" || (clause.follows === true && /网点|快递|派|到/.test(around.before)) || /快递(?:员|小哥|师傅|公司)?会|物流会/.test(clause.text);
  if ((act.mode !== "ahead" && !/可能会/.test(clause.text)) || !isCarriers || times.length > 0) return null;
  if ((act.verb === "contact" || act.verb === "reply") && /到了?(?:之后|以后|后|的时候)|派件|派送/.test(around.before + clause.text) && truth.has("sign:not"))
    return truth.get("sign:not") ?? null;
  if (
    act.verb === "contact" &&
    (truth.has("deliver:doing") || /派件|派送|配送|送货|送到|到了|投递/.test(clause.text + around.before)) &&
    (truth.has("transit:doing") || truth.has("deliver:doing"))
  )
    return truth.get("transit:doing") ?? truth.get("deliver:doing") ?? null;
  return act.verb === "deliver" && !/上门/.test(act.text) && truth.has("sign:not") ? (truth.get("transit:doing") ?? null) : null;
}

/** "先不要寄回来" before it was agreed, "包装别弄丢了", "没有催您的意思": the buyer is kept from nothing that is his. */
export function discourages(act: Act, { clause, around }: Here): boolean {
  if (/的意思/.test(clause.text)) return true;
  if ((act.verb === "reply" || act.verb === "check") && /不敢|没法|无法|不能|没办法|不好/.test(clause.text)) return true;
  if (!/别|不要|勿/.test(clause.text) || act.actor === "seller") return false;
  return (
    act.verb === "problem" ||
    ((act.verb === "send_back" || (act.verb === "ship" && /^寄/.test(act.text))) && /先|急|暂/.test(clause.text) && around.known.truth.has("agree:not"))
  );
}

/** "现在还不能退款": not yet, as the record has it. */
export function notYet(act: Act, { clause, around, times }: Here): string | null {
  if (
    !/还|暂|目前|现在|期间|先(?!生)|才|之前/.test(around.before + clause.text) ||
    times.length > 0 ||
    (/不会|不给|不予|不支持|拒/.test(clause.text) && !/前$|之前|期间$/.test(around.before))
  )
    return null;
  if (act.verb === "handle" && /退款|换货/.test(clause.text))
    return around.known.truth.get(/退款/.test(clause.text) ? "refund:not" : "replacement:not") ?? null;
  return (
    around.known.truth.get(`${act.verb}:not`) ?? (act.verb === "send_back" || act.verb === "return" ? (around.known.truth.get("agree:not") ?? null) : null)
  );
}
