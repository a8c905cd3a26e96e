/** Holds one act of a clause against the record: its states, and the promises the seller allows. */
import type { Act } from "./acts.ts";
import type { Allowed } from "./known.ts";
import { is } from "./lexicon.ts";
import type { Here } from "./reading.ts";
import type { Claim } from "./verdict.ts";

/** What a buyer may be asked to do. */
const requestable = new Set(["check", "contact", "reply", "scan", "order", "handle", "apply", "deliver", "sign", "problem", "review", "take"]);
/** Light acts, for which a promise of their kind is enough; all others must keep to the promise's own words and conditions. */
const light: Readonly<Record<string, readonly string[]>> = {
  check: ["check", "handle"],
  contact: ["contact", "urge"],
  reply: ["reply"],
  handle: ["handle", "check"],
  urge: ["urge", "contact"],
  inspect: ["inspect"],
  scan: ["scan", "urge", "check"],
};
/** Verbs of a way that the buyer's parcel and the return parcel both go, and what they are called on the way back. */
const onTheWayBack: Readonly<Record<string, string>> = {
  sign: "back_arrive",
  take: "back_arrive",
  arrive: "back_arrive",
  transit: "back",
  deliver: "back",
  pickup: "send_back",
  ship: "send_back",
};
const parties: readonly RegExp[] = [/快递|物流|承运|网点|站点|驿站|配送/, /仓库|库房|仓储/, /平台/];
/** What the seller may have received without it being goods. */
const heard = /图|照|录音|语音|申请|留言|消息|反馈|信息|问题|诉求|照片|图片|截图|视频|咨询|意见|建议|来信|回复/;
/** Ways of a parcel that nobody "has done": they last. */
const lasting = new Set(["transit", "deliver", "review", "back"]);
const signers = /本人|家人|家属|驿站|快递柜|丰巢|门卫|物业|前台|他人|代收|代签|保安|同事|代收点|邻居|亲友/g;
/** What the seller does, and no buyer has done. */
const sellers = new Set(["agree", "refuse", "refund", "inspect", "back_arrive", "outbound", "pack", "review"]);
export const byPromise =
  /按(?:照|着)?(?:页面|平台|约定|商品页)?(?:上)?的?承诺的?(?:发货)?(?:时间|日期|时效)?(?:来|准时|按时|给您|安排|去|内)*(?:发货|发出|寄出|发)/;
const firm = /处理好|解决好|办好|搞定|满意|负责|专人|主管|领导|专员|升级|破例|特批|例外|通融|处罚|追责|开除|全程|到底(?!在|是|到|怎|什|哪|有|咋|走)/;

/** @returns the claim with its support, or `null` when the act claims nothing. */
export function judgeAct(said: Act, here: Here): Claim | null {
  const act = sentByBuyer(said, here);
  if (act.mode === "named" || act.mode === "open" || act.mode === "buyer") return null;
  if (here.clause.supposed && !presupposes(here)) return null;
  const claim = (kind: Claim["kind"], support: string | null): Claim => ({ kind, text: phrase(act, here), support });
  if (act.verb === "stock" && /不是现货/.test(here.clause.text)) return claim("state", here.around.known.truth.get("presale:done") ?? null);
  const [kind] = here.around.known.kinds;
  if (kind && act.mode === "bare" && new RegExp(`(?:这单|这笔|申请|办|走|提)的?(?:就|也)?是${kind.text}`).test(here.clause.text))
    return claim("state", kind.name);
  // An exchange gives no money back.
  if (act.verb === "refund" && act.mode === "refusing" && kind?.text === "换货" && here.figures.length === 0) return claim("state", kind.name);
  if (act.verb === "refund" && act.mode === "refusing" && /不(?:会)?退(?:到|进|给)(?:别|其他|其它|另)/.test(here.clause.text))
    return claim("promise", here.around.known.allowed.find(({ text }) => text.includes("原路"))?.name ?? null);
  if (act.verb === "handle" && act.mode === "bare" && /需?要(?:一点|点|花点|一些|些)?时间$/.test(here.clause.text) && act.actor !== "seller") return null;
  if ((act.verb === "handle" || act.verb === "urge") && act.mode === "refusing" && /没法|无法|没办法/.test(here.clause.text) && /加快|加急|催/.test(act.text))
    return null;
  // The seller decided, and nobody else.
  if ((act.verb === "refuse" || act.verb === "agree") && act.mode !== "ahead" && /(?:平台|系统)(?!里|上|显示|审核)/.test(here.clause.text))
    return claim("state", null);
  // "可以申请的": everybody may ask.
  if (act.verb === "apply" && act.mode === "ahead" && act.actor !== "seller") return null;
  // What was sent instead is another parcel than the one whose way is known.
  if (
    ["pack", "ship", "outbound", "pickup", "transit", "deliver"].includes(act.verb) &&
    act.mode !== "not" &&
    act.mode !== "refusing" &&
    /(?<!更)新的|新件|新货|新品|换的|换货的|补的|补发的|另一件|另外一/.test(here.clause.text)
  )
    return claim("state", null);
  // "退货寄…", with the seller's address.
  if (/^(?:return|send_back|ship)$/.test(act.verb) && act.mode === "bare" && markOf(here, "setting")) return null;
  if (act.verb === "take" && /^收到(?:了|啦|哈|哦|的|亲|您的消息)*$/.test(here.clause.text)) return null;
  if (act.verb === "agree" && /验收|验货|质检|检验|查验/.test(here.clause.text)) return claim("state", here.around.known.truth.get("refund:doing") ?? null);
  if (act.verb === "transit" && act.mode === "ahead" && here.times.length === 0 && markOf(here, "city"))
    return claim("state", here.around.known.truth.get("transit:doing") ?? null);
  if (act.mode === "ahead" && toBuyer(act, here)) return null;
  // "过了分拨中心" is a way, "超过" a term.
  if (act.verb === "entitled" && /^(?:过|超过)/.test(act.text) && is(here.tokens[act.at + 1], "mark")) return null;
  if (act.verb === "cancel" && act.actor !== "seller" && /不想退|改主意|改了主意|不退了/.test(here.around.sentence) && !/我们|帮您|给您/.test(here.clause.text))
    return null;
  if (act.text === "送" && act.verb === "deliver" && /[\ue000-\ue1ff](?:在|负责|速递在)?送/.test(here.clause.text))
    return claim("state", here.around.known.truth.get("deliver:doing") ?? here.around.known.truth.get("transit:doing") ?? null);
  const told =
    refundTold(act, here) ??
    nextStep(act, here) ??
    foretold(act, here) ??
    byDefault(act, here) ??
    otherKind(act, here) ??
    otherSigner(act, here) ??
    inTurn(act, here) ??
    ofPlatform(act, here) ??
    askPlatform(act, here);
  if (told !== null) return claim("state", told);
  const awaits = awaited(act, here);
  if (awaits !== undefined) return awaits === null ? null : claim("state", awaits);
  if (act.verb === "pack" && here.around.back) return null;
  if (act.mode === "asked_of" || (act.mode === "bare" && act.verb === "send_back" && act.actor === "buyer")) {
    if (act.verb === "send_back" || act.verb === "return") return claim("promise", here.around.known.truth.get("agree:done") ?? promised(act, here));
    return requestable.has(act.verb) || isAsk(act, here) ? null : claim("promise", promised(act, here));
  }
  if (isAsk(act, here) && act.actor !== "seller" && (act.mode === "ahead" || act.mode === "bare") && !/已|了/.test(here.clause.text)) return null;
  // "您查下付款的那个账户": what the buyer is to look at.
  if (act.actor === "buyer" && act.mode === "bare" && (act.verb === "check" || act.verb === "contact")) return null;
  if (act.verb === "order" && act.text === "预售" && !/不(?!影响)|退|定金|取消/.test(here.clause.text))
    return claim("state", here.around.known.truth.get("presale:done") ?? null);
  if (act.verb === "check" && (isLooking(act, here) || isPurpose(act, here))) return null;
  if (act.verb === "deliver" && (act.mode === "bare" || act.mode === "doing") && act.text.startsWith("配送") && /由[\ue000-\uf8ff]/.test(here.clause.text))
    return null;
  if (act.verb === "take" && act.actor !== "buyer" && act.mode !== "not" && heard.test(here.clause.text)) return null;
  if (act.verb === "ship" && here.promised !== null && act.mode !== "done" && act.mode !== "refusing") return claim("promise", here.promised);
  // "我们会按承诺的时间发货": the time that the channel promises.
  if (act.verb === "ship" && byPromise.test(here.clause.text))
    return claim(
      "promise",
      here.around.known.truth.has("ship:not") ? (here.around.known.moments.find(({ events }) => events.includes("promised"))?.name ?? null) : null,
    );
  if (act.verb === "reply" && act.mode === "not" && /及时|第一时间/.test(here.clause.text)) return null;
  if (act.verb === "reply" && act.actor === null && /感谢|谢谢/.test(here.clause.text)) return null;
  if (act.verb === "entitled" && act.text === "支持" && /感谢|谢谢/.test(here.clause.text)) return null;
  if (act.mode === "bare" && /类型|申请/.test(here.clause.text)) {
    const kind = here.around.known.kinds.find(({ text }) => text.includes(act.text));
    if (kind) return claim("state", kind.name);
  }
  if (act.verb === "goods" && /不(?:太|够|是很|怎么)?(?:理想|满意|好|合适|喜欢)/.test(here.clause.text) && here.tokens.some((token) => is(token, "feel")))
    return null;
  if (act.mode === "refusing" && discourages(act, here)) return null;
  if (act.mode === "refusing") return claim("promise", notYet(act, here));
  if (act.mode === "ahead") return claim("promise", promised(act, here));
  // "运费另外退": more than what was given back.
  if (act.verb === "refund" && act.mode === "bare" && /另外?|再|单独|额外|多/.test(here.clause.text)) return claim("promise", promised(act, here));
  const back =
    here.around.back ||
    (/仓库|库房|仓储|仓里/.test(here.clause.text) && (act.verb === "take" || act.verb === "sign")) ||
    (act.actor === "seller" && (act.verb === "take" || act.verb === "sign"));
  if (act.actor === "buyer" && sellers.has(act.verb)) return claim("state", null);
  if (act.verb === "transit" && /钱|款|费/.test(here.clause.text)) return claim("state", null);
  const verb = back ? (onTheWayBack[act.verb] ?? act.verb) : act.verb;
  const { truth, whereabouts } = here.around.known;
  if (
    (act.verb === "sign" || act.verb === "take" || act.verb === "place") &&
    (here.clause.text.match(signers) ?? []).some((who) => !whereabouts.includes(who) && !(/^代/.test(who) && /驿站|快递柜|代收/.test(whereabouts)))
  )
    return claim("state", null);
  // "申请没批": decided, and not put off.
  if (act.mode === "not" && verb === "agree" && !/还|尚|暂|未|没有?(?:审|看|处理)/.test(here.clause.text))
    return claim("state", truth.get("refuse:done") ?? null);
  if (act.mode === "not") return claim("state", truth.get(`${verb}:not`) ?? null);
  if (act.mode === "done") return claim("state", truth.get(`${verb}:done`) ?? null);
  if (act.mode === "doing" && (act.verb === "contact" || act.verb === "urge" || act.verb === "check"))
    return claim("promise", truth.get(`${verb}:doing`) ?? promised(act, here));
  if (act.mode === "doing") return claim("state", truth.get(`${verb}:doing`) ?? null);
  // "我们26号收到您的退货了": receiving is no promise.
  if (verb === "back_arrive" && verb !== act.verb) return claim("state", truth.get("back_arrive:done") ?? null);
  // "同意您的申请" does what "您的申请已同意" tells.
  const after = here.tokens
    .slice(0, act.at)
    .some((token) => is(token, "noun") || is(token, "process") || is(token, "mark") || token.verb !== undefined || /^(?:看到|显示|查到)/.test(token.text));
  if (act.type === "state" && sellers.has(verb) && !after) return claim("promise", promised(act, here));
  if (act.type === "state" && lasting.has(verb)) return claim("state", truth.get(`${verb}:doing`) ?? promised(act, here));
  if (act.type === "state" && act.actor !== "seller") return claim("state", truth.get(`${verb}:done`) ?? promised(act, here));
  return claim("promise", promised(act, here));
}

/** "现在等您寄回的件到仓", "得等快递核实": what is waited for is not so yet; what others look into is theirs. `undefined` where nobody waits. */
function awaited(act: Act, { tokens, around, figures, times }: Here): string | null | undefined {
  const at = tokens.findIndex(({ text }) => /^(?:等|等待|等着|等候|得等|要等)$/.test(text));
  if (at < 0 || at > act.at || act.mode === "done" || act.mode === "not" || act.mode === "ahead" || figures.length > 0 || times.length > 0) return undefined;
  // "等到货就退" promises what follows.
  if (tokens.slice(at, act.at).some(({ text }) => /^(?:就|便)$/.test(text))) return undefined;
  const { truth } = around.known;
  if (act.type === "act") return act.verb === "check" || act.verb === "reply" || act.verb === "handle" ? null : undefined;
  return truth.get(`${act.verb}:not`) ?? truth.get(`${act.verb}:doing`) ?? undefined;
}

/** "平台客服在核实了": what the platform does where it has stepped in. */
function ofPlatform(act: Act, { clause, around, tokens }: Here): string | null {
  if (!["check", "handle", "review", "contact", "reply"].includes(act.verb) || act.mode === "done") return null;
  const head = tokens
    .slice(0, act.at)
    .map(({ text }) => text)
    .join("");
  return /平台/.test(head) && !/我们|我/.test(clause.text) ? (around.known.truth.get("arbitrate:done") ?? null) : null;
}

/** "先不要寄回来" before it was agreed, "包装别弄丢了", "没有催您的意思": the buyer is kept from nothing that is his. */
function discourages(act: Act, { clause, around }: Here): boolean {
  if (/的意思/.test(clause.text)) return true;
  if ((act.verb === "reply" || act.verb === "check") && /不敢|没法|无法|不能|没办法|不好/.test(clause.text)) return true;
  if (!/别|不要|勿/.test(clause.text) || act.actor === "seller") return false;
  return (
    act.verb === "problem" ||
    ((act.verb === "send_back" || (act.verb === "ship" && /^寄/.test(act.text))) && /先|急/.test(clause.text) && around.known.truth.has("agree:not"))
  );
}

/** Whether the clause names such a text of the record. */
function markOf({ clause, around }: Here, kind: string): boolean {
  return [...clause.text].some((sign) => around.marks.get(sign)?.kind === kind);
}

/** "可以去驿站问问": what the buyer may do, by nobody for him. */
function toBuyer(act: Act, { tokens, clause, around }: Here): boolean {
  const looksAt = tokens.slice(0, act.at).some((token) => is(token, "ask"));
  if (!requestable.has(act.verb) || act.actor === "seller" || (act.actor === "other" && !looksAt) || !/可以|能/.test(clause.text) || /会|将/.test(clause.text))
    return false;
  const alone = !tokens.slice(0, act.at).some((token) => is(token, "seller") || is(token, "benefit"));
  return alone && (/^(?:咨询|询问|问问|问一下)$/.test(act.text) || clause.follows === true || /您|的话/.test(around.before) || /您|^亲/.test(clause.text));
}

/** "现在还不能退款": not yet, as the record has it. */
function notYet(act: Act, { clause, around, times }: Here): string | null {
  if (!/还|暂|目前|现在|先(?!生)|才|之前/.test(around.before + clause.text) || times.length > 0 || /不会|不给|不予|不支持|拒/.test(clause.text)) return null;
  return around.known.truth.get(`${act.verb}:not`) ?? null;
}

/** "验收完了才会退款", "验好再处理退款": the order in which a return that was agreed goes on, without a time. */
function inTurn(act: Act, { clause, around, figures, times }: Here): string | null {
  const { truth } = around.known;
  if ((act.verb !== "refund" && act.verb !== "handle") || figures.length > 0 || times.length > 0 || act.mode === "done" || act.mode === "not") return null;
  const goesOn = truth.has("refund:doing") ? /才|再|要等|得等|等|就/ : /才|再|要等|得等|等|继续|后会/;
  if (!/才|再|之后|以后|后|等|的话/.test(around.sentence) || !goesOn.test(clause.text + around.before) || /马上|立刻|立即|秒|直接|全额|当天/.test(clause.text))
    return null;
  if (!truth.has("refund:not")) return null;
  if (/验|收到|到仓|入库|寄回|退回/.test(around.sentence) && truth.has("agree:done")) return truth.get("agree:done") ?? null;
  return /审核|通过|同意/.test(around.sentence) && /才/.test(clause.text) ? (truth.get("review:doing") ?? null) : null;
}

/** "再往后就是发走了", "接下来轮到验货": what comes next, with no word of when. */
function nextStep(act: Act, { clause, around, figures, times, tokens }: Here): string | null {
  if ((act.mode !== "bare" && act.mode !== "ahead" && act.mode !== "done") || figures.length > 0 || times.length > 0 || !life.has(act.verb)) return null;
  if (!sequel.test(clause.text)) return null;
  if (/[给帮为替]您|马上|立刻|立即|秒|很快|保证|一定|肯定|已经?|刚|优先|加急/.test(clause.text) || tokens.some((token) => is(token, "benefit"))) return null;
  return around.known.truth.get(`${act.verb}:not`) ?? null;
}
/** What tells of the next step, and of nothing that was. */
export const sequel =
  /(?:下一步|接下来|再往后|往后|然后|之后|下面|后面|随后|再就|最后|才会?)(?:就|才|再|都)?(?:是|该|轮到|等|要|到|会|开始)|^轮到|就轮到|再轮到|才(?:能|会|可以|有)/;
const life = new Set(["pack", "outbound", "ship", "pickup", "transit", "deliver", "sign", "inspect", "back_arrive"]);

/** "已经给您退了之后": what is supposed is told as done before. */
function presupposes({ clause }: Here): boolean {
  return /已|刚刚?(?!好)/.test(clause.text) && !/如果|要是|假如|若|万一|的话|是否|一旦|只要/.test(clause.text);
}

/** "您还没寄的话": what a buyer sends is the return. */
function sentByBuyer(act: Act, { around }: Here): Act {
  const { truth } = around.known;
  // Where the buyer is to send the goods back, sending is his.
  if (act.verb === "ship" && /^寄/.test(act.text) && act.actor !== "seller" && truth.has("send_back:not") && act.mode !== "done")
    return { ...act, verb: "send_back", mode: act.mode === "not" ? "not" : "asked_of" };
  const isReturn = act.verb === "ship" && /^寄/.test(act.text) && (act.actor === "buyer" || act.mode === "asked_of" || around.back);
  return isReturn ? { ...act, verb: "send_back" } : act;
}

/** A refund told with its sum: "已经退了30元" where so much was, "剩下可退的是99元" where so much may be; and the way that promised money takes. */
function refundTold(act: Act, { clause, figures, around, times, tokens }: Here): string | null {
  if (act.verb !== "refund" || act.actor === "other") return null;
  const { amounts, allowed, truth } = around.known;
  const sum = (subject: string): string | null => amounts.find((one) => one.subject === subject && figures.includes(one.fen))?.name ?? null;
  if (act.mode === "done" && figures.length === 1) return truth.get("refund:done") ?? sum("refunded");
  if (act.mode === "done") return null;
  if (figures.length === 1 && act.mode === "bare" && /之前|先前|此前|上次|已/.test(clause.text)) return sum("refunded");
  const isFor = tokens.some((token) => is(token, "benefit"));
  if (figures.length === 1 && !isFor && /可退(?!货)|能(?:再)?退|可以(?:再)?退|最多退/.test(clause.text)) return sum("refundable");
  const isWay = figures.length === 0 && times.length === 0 && /原路|原(?:来)?的?(?:支付|付款)|付款的(?:那个)?账户|支付账户/.test(clause.text);
  const isUnderWay = truth.has("refund:doing") || truth.has("refund:done");
  return isWay && isUnderWay ? (allowed.find(({ text }) => text.includes("原路"))?.name ?? null) : null;
}

/** "超过时限平台会自动退款": what the platform does when nobody acts, as the record tells it. */
function byDefault(act: Act, { clause, around, figures }: Here): string | null {
  if (act.verb !== "refund" || figures.length > 0 || !/平台|系统/.test(around.sentence) || !/自动/.test(clause.text)) return null;
  return /超过|到期|逾期|超时|没有?处理|未处理/.test(around.sentence) ? around.known.byDefault : null;
}

/** "不是退货退款": another kind of after-sale than the case is. */
function otherKind(act: Act, { clause, around, tokens }: Here): string | null {
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
function askPlatform(act: Act, { clause, around }: Here): string | null {
  if (act.verb !== "arbitrate") return null;
  if (/介入的./.test(clause.text)) return around.known.truth.get("arbitrate:done") ?? null;
  return /(?:可以?|能|也能|申请|找|请).{0,8}介入/.test(clause.text) && !/已|正在|我们(?:会|来)/.test(clause.text) ? "平台规则" : null;
}

/** "不是本人签收的", where the record names another signer. */
function otherSigner(act: Act, { clause, around }: Here): string | null {
  const { whereabouts, truth } = around.known;
  return act.verb === "sign" && truth.has("sign:done") && /不是您?本人/.test(clause.text) && !whereabouts.includes("本人") && /由.{1,8}签收/.test(whereabouts)
    ? "物流状态"
    : null;
}

/** "到了之后快递会给您派件": what a carrier does with every parcel, without a time. */
function foretold(act: Act, { around, times, clause }: Here): string | null {
  const { truth } = around.known;
  const isCarriers =
    act.actor === "other" || (clause.follows === true && /网点|快递|派|到/.test(around.before)) || /快递(?:员|小哥|师傅|公司)?会|物流会/.test(clause.text);
  if ((act.mode !== "ahead" && !/可能会/.test(clause.text)) || !isCarriers || times.length > 0) return null;
  if ((act.verb === "contact" || act.verb === "reply") && /到了?(?:之后|以后|后|的时候)|派件|派送/.test(around.before + clause.text) && truth.has("sign:not"))
    return truth.get("sign:not") ?? null;
  if (
    act.verb === "contact" &&
    /派件|派送|配送|送货|送到|到了|投递/.test(clause.text + around.before) &&
    (truth.has("transit:doing") || truth.has("deliver:doing"))
  )
    return truth.get("transit:doing") ?? truth.get("deliver:doing") ?? null;
  return act.verb === "deliver" && !/上门/.test(act.text) && truth.has("sign:not") ? (truth.get("transit:doing") ?? null) : null;
}

/** The clause's promise: the first allowed sentence that holds the act, or, without one, any of the clause's acts. */
export function promiseFor(here: Here, act: Act | null): Allowed | null {
  const acts = act ? [act] : here.acts;
  return here.around.known.allowed.find((allowed) => acts.some((one) => covers(allowed, one, here))) ?? null;
}

function promised(act: Act, here: Here): string | null {
  return promiseFor(here, act)?.name ?? null;
}

function covers(allowed: Allowed, act: Act, here: Here): boolean {
  const kinds = light[act.verb];
  if (!(kinds ?? [act.verb]).some((kind) => allowed.verbs.has(kind))) return false;
  if (here.times.some((time) => !allowed.times.has(time))) return false;
  if (here.figures.some((fen) => !allowed.amounts.has(fen))) return false;
  const { text } = here.clause;
  if (firm.test(text) && !firm.test(allowed.text)) return false;
  if (parties.some((party) => (act.verb === "contact" || act.verb === "urge") && party.test(text) && !party.test(allowed.text))) return false;
  if (act.actor === "other") return false;
  if (act.verb === "handle" && act.text !== "处理") return allowed.text.includes(act.text);
  if (
    act.verb === "reply" &&
    !/^(?:回复|答复|反馈|告知|通知|同步|告诉|回您|回给您|回您消息|给您回复|给您回话|给您答复|给您回信|[跟和给]您[说讲]|同步给您|知会)$/.test(act.text)
  )
    return allowed.text.includes(act.text);
  if (kinds) return true;
  return keepsTo(allowed, act, here);
}

/** A weighty promise keeps to the seller's words: the act itself, the things it is about, the conditions under which it holds. */
function keepsTo(allowed: Allowed, act: Act, here: Here): boolean {
  if (act.text.length < 2 || !allowed.text.includes(act.text)) return false;
  if (allowed.conditions.some((condition) => !here.around.sentence.includes(condition))) return false;
  const common = /^(?:订单|商品|包裹|快递|物流|售后|客服|款项|退款|事情?|问题|情况|货|货物|金额)$/;
  return here.tokens.every((token) => !is(token, "noun") || common.test(token.text) || allowed.text.includes(token.text));
}

function isAsk(act: Act, here: Here): boolean {
  const token = here.tokens[act.at];
  if (act.verb === "entitled") return false;
  return is(token, "ask") || (is(token, "act") && !is(token, "seller"));
}

/** Looking something up now, in order to tell it in the next breath, commits to nothing. */
function isLooking(act: Act, here: Here): boolean {
  const done = here.tokens[act.at + 1]?.text === "了" || here.tokens[act.at + 1]?.text === "到" || act.mode === "done";
  const now =
    act.mode === "bare" &&
    act.actor !== "buyer" &&
    /^(?:看一下|看看|看下|再看看|再看一下|查看|核对一下|核对下|查一下|查下|检查一下|了解一下|查查|查一查|查查看|[看瞧瞅]一眼|瞅瞅|瞧瞧|去看看|去查查|去瞧瞧|核一[下核]|对一[下对]|捋一[下捋]|理一理)$/.test(
      act.text,
    );
  return now || (done && /^(?:查|查询|查看|看看|核对|看一下|查一下|看下|查下|了解)/.test(act.text));
}

/** "…，我们好核对": why something was asked for. */
function isPurpose(act: Act, here: Here): boolean {
  return (
    here.around.continues && /^(?:好|便于|以便|方便|才能|来|更好地?|好好|更容易|更快|更方便|更准确地?|更清楚地?)$/.test(here.tokens[act.at - 1]?.text ?? "")
  );
}

function phrase(act: Act, here: Here): string {
  const words = here.tokens.slice(Math.max(0, act.at - 2), act.at + 2).map((token) => token.text);
  return words.join("").replace(/[\ue000-\uf8ff]+/g, "") || act.text;
}
