/** Holds one act of a clause against the record: its states, and the promises the seller allows. */
import type { Act } from "./acts-before.ts";
import { claimsNothing, isAsk, onlyAsks, requestable } from "./claim-nothing.ts";
import { is } from "./lexicon.ts";
import { particular } from "./particulars.ts";
import { byPromise, promised } from "./promised.ts";
import type { Here } from "./reading.ts";
import {
  askPlatform,
  awaited,
  byDefault,
  discourages,
  exchangeInTurn,
  foretold,
  inTurn,
  nextStep,
  notYet,
  ofPlatform,
  otherKind,
  otherSigner,
  refundTold,
} from "./stands.ts";
import { markOf } from "./supports.ts";
import { isBackAlready } from "./told.ts";
import type { Claim } from "./verdict.ts";

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

/** Ways of a parcel that nobody "has done": they last. */
const lasting = new Set(["transit", "deliver", "review", "back"]);

const signers =
  /本人|家人|家属|驿站|快递柜|丰巢|门卫|物业|前台|他人|代收|代签|保安|同事|代收点|邻居|亲友|门口|家门|门前|楼下|楼道|信箱|奶箱|鞋柜|车库|院子|消防栓|地垫|台阶/g;

/** What the seller does, and no buyer has done. */
const sellers = new Set(["agree", "refuse", "refund", "inspect", "back_arrive", "outbound", "pack", "review"]);

/** @returns the claim with its support, or `null` when the act claims nothing. */
export function judgeAct(said: Act, here: Here): Claim | null {
  const act = sentByBuyer(said, here);
  if (act.mode === "named" || act.mode === "open" || act.mode === "buyer") return null;
  if (here.clause.supposed && !presupposes(here)) return null;
  const claim = (kind: Claim["kind"], support: string | null): Claim => ({ kind, text: phrase(act, here), support });
  const own = particular(act, here);
  if (own !== null) return claim(own.kind, own.support);
  if (claimsNothing(act, here)) return null;
  const told =
    refundTold(act, here) ??
    nextStep(act, here) ??
    foretold(act, here) ??
    byDefault(act, here) ??
    otherKind(act, here) ??
    otherSigner(act, here) ??
    inTurn(act, here) ??
    exchangeInTurn(act, here) ??
    ofPlatform(act, here) ??
    askPlatform(act, here);
  if (told !== null) return claim("state", told);
  const awaits = awaited(act, here);
  if (awaits !== undefined) return awaits === null ? null : claim("state", awaits);
  if (act.verb === "pack" && here.around.back) return null;
  if (act.mode === "asked_of" || (act.mode === "bare" && act.verb === "send_back" && (act.actor === "buyer" || here.around.continues))) {
    if (act.verb === "send_back" || act.verb === "return") return claim("promise", here.around.known.truth.get("agree:done") ?? promised(act, here));
    return requestable.has(act.verb) || isAsk(act, here) ? null : claim("promise", promised(act, here));
  }
  if (onlyAsks(act, here)) return null;
  if (act.verb === "order" && act.text === "预售" && !/不(?!影响)|退|定金|取消/.test(here.clause.text))
    return claim("state", here.around.known.truth.get("presale:done") ?? null);
  if (act.verb === "ship" && here.promised !== null && act.mode !== "done" && act.mode !== "refusing") return claim("promise", here.promised);
  // "我们会按承诺的时间发货": the time that the channel promises.
  if (act.verb === "ship" && byPromise.test(here.clause.text))
    return claim(
      "promise",
      here.around.known.truth.has("ship:not") ? (here.around.known.moments.find(({ events }) => events.includes("promised"))?.name ?? null) : null,
    );
  if (act.mode === "bare" && /类型|申请/.test(here.clause.text)) {
    const kind = here.around.known.kinds.find(({ text }) => text.includes(act.text));
    if (kind) return claim("state", kind.name);
  }
  // "订单都关了,没法再发": a closed order goes nowhere.
  if (act.mode === "refusing" && /^(?:ship|resend|outbound|deliver|pack)$/.test(act.verb) && here.around.known.truth.has("close:done"))
    return claim("state", here.around.known.truth.get("close:done") ?? null);
  // "得找圆通,我这边改不了": what is on its way is the courier's.
  if (act.mode === "refusing" && act.verb === "address" && here.around.known.truth.has("transit:doing"))
    return claim("state", here.around.known.truth.get("transit:doing") ?? null);
  if (act.mode === "refusing" && discourages(act, here)) return null;
  if (act.mode === "refusing") return claim("promise", notYet(act, here));
  if (act.mode === "ahead") return claim("promise", promised(act, here));
  // "先别寄,等同意了再寄": his to send, and put off.
  if (
    act.verb === "resend" &&
    here.clause.follows === true &&
    /^再寄/.test(here.clause.text) &&
    /别寄|不要寄|不用寄|别急着寄|先不寄/.test(here.around.sentence)
  )
    return null;
  // "批了您再寄": his to send, when it is agreed.
  if (
    /^(?:send_back|return|resend|ship)$/.test(act.verb) &&
    here.clause.follows === true &&
    act.actor === "buyer" &&
    act.mode !== "done" &&
    /批|同意|通过|审/.test(here.around.before)
  )
    return null;
  // "预售发货会晚一些": as what is sold beforehand does.
  if (
    act.verb === "ship" &&
    /(?:晚|慢|久|迟)(?:一些|一点|些|点)|(?:比较|会|较|要|相对)(?:晚|慢|久)/.test(here.clause.text) &&
    here.around.known.truth.has("ship:not")
  )
    return claim("state", here.around.known.truth.get("presale:done") ?? null);
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
  if (act.mode === "not" && verb === "refund" && here.figures.some((fen) => isBackAlready(fen, here.around.known.amounts))) return claim("state", null);
  if (act.mode === "not") return claim("state", truth.get(`${verb}:not`) ?? null);
  // "到了武汉": where it was on its way; without a place it is at its end.
  if (verb === "arrive" && (act.mode === "done" || act.mode === "bare") && (markOf(here, "place") || placeBefore(here)))
    return claim("state", truth.get("reach:done") ?? truth.get("arrive:done") ?? null);
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

/** The clause before names a place of its way. */
function placeBefore({ around }: Here): boolean {
  return [...around.before].some((sign) => around.marks.get(sign)?.kind === "place");
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
    return { ...act, verb: "send_back", mode: act.mode === "not" || act.mode === "refusing" ? act.mode : "asked_of" };
  const isReturn = act.verb === "ship" && /^寄/.test(act.text) && (act.actor === "buyer" || act.mode === "asked_of" || around.back);
  return isReturn ? { ...act, verb: "send_back" } : act;
}

function phrase(act: Act, here: Here): string {
  const words = here.tokens.slice(Math.max(0, act.at - 2), act.at + 2).map((token) => token.text);
  return words.join("").replace(/[\ue000-\uf8ff]+/g, "") || act.text;
}
