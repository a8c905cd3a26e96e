/** What is wrong with a clause beside its claims: unknown words, forbidden ones, promises by a modal alone, and clauses that say nothing known. Pure. */
import { isOpen } from "./acts.ts";
import { isCourtesy, neverFault, nevers } from "./courtesy.ts";
import { is, isHarmless, isMild, type Token } from "./lexicon.ts";
import { his, modalIsFine } from "./modals.ts";
import { platformByItself } from "./others-deeds.ts";
import { promiseFor } from "./promised.ts";
import type { Here, Reading } from "./reading.ts";
import { byItself, looked, obeying, shownLater, slow, unable, unseen, unwritten, waiting, written } from "./remarks.ts";
import { FIGURE, TIME } from "./supports.ts";
import type { Claim } from "./verdict.ts";

const urgent = /^(?:马上|立刻|立即|即刻|立马|即时|很快|第一时间)$/;

/** "马上联系快递": asking and looking may be done at once; what they lead to may not. */
function isLightNow({ acts, tokens, clause, around }: Here, at: number): boolean {
  const [next] = acts.filter((act) => act.at > at);
  if (next?.verb === "reply" && (whenKnown.test(clause.text) || /^(?:等|一有|有)|[后了完好到]$|有(?:结果|消息|进展|回复|信儿)$/.test(around.before)))
    return true;
  return (
    next !== undefined &&
    lightNow.has(next.verb) &&
    acts.every((act) => act.mode === "named" || lightNow.has(act.verb)) &&
    !/好|完|掉/.test(
      tokens
        .slice(next.at + 1, next.at + 3)
        .map(({ text }) => text)
        .join(""),
    )
  );
}

const lightNow = new Set(["check", "contact", "urge"]);

/** "有进展马上通知您": word is given when there is any. */
const whenKnown = /有.{0,6}(?:进展|消息|结果|更新|情况|回复|反馈|变化|动态)|(?:核实|查|问|了解|打听)到(?:什么|啥|结果|消息|情况|进展)/;

/** What is wrong with a clause beside its claims, and whether the next may go on from it. */
export function plainFaults(here: Here, claims: readonly Claim[]): Pick<Reading, "faults" | "opens"> {
  const { tokens, clause, around } = here;
  const faults: string[] = [];
  const unknown = unknownIn(tokens);
  const open = isOpen(tokens, clause.asks || clause.supposed === true) || here.term?.support != null;
  const requests = tokens.some((token) => is(token, "requests") || is(token, "wants"));
  const dissuades = here.acts.length === 0 && tokens.some((token) => /^(?:不要|别|请勿|勿)$/.test(token.text));
  const supposed = here.acts.some((act) => act.mode !== "named");
  const seller = tokens.findIndex((token) => is(token, "seller") || is(token, "benefit"));
  const asks =
    open ||
    requests ||
    around.continues ||
    tokens.some((token) => is(token, "modal")) ||
    (is(tokens[0], "buyer") && !tokens.some((token) => is(token, "not"))) ||
    asksBuyer(tokens) ||
    is(tokens[0], "ask");
  const speaks =
    unable.test(clause.text) ||
    slow.test(clause.text) ||
    tokens.some((token) => is(token, "act") && !is(token, "danger") && (asks || !is(token, "ask") || is(token, "feel") || is(token, "kind")));
  const feels = tokens.some((token) => is(token, "feel"));
  const courteous = feels || tokens.some((token) => is(token, "kind"));
  const promised = claims.some((claim) => claim.support !== null);
  for (const [at, token] of tokens.entries()) {
    if (/^(?:申请|发起|提交)/.test(token.text) && !token.verb && /^(?:不要|别|勿|请勿|不用|不必|无需|不)$/.test(tokens[at - 1]?.text ?? ""))
      faults.push(`“${token.text}”：${nevers.lure}`);
    if (token.never !== undefined && !isCourtesy(here, at, open)) faults.push(neverFault(token));
    if (/^(?:多少|啥|咋|什么样)$/.test(token.text) && !clause.asks && !/有啥|有什么|尽管/.test(clause.text) && !tokens.some((one) => is(one, "requests")))
      faults.push(`“${token.text}”没有依据的承诺`);
    if (
      is(token, "modal") &&
      !(byItself.test(clause.text) || shownLater(here)) &&
      !modalIsFine({ tokens, at, open: open || isPurposeText(clause.text, around.before), promised, feels, requests })
    )
      faults.push(`“${token.text}”没有依据的承诺`);
    if (
      is(token, "ask") &&
      !is(token, "danger") &&
      !courteous &&
      seller >= 0 &&
      seller < at &&
      !open &&
      !requests &&
      tokens[at - 1] &&
      !buyerBetween(tokens, seller, at) &&
      !(token.text === "找" && /^(?:快递|仓库|平台|网点|同事|客服|物流)|[\ue000-\uf8ef]/.test(tokens[at + 1]?.text ?? "")) &&
      !/^(?:按|按照|确认|核对|检查|查|看|问|了解|试|记|对比)/.test(token.text)
    )
      faults.push(`“${token.text}”没有依据的承诺`);
    if (urgent.test(token.text) && !isLightNow(here, at) && !is(tokens[at - 1], "not") && !requests && !promiseFor(here, null)?.text.includes(token.text))
      faults.push(`时间“${token.text}”在记录里没有依据`);
  }
  const benefit = tokens.findIndex((token) => is(token, "benefit") && /[帮给为替]/.test(token.text));
  const cannot = tokens.some(({ text }) => /^(?:没法|不能|无法|没办法|不敢)$/.test(text));
  const purpose = isPurposeText(clause.text, around.before) || looked.test(clause.text);
  // "59元我先给您垫上": a sum that is so supports nothing that is done with it.
  const based = claims.some(({ kind, support }) => support !== null && ((kind !== "amount" && kind !== "figure") || !/[给帮替]您/.test(clause.text)));
  if (benefit >= 0 && !cannot && !purpose && !based && !speaks && !open && here.acts.length === 0) faults.push(`“${clause.text}”没有依据的承诺`);
  const passes = open || promised || /[没未不]/.test(clause.text) ? null : passing.exec(clause.text);
  if (passes) faults.push(`“${passes[0]}”没有依据的承诺`);
  if (
    !open &&
    !requests &&
    claims.length === 0 &&
    !isNaming(here) &&
    !/看|取决|为准/.test(clause.text) &&
    tokens.some((token) => /^(?:钱|钱款|款项|费用|货款|运费|邮费|邮寄费)$/.test(token.text))
  )
    faults.push(`“${clause.text}”没有依据`);
  const rebuffs =
    washesHands.exec(clause.text) ??
    (open ? null : /(?:我们|我|咱们?|店里|商家|这边)[^,]{0,4}不(?:认可|接受|承认|理会|配合|负责|管(?!您|怎|什|是|多|哪)|服(?!务))/.exec(clause.text));
  if (rebuffs) faults.push(`“${rebuffs[0]}”没有依据`);
  // "还得等等才退": where the money is back, nothing is waited for.
  const late = !open && around.known.truth.has("refund:done") ? /还(?:得|要|需要?)等|才(?:会|能|可以)?退|等.{0,6}再退/.exec(clause.text) : null;
  if (late) faults.push(`状态“${late[0]}”在记录里没有依据`);
  const itself = open ? null : platformByItself(clause.text, around.known);
  if (itself) faults.push(itself);
  const leaves = here.acts.length === 0 && is(tokens[0], "buyer") && /(?:就行|即可|就可以|就好|都行)[了哦哈的呢啦]?$/.test(clause.text) && benefit < 0;
  const alone = tokens.length > 0 && tokens.every((token) => around.marks.get(token.text)?.kind === "item");
  if (alone) faults.push("只有商品名，没有说明什么");
  if (
    unknown !== "" &&
    !(open && isMild(unknown)) &&
    !(
      isHarmless(unknown) &&
      !namesSpot(clause.text, unknown) &&
      (open || requests || feels || around.continues || (promised && unknown.length < 3) || !tokens.some((token) => ofOrder.test(token.text)))
    )
  )
    faults.push(`“${unknown}”看不懂或没有依据`);
  const has = is(tokens[0], "buyer") && here.acts.length === 0 && seller < 0 && tokens.some(({ text }) => /^(?:有|手头)$/.test(text));
  const waits = (waiting.test(clause.text) || obeying.test(clause.text)) && (!clause.text.includes("平台") || around.known.truth.has("arbitrate:done"));
  const says =
    waits ||
    has ||
    claims.length > 0 ||
    speaks ||
    open ||
    requests ||
    supposed ||
    dissuades ||
    leaves ||
    isSmallTalk(here) ||
    isNaming(here) ||
    byItself.test(clause.text) ||
    shownLater(here) ||
    unwritten.test(clause.text) ||
    unseen.test(clause.text) ||
    written.test(clause.text) ||
    his.test(clause.text);
  // What goods are like is a buyer's word: told as a fact it has nothing behind it.
  const fact = tokens.find((token) => is(token, "told"));
  if (fact && !open && !requests && !tokens.some((token) => is(token, "supposes")) && !feels && !around.continues) faults.push(`“${fact.text}”没有依据`);
  if (faults.length === 0 && !says) faults.push(`“${clause.text}”没有依据`);
  return { faults: [...new Set(faults)], opens: open || requests };
}

/** "我们不管": no question, whoever's it is. */
const washesHands = /(?:我们|我|咱们?|店里|商家|这边)(?:也|都|可|就|是)*不(?:管|负责)(?:的|了|这个|这些|这事)?$/;

/** "您再提我直接过": the seller's yes. */
const passing = /(?:我们?|咱们?|这边|[给帮]您)(?:就|都|直接|马上|秒|一定|也|来|会|再|给您|帮您|立马|当场|随时)*(?:过|批|通过|点过|同意)[了的哦哈掉]*$/;

/** "您把箱子外面也拍一下": the buyer is to do it. */
function asksBuyer(tokens: readonly Token[]): boolean {
  const buyer = tokens.findIndex((token) => is(token, "buyer"));
  const ask = tokens.findIndex((token) => is(token, "ask"));
  return (
    buyer >= 0 && ask > buyer && !tokens.slice(0, ask).some((token) => is(token, "seller") || is(token, "benefit") || is(token, "not") || is(token, "done"))
  );
}

/** "…，我好帮您看": why the clause before asked. */
function isPurposeText(text: string, before: string): boolean {
  return before !== "" && /(?:好|才好|方便|才能|便于|以便)(?:帮您|为您|给您|替您)(?:看|查|核|处理|判断|确认|反馈)/.test(text);
}

/** Said of neither goods nor money nor the parcel, and no offer: "照片有点模糊", "我先记下了", "您别生气". */
function isSmallTalk({ tokens, acts }: Here): boolean {
  // What is said of the buyer is kind, or nobody's business.
  const of = tokens.some((token) => is(token, "buyer"));
  if (of && !tokens.some((token) => is(token, "feel") || is(token, "kind") || kindly.test(token.text))) return false;
  if (acts.some((act) => act.mode !== "named")) return false;
  return !tokens.some(
    (token) =>
      (token.unknown && !isHarmless(token.text)) || ofOrder.test(token.text) || refusal.test(token.text) || is(token, "benefit") || token.never !== undefined,
  );
}

const kindly =
  /^(?:别.*|不用.*|不要.*|慢|慢了|晚了|晚|慢慢|慢慢说|随时|先|有空|注意.*|保重|方便|忙|先忙|看|说|讲|看看|告诉|意思|明白|问|问题|消息|久等|稍等|等等)$/;

/** What nobody says to a buyer without a reason in the record. */
const refusal = /^(?:不支持|不给|不予|不可以|不管|不行|无需|拒|不认|没门|没戏|随便|爱|管)$/;

const ofOrder =
  /司机|师傅|小哥|老板|财务|工厂|厂家|厂里|银行|海关|车|监控|保险|柜|驿站|丰巢|门卫|门口|物业|楼下|家门|前台|商品|宝贝|东西|产品|货|物品|包裹|快[递件]|订单|运单|物流|仓|网点|站点|平台|系统|钱|款|费|价|质量|做工|面料|材质|售后|退|申请|账|服务|承|定|单|(?<![取证文附邮条])件|数/;

/** A bare name of things, or a small word of the talk, without anything said of them. */
function isNaming({ tokens, acts, clause, around }: Here): boolean {
  // "正在等您寄回的包裹": what is waited for.
  if (/等.{0,5}(?:寄|退)回/.test(clause.text) && around.known.truth.has("back_arrive:not") && acts.every((act) => act.mode === "named")) return true;
  // "退货的运费": a topic, with nothing said of it.
  const topic = acts.every((act) => act.mode === "named") && (is(tokens.at(-1), "noun") || is(tokens.at(-1), "process"));
  const quiet =
    /^(?:的|和|与|以及|及|您|这个|那个|这边|关于|对于|有关|另外|此外|同时|所以|因此|然后|接下来|目前|其实|现在|以上|以下|[、：:()"'“”]|亲.*|宝.*|朋友|尊敬的|顾客|客户)$/;
  const small =
    /^(?:好|好的|嗯|嗯嗯|是的|对的|哈|哦|呢|呀|啊|吧|哒|滴|好呀|好嘞|好滴|行的|行|行吧|行呀|成|成呀|亲|亲亲|您|是|这样|这样的|没错|ok|hi|hello|嗨|哈喽|在)$/;
  return (
    tokens.every((token) => quiet.test(token.text) || is(token, "mark") || is(token, "noun") || is(token, "process") || (topic && token.verb !== undefined)) ||
    tokens.every((token) => small.test(token.text))
  );
}

/** "天心那个点在派": where a parcel is handled has a name that the record knows, or none. */
function namesSpot(text: string, unknown: string): boolean {
  return /^(?:市|区|县|镇)?(?:那个|这个|那边的?|的|那家|这家)?(?:点|网点|站点?|营业[部厅点]|分部|分公司|片区|中心|服务点|驿站|那边|那头|镇|街道)/.test(
    text.slice(text.indexOf(unknown) + unknown.length),
  );
}

function unknownIn(tokens: readonly Token[]): string {
  let longest = "";
  let run = "";
  for (const token of tokens) {
    const sign = token.unknown && token.text !== TIME && token.text !== FIGURE && !/^[\s"'“”()\-~:]$/.test(token.text);
    run = sign ? run + token.text : "";
    if (run.length > longest.length) longest = run;
  }
  return longest;
}

function buyerBetween(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.slice(from + 1, to).some((token) => is(token, "buyer"));
}
