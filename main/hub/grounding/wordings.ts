/**
 * What is said in everyday turns, told again in plain words. A clause that is kept back only for its wording is read once more in them: as the plain form
 * says the same, it rests on the same. Nothing is taken away that says something of the order. Pure, linear in the text.
 */
import { endings, evidence, openers, softeners, synonyms } from "./word-list-wordings.ts";

const cut = (text: string): string[] => text.split(" ").filter((word) => word !== "");
const longestFirst = (words: readonly string[]): string[] => [...words].sort((left, right) => right.length - left.length);
const opening = longestFirst(cut(openers));
const seeing = longestFirst(cut(evidence));
const ending = longestFirst(cut(endings));
const softer = new RegExp(longestFirst(cut(softeners)).join("|"), "g");
const same = synonyms.map(([words, word]) => [new RegExp(longestFirst(words.split("|")).join("|"), "g"), word] as const);

/** "核实核实", "您查查": said twice to be light. */
export function once(text: string): string {
  return text.replace(
    /(核实|确认|沟通|协调|了解|联系|催促|打听|关注|留意|检查|核对|商量|考虑|描述|说明|补充|查看|比较|对比|琢磨|研究|收拾|整理|回忆)\1/g,
    "$1一下",
  );
}

/** "问一嘴", "催一嗓子": done once, by whatever measure. */
function measured(text: string): string {
  return text.replace(/(问|看|查|瞅|瞧|催|说|核|对|讲)(?:上|过|了)?一(?:嘴|句(?!话|实)|声|圈|通|遍|嗓子|耳朵|轮|番)/g, "$1一下");
}

const papers = "(?:材料|证据|资料|凭证|记录|截图|聊天记录|单据)";
/** "把材料给平台": what working with the platform is. */
const handsIn = new RegExp(
  `(?:把|将)?(?:相关的?|这些|那些|所有的?)?${papers}(?:都|也|先)?(?:给|交给|提交给|提供给|发给|传给|上传到?|交到)平台(?:那边|客服)?|按照?平台的?(?:要求|提示|规则)(?:去|来)?(?:提供|提交|上传|补充)(?:相关的?|好)?${papers}|(?:给|向)平台(?:提供|提交|上传|补充|发)(?:相关的?|好)?${papers}`,
  "g",
);
/** "仓库这头是出去了": gone out of it. */
const goneOut = /(我们|咱们)?(仓库|仓里|库房)(?:这头|那头|这边|那边|里)?(?:是|已经|已|早就|就)*(?:出去|出来|走|放出去|放出来)了/g;

/** "您是21号发出的": what is spoken of is his parcel. */
const yours = /您(?:这边)?是(?=[^,]{2,12}(?:发出|发货|发走|出库|揽收|派送|寄出)的)/g;

/** "不是没发": it was. */
const notNot = /(?:并)?不是没有?(?=发|寄|出|退|处理|揽|派|验|审|打包)/g;

/** "打包是打完了", "到是到了": it is so, and something else is not. */
function conceded(text: string): string {
  return text
    .replace(/(?<deed>(?<first>[一-龥])[一-龥]?)是(?:已经)?\k<first>(?=[完好过了])/g, "$<deed>")
    .replace(/(?<deed>[一-龥]{2})是(?:已经)?\k<deed>(?=[完好过了])/g, "$<deed>");
}

/** "卡在验收这一环", "进退款了": the step that it is in. */
export function staged(text: string): string {
  return text
    .replace(/(?:还|就|现在|目前)?(?:卡|停|堵|压|搁|耗)在了?(?=(?:揽收|揽件|出库|打包|发货|装箱)(?:$|[,了]|这|那|的?(?:阶段|环节|步骤)))/g, "还在等")
    .replace(
      /是(?=(?:退款|验货|验收|审核|派送|揽收|出库)(?:阶段|环节|这一?步))|(?:卡在|走到|进到|进入到?|进|(?<=订单|单子|申请|售后|流程)到)了?(?=(?:待|等待)?(?:审核|审批|验货|验收|质检|退款|派送|派件|揽收|揽件|出库|打包|发货|处理)(?:$|[,了]|这|那|的?(?:阶段|环节|步骤|流程|状态|队列)))/g,
      "在",
    );
}

/** "补点照片": papers are added, and make nothing good. */
export function added(text: string): string {
  return text
    .replace(/(?:寄|发|选|走)(?:的|个)?到付(?!款)/g, "用到付件")
    .replace(/补(?:[点些个张段份]|几张|两张|一[张下点些段]|上)?(?=(?:照片|图|视频|凭证|材料|说明|资料|信息|截图|单号|细节))/g, "补充");
}

/** "出的库", "验完的货": verbs that speech takes apart are put together again. */
export function joined(text: string): string {
  return text.replace(
    /(出|付|签|发|退|验|派|揽|取|下|换|到)(了的|完的|好的|过的|了|完|好|过|的)(?!吗)(库|款|收|货|件|单|仓)(?![号据子位])/g,
    (whole, ...[verb = "", between = "", thing = ""]: string[]) => (separable.has(verb + thing) ? verb + thing + between : whole),
  );
}
/** "包都打好了", "款已经付了": the thing first, what was done with it behind. */
export function turned(text: string): string {
  return text.replace(
    /(?<![面钱书背挎退货尾余仓冰邮信名])(包|箱|款|库|字|仓)(子)?((?:都|也|已经|已|早|早就|刚|刚刚|还|还没|还没有|没|没有|未|尚未|全|就|您)*)(打|装|封|付|出|签|离)((?:好|完|了|过|上|妥|的)+)/g,
    (whole, ...[thing = "", , adverb = "", verb = "", end = ""]: string[]) => (turns.has(verb + thing) ? `${adverb}${verb}${thing}${end}` : whole),
  );
}
const turns = new Set(["打包", "装箱", "封箱", "付款", "出库", "签字", "离仓"]);
const separable = new Set(["出库", "付款", "签收", "发货", "退款", "退货", "验货", "派件", "揽件", "取件", "下单", "换货", "到仓"]);

/** A clause without what only opens it; the clause itself where nothing else stands in it. */
function unopened(clause: string): string {
  let out = clause;
  for (let found: string | undefined = ""; found !== undefined; ) {
    found = [...opening, ...seeing].find((word) => out.startsWith(word) && out.length > word.length + 1 && !/^[的得地]/.test(out.slice(word.length)));
    if (found !== undefined) out = out.slice(found.length).trimStart();
  }
  return out;
}

function unended(clause: string): string {
  let out = clause;
  for (let found: string | undefined = ""; found !== undefined; ) {
    found = ending.find((word) => out.endsWith(word) && out.length > word.length + 1);
    if (found !== undefined) out = out.slice(0, -found.length).trimEnd();
  }
  return out;
}

/** "没丢没丢", "在的在的": said twice to calm. */
const twice = /(?<said>[^\s,]{2,5})[,呢哈哦的]?\k<said>(?=$|[,。!?~;呢哈哦的])/g;
/** "正在给您退", "给您送着": for whom stands beside what is done already or just now. */
const forBuyer = /(?:给|帮|为|替)您(?=[退派送])/g;

/** "跟圆通说说": with whom one speaks makes it asking. */
const speaks =
  /(跟|和|找|同|向)(快递|仓库|库房|网点|物流|站点|平台|[\ue000-\uf8ef])(那边|那头|方|公司|那里|网点)?(也|再|去)?(?:说说|说一声|说一下|说下|讲一声|讲一下|讲讲|反映一下|反映下|念叨念叨|唠唠|聊聊|打个招呼|打声招呼)/g;
/** "…,让他们快点来收": what the one who is asked is asked for belongs to the asking. */
const asking =
  /(沟通一下|催一下|说一下|联系一下|问一下|催催|催一催|催|联系|沟通)(?:快递|仓库|网点|[\ue000-\uf8ef])?(?:那边|员|公司)?[哈哦呢的]?,(?=(?:让|叫|请|喊|催)(?:他们|它们|那边|快递|网点|仓库|[\ue000-\uf8ef])[^,]{0,2}(?:早点|早些|快点|快些|尽快|赶紧|抓紧|尽早|赶快))/g;
/** "不是您本人签的,是快递柜": who signed goes on from who did not. */
const signer = /(本人签收?的?[哦哈呢啊]?),(?:而)?是(?=(?:快递柜|驿站|代收点|丰巢|柜子))/g;

/** "按付款那条路", "怎么付的怎么退": the way that it was paid. */
const sameWay =
  /(?:按|从|走|照)?(?:着)?您?(?:当时|当初)?(?:付款|支付|付钱|打款)(?:的|时)?(?:那条|那个|的)(?:路|线|渠道|方式)|从哪儿?来的?回哪儿?去?|(?:从)?哪儿?付的?就?退(?:到|回)?哪儿?去?|怎么付的?就?怎么退(?:回去)?/g;

/** "还能退的最多99": the most that may go back; the plain form is a figure of the record, and no praise. */
const atMost = /(?:还|现在|目前)?(?:能|可以?)(?:再)?退的?(?:钱|金额|数)?(?:最多|顶多|至多|最高)(?:也)?(?:就)?(?:是|为)?(?=[\d¥￥\ue000-\uf8ef])/g;
/** "顶多能退": by whatever word it is the most. */
const most = /(?:顶多|至多|最高|撑死)(?=(?:也|就|还|只|再)*(?:能|可以?)?(?:再)?退)/g;

/** "凭取件码去取": his to fetch. */
const byCode =
  /(?:您)?(?:可以|就|麻烦您?|请您?)*(?:凭|用|拿着|带上)(?:短信里?的?)?(?:取件码|取件短信|取件通知)(?:去|来|到那边|过去)?(?:取|拿|领)(?:件|货|包裹|快递|一下|回来)*/g;
/** "往长沙赶呢": on its way there. */
const hurries = /(?:正|在|还在|正在)?往([\ue000-\uf8ef])(?:那边|那块儿?|那头|方向)?赶(?:路)?(?:着|过去|过来)?(?=$|[,。!?;~呢哈哦])/g;
/** "我做不了主": whoever decides, not who speaks. */
const noSay =
  /(?:这个|这件事|这事儿?|您这个)?(?:退货退款|退款|退货|换货|售后)?(?:的事儿?)?(?:我们?|我这边)(?:个人|自己)?(?:也|可|实在)?(?:做不了主|说了不算|说了也不算|决定不了)/g;
const forReview =
  /(?:得|要|需要|还得|还要)?等(?:着)?(?:负责)?(?:审核|审批)的?(?:同事|人员|小伙伴|那边)(?:来|去)?(?:看|审|处理|核实|判断|定)(?:完|过|好|一下)?/g;
/** "有消息了回来告诉您": word is brought, and no goods come back. */
const comesBack = /(?<![寄退拿取送带买收])回(?:来|头)(?:再|就)?(?=(?:告诉|通知|回复|答复|找)您|(?:跟|和|给)您(?:说|讲|回|答|同步|反馈))/g;
/** "由平台来定": its word is waited for. */
const platformDecides =
  /(?:这件事|这事儿?|这个|这单|这笔|结果|最终|后面|现在|目前|得|要|都|就)*(?:由|归|看)平台(?:那边)?(?:来|去)?(?:定夺|定(?!了)|判定|裁定|裁决|决定|判断|认定|判(?!了))(?=$|[,。!?;~的呢哈哦])/g;
/** "平台还没给结果": it has not said. */
const platformSilent = /平台(?:那边|客服)?(?:目前|暂时|现在|也)?还?(?:没有?|未)(?:给出?|出|下)(?:来)?(?:最终|处理|最后)?(?:的)?(?:结果|结论|答复|判定|说法)/g;
/** "当场拒收": at the door. */
const atOnce = /当场(?=(?:就|直接|可以|能|再)?(?:拒收|拒签|开箱|拆|验|检查|核对|看|拍|清点|打开))/g;

/** "货寄回来,我们验完再退": what comes back is waited for, and not there; what follows is judged by itself. */
const onceBack =
  /(^|[,。!?;~])((?:等)?(?:您)?(?:先)?(?:把|将)?(?:货|货品|商品|东西|衣服|鞋子?|件|包裹)(?:先)?(?:寄|退|发)(?:回|过)来)(?=,(?:我们|咱们|仓库|再|就|验|质检|检查|看))/g;
/** Every clause of a plain sentence in plain words. */
export function inPlainWords(text: string): string {
  const sentence = conceded(measured(text))
    .replace(sameWay, "按原路")
    .replace(comesBack, "再")
    .replace(byCode, "麻烦您去取件")
    .replace(hurries, "正往$1运")
    .replace(noSay, "我没法确定")
    .replace(forReview, "在等审核")
    .replace(platformDecides, "等平台的结果")
    .replace(platformSilent, "等平台的结果")
    .replace(atOnce, "")
    .replace(atMost, "最多能退")
    .replace(most, "最多")
    .replace(onceBack, (_whole, before: string, waited: string) => `${before}等${waited.replace(/^等/, "")}之后`)
    .replace(yours, "您的件是")
    .replace(notNot, "已经")
    .replace(handsIn, "配合平台")
    .replace(goneOut, "已经出库了")
    .replace(speaks, "$1$2$4沟通一下")
    .replace(asking, "$1")
    .replace(signer, "$1,签收方式是");
  const parts = sentence.split(/([,。!?;~…:]+)/);
  return parts
    .map((part, at) => {
      if (at % 2 === 1) return part;
      let clause = unended(unopened(part.trim()));
      clause = clause.replace(softer, (word, place: number) => (clause.length > word.length + 1 && !/[吗么]/.test(clause.slice(place)) ? "" : word));
      for (const [words, word] of same) clause = clause.replace(words, word);
      clause = clause.replace(twice, "$<said>").replace(/啦/g, "了").replace(/了了/g, "了");
      if (/正|在|着|已|刚|了/.test(clause) && !/会|能|可以|将|马上|立刻|保证|一定|再|就|先/.test(clause)) clause = clause.replace(forBuyer, "");
      return clause;
    })
    .join("");
}
