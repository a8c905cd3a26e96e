import { foldText } from "../../../main/hub/kernel/text.ts";

/** One spelling for what buyers write in several ways: dialect, slips of the input method, characters that sound alike. Longest first. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/zhuan\s*ren\s*gong|ren\s*gong/g, "人工"],
  [/&nbsp;?/g, " "],
  [/到帐|倒账/g, "到账"],
  [/帐/g, "账"],
  [/[卷劵](?=[呢吗么嘛呀啊了的会能还退返怎没不过在用多有什到可给]|$)|(?<=优惠|消费|运费|东|京|领|发|退|返|用|补|张)[卷劵]/g, "券"],
  [/法票|发漂|发嫖|法漂/g, "发票"],
  [/发或|法货/g, "发货"],
  [/定单|丁单|钉单|顶单/g, "订单"],
  [/取肖|取銷/g, "取消"],
  [/保价|价宝|假保|价报|价格保护|价格申保|价办/g, "价保"],
  [/按装|安状|安庄/g, "安装"],
  [/审合|审和|申核/g, "审核"],
  [/补差家|叉价/g, "差价"],
  [/赔常|陪偿|赔尝|培偿/g, "赔偿"],
  [/入住(?=自营|平台|店|京东|商家|你们)|(?<=商家|怎么|怎样|如何|想)入住/g, "入驻"],
  [/快弟|快第/g, "快递"],
  [/为毛|为啥子?|为何/g, "为什么"],
  [/啷个|怎磨|怎样|如何|咋样?/g, "怎么"],
  [/啥子|神马|什麽|啥(?!也|都)/g, "什么"],
  [/什么时侯|几时|何时|什么时间|什么会儿|多会儿/g, "什么时候"],
  [/多长时间|多少时间|多少天|几天能?|好久能/g, "多久"],
  [/冇|莫得|没得|木有|妹有/g, "没有"],
  [/俺们?/g, "我"],
  [/[您恁]/g, "你"],
  [/[吗麻嘛么不没](?=$|[,.?!。，？！~ ])/g, "吗"],
  [/再(?=不在|吗)/g, "在"],
];

/** What is said to be polite and asks for nothing, at the beginning and at the end of what is said. */
const OPENING = new RegExp(
  `^(?:${[
    "亲+爱?的?",
    "你好[呀啊]?",
    "(?:客服|老板|店家|有人|亲)?在[吗不]",
    "急+|唉|哎+",
    "hi|hello|哈喽|喂",
    "(?:我)?(?:就)?(?:是)?(?:想|要)?(?:再|先)?(?:请|想|再|忘了再)?(?:咨?询)?问(?:一?下|一?哈|问|一?个问题)?",
    "(?:我)?想?(?:咨询|了解)一?下",
    "请|麻烦|劳烦|烦|辛苦",
    "(?:非常)?(?:谢谢|感谢|多谢)[你了啦哦哈]*",
    "(?:请|麻烦)?(?:你们)?(?:帮忙?|帮我)?处理一下",
    "怎么回事[啊呀]?",
    "好的?[呢哒滴吧]?|行[吧的]?|嗯+|哦+|噢+|额+|呃+|啊+|ok",
    "老板|美女|帅哥|客服|小姐姐|师傅|掌柜的?|店家",
    "那个|这样[啊呀]?|对了|没事|没有|不是|是的|对的?",
  ].join("|")})(?=[,.?!~;: ])[,.?!~;: ]*|^(?:亲+|你好|请问(?:一下|下)?|我?想问(?:一下|下|问)?|问一?下|麻烦(?:你)?|请(?!求)|嗯+|哦+|谢谢你?|在吗)[,.?!~;: ]*`,
);
const CLOSING = /[,.?!~;: ]*(?:(?:非常|十分|太)?(?:谢谢|感谢|多谢|谢了|蟹蟹|辛苦|麻烦)(?:你|了|啦|哦|哈|呀|亲)*|拜托了?|亲|好吧|哈|[😀-🙏]+)[,.?!~;: ]*$/u;

/** Said after a content it hurries an answer and is no want of its own. */
const URGING =
  /(?<=.{6})[,.!?](?:(?:麻烦|请)?(?:能|可以)?(?:尽快|快点|赶紧|抓紧)(?:给我?|帮我)?(?:处理|解决|看看|回复)?(?:一下)?吗?|在线等|急+|挺急的|(?:请|麻烦)?帮(?:我|忙)看看吧?|怎么办啊?呀?|(?:请|给我|你们)*给(?:我)?个(?:说法|准话|交代)|(?:太|很|真|挺)?失望|第一次在?你(?:们)?家买(?:东西)?就(?:这样|这个样)|能快点吗?|照片已?(?:上传|发)了?|图片已?(?:上传|发)了?)[,.!?~]*$/;

/** The words as scorers see them: folded, one spelling for many, numbers of orders and phones gone, greetings and thanks around a content taken off. */
export function plainWords(text: string): string {
  const folded = SPELLINGS.reduce(
    (said, [from, to]) => said.replace(from, to),
    foldText(text)
      .replace(/[、,;:。!?~…]+/g, (mark) => (mark.includes("?") ? "?" : mark.includes("!") ? "!" : ","))
      .replace(/\d{5,}/g, "#"),
  );
  return bare(folded) || folded;
}

function bare(said: string): string {
  let rest = said;
  for (let before = ""; before !== rest; ) {
    before = rest;
    rest = rest.replace(OPENING, "").replace(CLOSING, "").replace(URGING, "");
  }
  return rest.replace(/[#,.!? ]/g, "") === "" ? "" : rest;
}
