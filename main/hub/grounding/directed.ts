/**
 * A clause that only tells the buyer what to do: with his eyes, his hands, his goods, the pages of the shop. Its verb is of a closed list, nobody of the
 * shop does anything in it, and it speaks of no money; whatever else stands in it are things he does it with, and commits to nothing. Pure.
 */
import { is, isMild, type Token } from "./lexicon.ts";
import type { Here } from "./reading.ts";
import { FIGURE, TIME } from "./supports.ts";

/** What a buyer may be told to do. */
const deeds =
  "拍|录|截|传|看|瞧|瞅|瞄|翻|找|搜|查|核对|对照|对比|比对|比一|试|量一|量下|称一|称下|留着|留好|留意|留心|留个|保留|保管|收好|收着|存好|存一|记一|记下|记得|装|塞|放|包好|包严|裹|垫|缠|封好|贴|写|填|选|勾|点|补|描述|说|讲|告诉|问|联系|打给|等|慢慢|打开|拆|擦|用|充|插|拔|重启|按|拧|取|拿|领|回个|回我|回复|弄[混错丢坏脏湿]|搞[混错]|忘|漏|填错|写错|记错|签|验一|验下|验货|拒收|急|寄|注意|小心|当心|走远|去|忙|休息|保重|回忆|想想|想一想|考虑|确认|检查|清点|数一|数数|闻|摸|提交|提一|重新提|上传|进|登录|刷新|切换|退出|换个|接一下|接下|接听|开门|敲|指一|圈|标|带上|准备|参考|照着|对着|靠近|凑近|调|关一|关掉|(?<=先别|别|不要)[洗剪扔]|发(?:我|给|来|过来|一|下|张|几张|个|段|图|照|视频|截图|凭证|到这|在这|这里|这儿)";
const does = new RegExp(deeds);
/** What makes it an instruction and no account of what was done. */
const signs =
  /(?:别|不要|先别)(?:拆|剪|洗|扔|丢|撕|弄)|^给我|^您(?:先|再|就)?(?:留|听|接|看|瞧|翻|找|查|问|拍|试|量|对|等|点|进|打开|搜|记|数)(?!.*(?:是|的$|了$|过))(?:个|下|一|着|心|意|$|[^的了过到是])|^(?!.*[在是]).*(?:留着|收好|保管好|带上|带好|填好|写上|附上|标上)$|(?:哪|什么|啥|怎么)[^,]{0,6}都(?:行|可以|成|好)|先别|千万别|记得|麻烦|最好|尽量|别忘|搜[下一]|^(?:亲|宝子|那|那么|然后|再|也|都|另外|顺便|顺手|,|您|先|就)*(?:请|麻烦|劳烦|烦请|辛苦|有劳|劳驾|记得|建议|最好|尽量|千万|务必|先别|先不要|别(?!的|人|家)|不要|不用(?!退|寄|补)|您?先|尽管|放心(?=问|说|讲|提|留)|随时|直接|方便|尽可能|可以先|可以再|注意|小心|留意|您再|您就|您(?=把|看|瞧|拍|翻|去|找|再|试|自己|多|稍|点|填|写|选|搜|查|对照|对比|按|回|想想|慢))|(?:一下|下|看看|瞧瞧|瞅瞅|翻翻|找找|试试|问问|想想|一眼|给我|给我们|给咱|发我)(?:哈|哦|呢|呗|吧|呀|看|瞧|下|一下|这边|了|行吗|好吗|就行|就好|即可|就可以|,)*$|(?:就行|即可|就好|就可以|便可|就成|才行|呗|吧)(?:哈|哦|了|呀|啦|亲)*$|[上着好](?:哈|哦|哟|咯|呀)$|^把/;
/** Who does it for him, what is given, what it is worth: no instruction speaks of it. */
const beyond =
  /[给帮为替]您|会(?!话)|将|保证|承诺|我们(?!家?(?:看|瞧|核|对|好|这边|客服|发|的(?:页面|客服)|[,哈哦呢吧]|$))|(?<![给发跟和找问告诉叫喊让帮])(?:我|咱|俺)(?!看|瞧|瞅|核|对|好|这|来|说|讲|们|发|一|瞄|,|$)|商家|店里|[钱款费价赔偿返惠券奖赠]|补差|红包|优惠|免单|立减|积分|礼|给您|投诉|举报|好评|差评|评价|评论|追评|撤|取消|关闭|确认收货|收货码|付款|转账|下单|购买|重拍|号码|(?<![听接下]|来|快递|注意)电话(?!里|来|提示|响|通知|保持|畅)|手机号|账号|密码|验证|[加扫]码|微|信号|群|链|网址|平台外|私|闭嘴|滚|别想|自己看着办|爱/;
/** How goods are kept and used is the seller's knowledge, and said where his notes say it. */
const care =
  /[手机水干冷热轻单]洗|洗衣|洗碗|烘干|甩干|漂白|熨|暴晒|晾|微波|冷藏|冷冻|加热|水温|烫|浸泡|泡水|柔顺剂|热水|冷水|温水|通风|阴凉|避光|服用|口服|涂抹|稀释|兑水|干洗/;
/** What may be looked up or tapped by its name, though it is money's or the order's. */
const named =
  /(?:看看?|查看?|搜索?|找到?|翻|点|选|进入?|打开|核对|对照|在|到|去|里的?|“|")[^,]{0,8}?(?:退款|退货|换货|售后|申请|付款|支付|账单|订单|物流|快递)(?:方式|渠道|账户|记录|详情|进度|明细|页面?|原因|单号?|状态|信息|列表|入口|按钮|类型|两个字|几个字|凭证|截图)/g;
/** Deeds of the record's own verbs that an instruction may hold: what the buyer does at his door, or is kept from. */
const own = new Set(["check", "contact", "reply", "scan", "take"]);
const kept = new Set(["sign", "problem", "take", "check", "reject"]);

const sellerActs = /我|咱|商家|店/;

/** True of a clause that is an instruction and nothing else. */
export function isDirected({ clause, tokens, acts, times, figures, around }: Here): boolean {
  if (clause.asks || clause.supposed || times.length > 0 || (figures.length > 0 && !counted.test(clause.text))) return false;
  const text = clause.text.replace(named, "");
  const follows = (clause.follows === true || around.continues) && goesOn.test(clause.text);
  if (!does.test(clause.text) || !(signs.test(clause.text) || follows) || beyond.test(text) || care.test(text) || perfect.test(text)) return false;
  // Who pays at the door is asked of nobody but to be left.
  if (/到付/.test(text) && !/别|不要|勿|不收|拒/.test(text)) return false;
  if (tokens.some((token) => token.never !== undefined || (is(token, "benefit") && !/^[给帮]$/.test(token.text)))) return false;
  if (tokens.some((token) => token.unknown && weighs(token))) return false;
  return acts.every((act) => {
    if (act.mode === "named" || act.mode === "open" || own.has(act.verb) || !text.includes(act.text)) return true;
    if (act.verb === "handle" && act.mode === "refusing" && /^[弄搞]/.test(act.text)) return true;
    if (act.verb === "handle" && /^(?:尽量|操作|配合|记录)$/.test(act.text)) return true;
    // "先别急着退": it is his to ask for, and only put off.
    if (/先别|别急|先不/.test(text) && !sellerActs.test(text)) return true;
    if (act.verb === "reject" || act.verb === "inspect") return /可以|能|先/.test(text);
    if (act.mode === "refusing") return kept.has(act.verb) || ((act.verb === "ship" || act.verb === "send_back") && /别[^,]{0,3}到付/.test(text));
    return act.verb === "send_back" && around.known.truth.has("send_back:not");
  });
}

/** "您看过了": done, and told. */
const perfect = /(?:过|了)(?:的|吧)?$(?<!(?:行|好|可以|成|别[^,]{1,6})了)|^您?(?:已经?|刚|都)/;
const counted = /[0-9一二两三四五六七八九十几](?:张|段|个|份|遍|次|下|面|处|样|条|句|步|件|圈|层)/;
const weighs = ({ text }: Token): boolean => text !== TIME && text !== FIGURE && !/^[\s"'“”()~:-]$/.test(text) && !isMild(text);
/** Goes on from a condition, or from what was asked before. */
const goesOn = new RegExp(`^(?:里面|外面|上面|都|顺便|一起|再|也|然后|,|亲)*(?:把[^,]{1,8}?)?(?:${deeds})`);
