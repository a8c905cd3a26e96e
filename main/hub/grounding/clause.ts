/** Reads one clause against what is known: every part supported, of a harmless act, or kept back with its reason. */
import { actsOf } from "./acts.ts";
import { figuresIn } from "./amounts.ts";
import { causeIn } from "./causes.ts";
import { isDeskAct } from "./desk.ts";
import { isDirected } from "./directed.ts";
import { plainFaults } from "./faults.ts";
import { strangerIn } from "./gazetteer.ts";
import { judgeAct } from "./judge.ts";
import { timeKey } from "./known.ts";
import { is, isMark, type Token, tokensOf } from "./lexicon.ts";
import type { Around, Here, Reading } from "./reading.ts";
import { termSaid, termVerbs } from "./seller-terms.ts";
import type { Clause } from "./sentences.ts";
import { sequel } from "./stands.ts";
import { FIGURE, figureSupport, idle, isWondered, markClaims, onlySupposed, sameDay, signerSupport, timeSupport } from "./supports.ts";
import { actsTold, type Telling, tellingOf } from "./telling.ts";
import { type Said, timesIn } from "./times.ts";
import { toldClaims } from "./told.ts";
import type { Claim } from "./verdict.ts";

/** Reads a clause. Pure. */
export function readClause(clause: Clause, around: Around): Reading {
  const reading = read(clause, around);
  const cause = clause.asks || clause.supposed ? null : causeIn(clause.text);
  if (cause === null) return reading;
  // A cause that the record tells is no guess.
  const told = cause.part === null ? null : read({ text: cause.part, asks: false }, around);
  const names = [...around.marks.values()].map(({ text }) => text);
  const states = told?.claims.some(({ kind, text }) => kind === "state" && !names.includes(text)) ?? false;
  if (told && told.faults.length === 0 && states && told.claims.every(({ support }) => support !== null)) return reading;
  return { ...reading, faults: [...reading.faults, `“${cause.text}”：没有依据的原因`] };
}

function read(clause: Clause, around: Around): Reading {
  const claims: Claim[] = [];
  // "包含运费": what was paid holds the freight.
  const freight = around.known.amounts.find(({ subject }) => subject === "freight");
  if (freight && holdsFreight.test(clause.text) && /实付|付/.test(around.before))
    return { claims: [{ kind: "amount", text: clause.text, support: freight.name }], faults: [], opens: false };
  const within = freight ? inSum.exec(clause.text)?.[1] : undefined;
  if (
    within &&
    /运费|邮费|快递费/.test(around.before + clause.text) &&
    around.known.amounts.some(({ fen, subject }) => subject === "paid" && fen === Number(within) * 100)
  )
    return { claims: [{ kind: "amount", text: clause.text, support: freight?.name ?? null }], faults: [], opens: false };
  const { times, rest } = timesIn(clause.text);
  const figures = figuresIn(rest);
  const bare = blank(rest, figures);
  const tokens = tokensOf(bare);
  const asked = clause.asks || clause.supposed === true;
  if (withdraws(clause.text, around) || (times.length === 0 && isDeskAct(clause.text))) return { claims: [], faults: [], opens: false };
  // "没通过的原因我再问问": what is asked about is so, or is not said.
  const about =
    clause.asks || times.length > 0
      ? null
      : /^(.{2,12}?)的?(?:原因|事情|事儿|事|情况|问题|进度|结果|缘故|进展)((?:我|这边|咱|帮您|给您|还|得|再|先).{1,16})$/.exec(clause.text);
  if (about?.[1] && about[2] && isDeskAct(about[2])) {
    const topic = read({ text: about[1], asks: false }, around);
    if (topic.faults.length === 0 && topic.claims.every(({ support }) => support !== null)) return topic;
  }
  // "拒的原因系统里没写": what is not written is so, or is not said.
  const topic = clause.asks || times.length > 0 ? null : untold.exec(clause.text)?.[1];
  if (topic) {
    const told = topic.length < 3 ? null : read({ text: topic, asks: false }, around);
    if (told === null) return { claims: [], faults: [], opens: false };
    if (told.faults.length === 0 && told.claims.every(({ support }) => support !== null)) return told;
  }
  const stranger = clause.asks ? null : strangerIn(clause.text);
  if (
    stranger !== null &&
    !around.known.spans.some(({ kind, text }) => kind === "setting" && text.includes(stranger.replace(/^[在到从去往过经至离回]了?/, "").slice(0, 2)))
  )
    return { claims: [{ kind: "place", text: stranger, support: null }], faults: [], opens: false };
  const keys = times.map(timeKey);
  const term = asked ? null : termSaid({ text: clause.text, before: around.before, sentence: around.sentence, times: keys }, around.known.terms);
  const telling =
    asked ||
    (clause.follows === true && clause.text.startsWith("才")) ||
    /有没有|是不是|是否/.test(clause.text) ||
    (term?.support ?? null) !== null ||
    /^您[^了过]*[吧呗]$|可以|可能|(?<![这那一])会(?![员儿])|能(?!看到)/.test(clause.text) ||
    sequel.test(clause.text) ||
    tokens.some((token) => token.never !== undefined)
      ? null
      : tellingOf(bare, { marks: around.marks, back: around.back && !/退回|原路|[钱款]/.test(clause.text) });
  if (telling) return readTelling(telling, { clause, around, times, figures });
  const acts = actsOf(tokens, asked);
  // "我们会在这之前发出": before the time that was named just before.
  const named = times.length === 0 && beforeThat.test(clause.text) ? timesIn(around.before).times : times;
  const promised = named.map((said) => around.known.moments.find((moment) => moment.events.includes("promised") && said.day !== null && sameDay(moment, said)));
  const here: Here = {
    clause,
    around,
    tokens,
    acts,
    times: keys,
    figures: figures.flatMap((figure) => figure.fen ?? []),
    promised: promised.find((moment) => moment !== undefined && isBefore(clause.text))?.name ?? null,
    term,
  };
  if (!term && isDirected(here)) {
    const named = [...clause.text].flatMap((sign) => (isMark(sign) ? markClaims(around.marks.get(sign), here) : []));
    return { claims: named, faults: [], opens: true };
  }
  if (term) claims.push({ kind: "promise", text: clause.text, support: term.support });
  const filming = /视频|录/.test(around.before + clause.text) && tokens.some((token) => is(token, "requests") || is(token, "ask"));
  const wishes = acts.length === 0 && /祝|愉快|快乐|好[呀啊哦]?$/.test(clause.text);
  for (const said of times)
    if (
      !idle(said, here) &&
      !term?.support &&
      !onlySupposed(said, here) &&
      !isWondered(said, here) &&
      !(filming && /秒/.test(said.text)) &&
      (!wishes || (said.word === null && said.span === null))
    )
      claims.push({ kind: "date", text: said.text, support: timeSupport(said, here) });
  for (const figure of figures) {
    const support = figureSupport(figure, here);
    claims.push({ kind: figure.bare ? "figure" : "amount", text: figure.text, support });
  }
  for (const sign of clause.supposed ? "" : clause.text) if (isMark(sign)) claims.push(...markClaims(around.marks.get(sign), here));
  // "签收人是您本人": who signed, told as a name.
  if (
    /签收人(?:就)?(?:是|为|写的?)|(?:家人|家属|门卫|物业|前台|保安|邻居|同事|朋友|室友|老公|老婆|爸妈|孩子)(?:帮您|替您|给您|已经?)?(?:拿|取|领|代|签)(?!件码|图)/.test(
      clause.text,
    ) &&
    !asked &&
    !/是不是|是否|有没有|问问|(?:可以|能|方便的话)(?:让|请|叫|麻烦|找)/.test(clause.text)
  )
    claims.push({ kind: "state", text: clause.text, support: signerSupport(clause.text, around) });
  if (!asked && claims.length === 0 && acts.every((act) => act.mode === "named" || act.mode === "not")) claims.push(...notThere(here));
  if (!asked && claims.length === 0 && /是预售(?!的?(?:尾款|定金))/.test(clause.text) && !/不是/.test(clause.text))
    claims.push({ kind: "state", text: clause.text, support: around.known.truth.get("presale:done") ?? null });
  const sends = asked || requested(tokens) ? null : sending.exec(clause.text);
  if (sends && here.promised === null) claims.push({ kind: "promise", text: sends[0], support: null });
  const failed = asked
    ? null
    : /(?:验收|验货|质检|检验|验)(?:的?(?:结果|时候))?(?:是|显示)?(?:不合格|没通过|未通过|不通过|没过|异常|有问题|不符)/.exec(clause.text);
  if (failed) claims.push({ kind: "state", text: failed[0], support: null });
  const hearsay = asked || requested(tokens) ? null : heard.exec(clause.text);
  if (hearsay) claims.push({ kind: "state", text: hearsay[0], support: null });
  for (const act of acts) {
    if (term?.support && termVerbs[term.topic].has(act.verb)) continue;
    const claim = judgeAct(act, here);
    if (claim) claims.push(claim);
  }
  return { claims, ...plainFaults(here, claims) };
}

const holdsFreight = /^(?:里面|其中|已经?|是|都)*(?:包含|含|包括|算上)了?(?:运费|邮费|快递费)(?:了|的|在内|在里面)*$/;
/** "已经算在129里了". */
const inSum =
  /^(?:运费|邮费|快递费)?(?:已经?|都|是|也)*(?:算|包含|包|含|计)在了?(?:实付|总价|总额|您付)?的?([0-9]{1,6})(?:元|块)?钱?(?:里面?|里头|之内|内)(?:了|的|哈|哦)*$/;
const ownMind = /改主意|改了主意|不想退|不退了|还想要|还要的|想留|想要了|留着|不想换|不换了|想通|反悔|不需要退/;
const withdrawing =
  /^(?:您|可以|也|都|就|直接|随时|自己|自行|在|到|去|申请页面?|售后页面?|订单页面?|订单详情|页面|把|这个|这笔|那个|申请|售后|退款|退货|上|里|点|点击|的|掉|一下|下|哦|哈|就行|即可|就好|就可以|便可|呢|了|亲|能|撤销|撤回|撤|取消)+$/;

/** "还想要的话,可以把申请撤掉": the buyer's own change of mind, and nothing is given for it. */
function withdraws(text: string, { before, sentence }: Around): boolean {
  return /撤|取消/.test(text) && withdrawing.test(text) && ownMind.test(before + text) && !/我|咱|给您|帮您|补|送|返|红包|券|优惠/.test(sentence);
}

/** A clause of which every word tells how things stand. */
function readTelling(read: Telling, { clause, around, times, figures }: Timed): Reading {
  // "26号10点20到的货": goods that came when the return came are the return.
  const ours = (said: Said): boolean => around.known.moments.some((moment) => moment.events.includes("back_arrive") && sameDay(moment, said));
  const telling =
    times.some(({ day }) => day !== null) && times.every((said) => said.day === null || ours(said))
      ? { ...read, told: read.told.map((one) => (one.verb === "arrive" ? { ...one, verb: "back_arrive" } : one)) }
      : read;
  const acts = actsTold(telling.told);
  const here: Here = {
    clause,
    around,
    tokens: [],
    acts,
    times: times.map(timeKey),
    figures: figures.flatMap((figure) => figure.fen ?? []),
    promised: null,
    term: null,
  };
  const claims: Claim[] = [];
  for (const said of times) {
    // Each time is held to what it stands beside: "20号下的单21号付的款" names two.
    const own = acts.filter((_, at) => said.at >= (telling.told[at]?.from ?? 0) && said.at < (telling.told[at]?.to ?? 0));
    const beside = own.length > 0 ? { ...here, acts: own } : here;
    if (!idle(said, beside)) claims.push({ kind: "date", text: said.text, support: timeSupport(said, beside) });
  }
  for (const figure of figures) claims.push({ kind: figure.bare ? "figure" : "amount", text: figure.text, support: figureSupport(figure, here) });
  for (const sign of clause.text) if (isMark(sign)) claims.push(...markClaims(around.marks.get(sign), here));
  claims.push(...toldClaims(telling, here, claims));
  return { claims, faults: [], opens: false };
}

interface Timed {
  clause: Clause;
  around: Around;
  times: ReturnType<typeof timesIn>["times"];
  figures: ReturnType<typeof figuresIn>;
}

const untold =
  /^(.{1,10}?)的?(?:原因|理由|细节|具体情况|备注|说明|时间|日期|进度|去向)(?:我这边|我这里|系统|页面|记录|这边|单子)(?:里面?|上面?)?(?:也|都|还|并|暂时|目前)*(?:没写|没有写|没标|没说|没注明|看不到|查不到|没显示)(?:具体|准确)?(?:的|哈|呢|哦|出来)*$/;

const beforeThat = /(?:这|那|此)(?:个)?(?:时间|时候|日期|时限)?(?:点)?(?:之前|以前|前)/;

function isBefore(text: string): boolean {
  return /前|承诺|最晚|最迟/.test(text);
}

function blank(text: string, figures: readonly { at: number; text: string }[]): string {
  let out = text;
  for (const figure of figures) {
    const at = out.indexOf(figure.text, figure.at);
    if (at >= 0) out = out.slice(0, at) + FIGURE.repeat(figure.text.length) + out.slice(at + figure.text.length);
  }
  return out;
}

/** "还没到您那个城市", "还没到发货时间": not there yet, or not yet its time. */
function notThere({ clause, around }: Here): Claim[] {
  if (!/[没未](?:有)?到(?!账|手|期|货)/.test(clause.text)) return [];
  const { truth } = around.known;
  const support = /时间|时候|点/.test(clause.text) ? truth.get("ship:not") : around.back ? truth.get("back_arrive:not") : truth.get("arrive:not");
  return support === undefined ? [] : [{ kind: "state", text: clause.text, support }];
}

/** "先发别的颜色给您": goods that the seller would send. */
const sending = /(?:可以|会|先|再|能|帮|另外|重新).{0,3}[发寄](?!照片|图|视频|消息|短信|通知|信息|截图|个?回复).{1,8}给您/;

/** What others are said to have said: no record holds it. */
const heard =
  /(?<!等|看|问|问问|联系|跟|和|向|给|让|催|要|由|待)(?:[\ue000-\uf8ef]|快递|圆通|中通|申通|韵达|顺丰|极兔|邮政|驿站|网点|站点|仓库|平台|派送员|配送员|派件员|司机|小哥|师傅)(?:那边|这边|员|方|公司|客服|小二|小哥|师傅)?(?:已经?|也|都|刚|刚才)?(?:跟我|跟我们|给我们)?(?:说(?!明|的为准|的算|了算|什么)|表示|反馈(?!给)|答应|承认|道歉|认错|解释|声称|透露|保证|回话|通知我|告诉我|让我们|叫我们|(?:回复|答复|反馈|告知|通知|回话|回)(?:了|过)?(?:我们|我|咱)|让您|叫您|喊您|认定|判(?!定(?:为准|结果|后|之后|完|的)|断|完|了再|好|之前|下来|出来)(?=定|给|了|您|我|他|买|卖|商|退|不)|确认(?!收|一下|后|之))|^(?:说是|听说|据说|他说|她说|他们说|对方说|那边说)/;

const requested = (tokens: readonly Token[]): boolean => tokens.some((token) => is(token, "requests"));
