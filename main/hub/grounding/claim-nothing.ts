/** Acts that claim nothing: what is the buyer's own to do, what is only looked at or asked for, what goes by itself. Pure. */
import type { Act } from "./acts-before.ts";
import { is } from "./lexicon.ts";
import type { Here } from "./reading.ts";
import { markOf } from "./supports.ts";

/** What a buyer may be asked to do. */
export const requestable = new Set([
  "check",
  "contact",
  "reply",
  "scan",
  "order",
  "handle",
  "apply",
  "deliver",
  "sign",
  "problem",
  "review",
  "take",
  "inspect",
]);

/** What courier and warehouse do. */
const asked = new Set(["pickup", "deliver", "scan", "transit", "ship", "outbound", "pack"]);

/** What the seller may have received without it being goods. */
const heard = /通知|结果|图|照|录音|语音|申请|留言|消息|反馈|信息|问题|诉求|照片|图片|截图|视频|咨询|意见|建议|来信|回复/;

/** Whether an act claims nothing by what it is, whoever has it in hand. */
export function claimsNothing(act: Act, here: Here): boolean {
  // "…6号,售后部收": who receives what is sent there.
  if (act.verb === "sign" && act.text === "收" && [...here.around.marks.values()].some(({ kind }) => kind === "setting")) return true;
  // "寄的时候包好一点": his wrapping.
  if (act.verb === "pack" && act.actor !== "seller" && /包(?:好|严实|紧|结实|严)(?:一?点|些)/.test(here.clause.text)) return true;
  // "我这边催不了派送": what nobody asks for is claimed of nobody.
  if (asked.has(act.verb) && act.mode === "bare" && here.acts.some(({ at, verb, mode }) => at < act.at && verb === "urge" && mode === "refusing")) return true;
  // "包装一起寄回": the wrapping.
  if (act.text === "包装" && (here.around.continues || /^(?:一起|也|都|要|完整|盒|袋|别|不要|保留|留着)/.test(here.tokens[act.at + 1]?.text ?? "")))
    return true;
  if (act.verb === "handle" && act.mode === "bare" && /需?要(?:一点|点|花点|一些|些)?时间$/.test(here.clause.text) && act.actor !== "seller") return true;
  if (
    (act.verb === "handle" || act.verb === "urge") &&
    act.mode === "refusing" &&
    /没法|无法|没办法|不了|不动/.test(here.clause.text) &&
    /加快|加急|催/.test(act.text)
  )
    return true;
  if (act.verb === "place" && act.mode !== "done" && /(?:跟|和|让|请|找|与).{0,2}(?:快递|派送|小哥)/.test(here.clause.text) && !/已|了/.test(here.clause.text))
    return true;
  if (
    act.verb === "take" &&
    act.mode === "not" &&
    (heard.test(here.clause.text) || /结果|答复|通知/.test(here.clause.text)) &&
    !/货|件|包裹/.test(here.clause.text)
  )
    return true;
  if (
    act.type === "state" &&
    act.mode === "bare" &&
    act.actor !== "seller" &&
    here.times.length === 0 &&
    /需?要(?:一点|点|花点|一些|些)?(?:时间|功夫)(?:的|哦|哈|呢)*$/.test(here.clause.text)
  )
    return true;
  // "揽收之后物流就会更新": what pages do by themselves, when it has come so far.
  if (
    act.verb === "scan" &&
    act.mode === "ahead" &&
    (here.clause.follows === true || /^(?:等)?有了/.test(here.clause.text)) &&
    /物流|轨迹|信息/.test(here.clause.text) &&
    here.times.length === 0
  )
    return true;
  if (act.verb === "handle" && act.mode === "refusing" && /(?:不用|无需|不需要|不必)(?:您|再|额外)*(?:操作|处理|管|做|弄)/.test(here.clause.text)) return true;
  // "外包装破了您可以拒收": every buyer's.
  if (
    act.verb === "reject" &&
    (act.mode === "ahead" || act.mode === "asked_of" || (act.mode === "bare" && /就|直接/.test(here.clause.text))) &&
    act.actor !== "seller" &&
    /破|坏|损|湿|变形|不对|问题|不符/.test(here.around.sentence)
  )
    return true;
  // "可以让家人代收": by whom he has it taken.
  if (act.verb === "sign" && /^代[收签]$/.test(act.text) && takenFor.test(here.clause.text)) return true;
  // "万一联系不上您,可能会放驿站": what may come of what is only supposed.
  if (
    act.verb === "place" &&
    /可能|也许|一般|通常/.test(here.clause.text) &&
    /如果|要是|万一|的话|若/.test(here.around.before) &&
    !/已|了/.test(here.clause.text)
  )
    return true;
  // "先检查一下再签收": his to do at the door.
  if (act.verb === "sign" && act.mode === "bare" && checksFirst.test(here.clause.text)) return true;
  // "可以申请的": everybody may ask.
  if (act.verb === "apply" && act.mode === "ahead" && act.actor !== "seller") return true;
  // "退货寄…", with the seller's address.
  if (/^(?:return|send_back|ship)$/.test(act.verb) && (act.mode === "bare" || act.mode === "asked_of") && markOf(here, "setting")) return true;
  if (act.verb === "take" && /^收到(?:了|啦|哈|哦|的|亲|您的消息)*$/.test(here.clause.text)) return true;
  if (act.mode === "ahead" && toBuyer(act, here)) return true;
  // "过了分拨中心" is a way, "超过" a term.
  if (act.verb === "entitled" && /^(?:过|超过)/.test(act.text) && is(here.tokens[act.at + 1], "mark")) return true;
  if (act.verb === "cancel" && act.actor !== "seller" && /不想退|改主意|改了主意|不退了/.test(here.around.sentence) && !/我们|帮您|给您/.test(here.clause.text))
    return true;
  return false;
}

const takenFor =
  /^(?:您|也|都|可以|能|方便的话|那|就|先|直接)*(?:让|请|叫|麻烦|找|拜托)(?:一下)?(?:您?的?)(?:家人|家属|邻居|同事|朋友|室友|门卫|物业|前台|保安|快递柜|驿站)[^,已了]{0,4}代[收签](?:一下|下)?(?:的|哦|哈|呢|也行|也可以|就行)*$/;
const checksFirst =
  /^(?:您|请|麻烦|记得|建议|最好|一定|可以|先|当面|开箱|,)*(?:检查|验|看|核对|拆开|清点)[^,给退赔补]{0,8}(?:再|才|之后再|好了再|清楚再)签收?(?:哦|哈|呢|的|吧)*$/;

/** Whether an act only asks, looks or thanks, where nothing in the record is told by it. */
export function onlyAsks(act: Act, here: Here): boolean {
  if (isAsk(act, here) && act.actor !== "seller" && (act.mode === "ahead" || act.mode === "bare") && !/已|了/.test(here.clause.text)) return true;
  // "您查下付款的那个账户": what the buyer is to look at.
  if (act.actor === "buyer" && act.mode === "bare" && (act.verb === "check" || act.verb === "contact")) return true;
  if (act.verb === "check" && (isLooking(act, here) || isPurpose(act, here))) return true;
  if (act.verb === "deliver" && (act.mode === "bare" || act.mode === "doing") && act.text.startsWith("配送") && /由[\ue000-\uf8ff]/.test(here.clause.text))
    return true;
  if (act.verb === "take" && act.actor !== "buyer" && act.mode !== "not" && heard.test(here.clause.text)) return true;
  if (act.verb === "reply" && act.mode === "not" && /及时|第一时间/.test(here.clause.text)) return true;
  if (act.verb === "reply" && act.actor === null && /感谢|谢谢/.test(here.clause.text)) return true;
  if (act.verb === "entitled" && act.text === "支持" && /感谢|谢谢/.test(here.clause.text)) return true;
  if (act.verb === "goods" && /不(?:太|够|是很|怎么)?(?:理想|满意|好|合适|喜欢)/.test(here.clause.text) && here.tokens.some((token) => is(token, "feel")))
    return true;
  return false;
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

/** Whether an act is what a buyer is asked for. */
export function isAsk(act: Act, here: Here): boolean {
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
