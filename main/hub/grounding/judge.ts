/** Holds one act of a clause against the record: its states, and the promises the seller allows. */
import type { Act } from "./acts-before.ts";
import { is } from "./lexicon.ts";
import { byPromise, promised } from "./promised.ts";
import type { Here } from "./reading.ts";
import { askPlatform, awaited, byDefault, discourages, foretold, inTurn, nextStep, notYet, ofPlatform, otherKind, otherSigner, refundTold } from "./stands.ts";
import type { Claim } from "./verdict.ts";

/** What a buyer may be asked to do. */
const requestable = new Set(["check", "contact", "reply", "scan", "order", "handle", "apply", "deliver", "sign", "problem", "review", "take"]);

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

/** What the seller may have received without it being goods. */
const heard = /通知|结果|图|照|录音|语音|申请|留言|消息|反馈|信息|问题|诉求|照片|图片|截图|视频|咨询|意见|建议|来信|回复/;

/** Ways of a parcel that nobody "has done": they last. */
const lasting = new Set(["transit", "deliver", "review", "back"]);

const signers = /本人|家人|家属|驿站|快递柜|丰巢|门卫|物业|前台|他人|代收|代签|保安|同事|代收点|邻居|亲友/g;

/** What the seller does, and no buyer has done. */
const sellers = new Set(["agree", "refuse", "refund", "inspect", "back_arrive", "outbound", "pack", "review"]);

/** What courier and warehouse are asked to do. */
const askedOfOthers = new Set(["pickup", "deliver", "scan", "transit", "ship", "outbound", "pack", "sign"]);

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
  // "得先过验货": what stands before.
  if (
    (act.verb === "review" || act.verb === "inspect") &&
    (act.mode === "bare" || act.mode === "ahead") &&
    /先/.test(here.clause.text) &&
    here.times.length === 0
  ) {
    const ahead = here.around.known.truth.get(act.verb === "review" ? "review:doing" : "inspect:not");
    if (ahead !== undefined) return claim("state", ahead);
  }
  if (act.verb === "problem" && act.mode === "not" && /[没无]有?异常/.test(here.clause.text))
    return claim("state", here.around.known.truth.get("normal:done") ?? null);
  if (act.verb === "place" && act.mode !== "done" && /(?:跟|和|让|请|找|与).{0,2}(?:快递|派送|小哥)/.test(here.clause.text) && !/已|了/.test(here.clause.text))
    return null;
  if (
    act.verb === "take" &&
    act.mode === "not" &&
    (heard.test(here.clause.text) || /结果|答复|通知/.test(here.clause.text)) &&
    !/货|件|包裹/.test(here.clause.text)
  )
    return null;
  if (
    act.type === "state" &&
    act.mode === "bare" &&
    act.actor !== "seller" &&
    here.times.length === 0 &&
    /需?要(?:一点|点|花点|一些|些)?(?:时间|功夫)(?:的|哦|哈|呢)*$/.test(here.clause.text)
  )
    return null;
  // "揽收之后物流就会更新": what pages do by themselves, when it has come so far.
  if (act.verb === "scan" && act.mode === "ahead" && here.clause.follows === true && /物流|轨迹|信息/.test(here.clause.text) && here.times.length === 0)
    return null;
  if (act.verb === "handle" && act.mode === "refusing" && /(?:不用|无需|不需要|不必)(?:您|再|额外)*(?:操作|处理|管|做|弄)/.test(here.clause.text)) return null;
  // "催促圆通尽快揽收": what the other one is asked for, as the asking is allowed.
  const asker = here.acts.find(({ at, verb }) => at < act.at && (verb === "urge" || verb === "contact") && !/优先|加急|插队|加紧/.test(here.clause.text));
  if (asker && askedOfOthers.has(act.verb) && (act.mode === "ahead" || act.mode === "bare") && here.times.length === 0 && here.figures.length === 0)
    return claim("promise", promised(asker, here));
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
    /换货的(?!件|申请|包裹|退|旧|进度|流程)|新衣|新睡衣|(?<!更)新的|新件|新货|新品|换的|换货的|补的|补发的|另一件|另外一/.test(here.clause.text)
  )
    return claim("state", null);
  // "退货寄…", with the seller's address.
  if (/^(?:return|send_back|ship)$/.test(act.verb) && (act.mode === "bare" || act.mode === "asked_of") && markOf(here, "setting")) return null;
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
  if (act.mode === "not" && verb === "agree" && !/还|尚|暂|未|目前|没有?(?:审|看|处理)/.test(here.around.sentence))
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
  return (
    alone &&
    (/^(?:咨询|询问|问问|问一下)$/.test(act.text) || clause.follows === true || /您|的话|如果|要是|没/.test(around.before) || /您|^亲/.test(clause.text))
  );
}

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
