/**
 * What the Chinese words of a carrier's scan say: where a parcel stands and who took it. For trackers that send no code, or a folded one.
 * Carriers write freely, so words are read by clauses: what is only asked, offered or wished ("如需代签请联系", "请准备签收") is no fact.
 */
import type { SignedBy, TraceState } from "./port.ts";

/** What a scan's words say; `null` where they say nothing that is understood. */
export interface ScanWords {
  state: TraceState | null;
  /** Who took it (`signed`), or where it waits for its buyer (`out_for_delivery`). */
  signedBy: SignedBy | null;
  /** It is delivered once more, after a refusal, a failed try or a wrong signature: what "signed" means afterwards. */
  redelivered: boolean;
}

const LOCKER = /丰巢|蜂巢|兔喜[^,。]{0,12}柜|速递易|格格货栈|近邻宝|递管家|云柜|(?:快递|智能|自提|储物|寄存|取件|包裹|号|巢|\d)柜|柜机|投柜|入柜|出柜/;
const STATION =
  /驿站|菜鸟|兔喜|溪鸟|代收点|代收店|店代收|自提点|自提|代办点|合作点|快递超市|生活馆|便利店|超市|邻里|熊猫快收|蓝店|服务站[^,。]{0,6}代收|取件码|取货码|提货码|提取码|取件密码/;
/** People who are not the buyer, by the words carriers use for them. */
const PERSON =
  /他人|非本人|门卫|门岗|保安|前台|家人|家属|亲属|亲戚|父母|父亲|母亲|爸爸|妈妈(?!驿站)|丈夫|妻子|老公|老婆|爱人|儿子|女儿|奶奶|爷爷|外婆|朋友|同事|同学|室友|邻居|物业|传达室|收发室|收发章|门房|值班|管家|阿姨|大爷|仓库|单位/;
const RECIPIENT = /本人|亲签|亲收|亲自签收|当面签收|收件人已?签收/;
const NOT_RECIPIENT = /非本人|不是本人|本人不在|本人或|或本人/;

const WISHED = /^(?:如|若|倘|假如|万一|需要|感谢|谢谢|期待|投诉|祝|为了|为保|温馨提示|疫情|有(?:任何)?(?:疑问|问题|异议)|签收(?:前|时))/;
const CALL = /(?:请|可)(?:联系|电联|致电|拨打|咨询|与)/;
const CONDITION = /(?:如|若)(?:需|有|果|您|未|要|遇|不|对|能|无).*$/;
const FETCH = /取件|取货|领取|自提|来取|提货|取走|拿件/;
const ASKED = /^(?:敬|烦|还|特)?请/;
/** Said of what is to come. */
const COMING = /(?:等待|准备|即将|预计|预约|将|待)[^,。]{0,8}?(?:签收|妥投|派件|派送|投递|配送)/g;

const WRONGLY_SIGNED =
  /误签|错签|误操作[^,。]{0,4}签收|签收.*(?:错扫|误扫|扫错|扫描(?:有误|错误)|误点|实际(?:上)?(?:并)?未)|(?:错扫|误扫|扫错|误点)[^,。]{0,4}签收|签收(?:有误|错误|作废|取消|撤销|撤回|失败|异常)|(?:取消|撤销|撤回|作废|更正)[^,。]{0,6}签收|签收[^,。]{0,6}(?:已|被)(?:取消|撤销|撤回)/;
const SENDER_SIGNED =
  /(?:寄件人|发件人|寄件方|发货人|寄方|商家|卖家)[^,。]{0,6}签收|签收人?[^,。]{0,4}(?:寄件人|发件人|寄件方|发货人|商家|卖家)|退(?:回|件)[^,。]{0,8}(?:签收|妥投)|退签|已退(?:回|还)(?:至|到|给)?(?:寄件人|发件人|寄件方|商家|卖家)/;
const REFUSED = /拒收|拒签|拒绝(?:签收|收件|收货|接收)/;
const AGAIN =
  /(?:再次|重新|二次|再|继续|恢复|另行)(?:安排|进行|为您|上门)?(?:派件|派送|派|投递|配送|送货)|第[2-9二三四五两]次(?:派|投|配)|改派|重派|(?:取消|撤销|终止|停止)[^,。]{0,2}退回|退回[^,。]{0,4}(?:取消|撤销)/;
const BACK = /退回|退件|退运|退返|返回寄件|原路返回|寄回/;
const NOT_SIGNED = /(?:未|没有|没|还没|无法|不能|不便|暂不)[^,。]{0,6}?(?:签收|妥投|投递成功)/;
const LABEL =
  /待揽|等待[^,。]{0,10}(?:揽|上门)|未揽|揽(?:收|件)失败|打单|已下单|已接单|接单成功|电子面单|面单已|运单[^,。]{0,4}(?:生成|录入|创建|打印)|通知[^,。]{0,8}(?:揽|上门|取件)|等待快递员|预约[^,。]{0,4}(?:取件|上门)|(?:即将|正在|准备)上门(?:取|揽)/;
const WITHDRAWN =
  /(?:运单|面单|单号|订单|寄件|揽收|揽件|下单|快件|发货)[^,。]{0,4}(?:已|被)?(?:取消|作废|撤销|撤单|销单)|(?:取消|作废|撤销)(?:寄件|下单|订单|运单|揽收|揽件|发货)|销单|撤单/;
const COURIER = /快递员|小哥|业务员|营业员|司机|上门取|揽/;
const TAKEN =
  /(?:柜|驿站|代收点|自提点|店|站点)[^,。]{0,20}(?:取件成功|已被?取(?:件|出|走)|已领取|已自提|被取(?:走|出))|(?:收件人|客户|买家|用户|本人|您)[^,。]{0,12}(?:已取|取件成功|已领取|已自提|取走|取出)|签收人[^,。]{0,60}(?:领取|取出|取走|自提)|凭?(?:取件码|取货码|提货码|取件密码)[^,。]{0,6}(?:取出|取走|已取|签收)|(?:从|在)[^,。]{0,20}(?:柜|驿站|店)[^,。]{0,8}(?:取出|取走|领取)|已取出|出柜/;
const SIGNED =
  /签收|妥投|投递成功|代签|(?:本人|他人|单位|家人)(?:已)?收(?!件)|已送达(?![^,。]{0,14}(?:中心|营业部|网点|分拨|集散|机场)|[^,。]{0,40}(?:柜|驿站|代收点|自提点|便利店|超市|服务站|服务点))/;
const WAITS =
  /(?:请|待|尽快|及时|尽早|速来|前来|前往)[^,。]{0,24}(?:取件|取货|领取|自提|来取|提货|取走|拿件)|自提短信|取件(?:通知|短信|码)|(?:凭)?(?:取货码|提货码|取件密码|提取码)|超时未取|逾期未取|未取件|投柜|入柜|(?:放入|存入|投入|放至|存至|放在|存放|投放|送至|送到|送达|投至|派送至)[^,。]{0,40}(?:柜|驿站|代收点|自提点|便利店|超市|服务站|服务点|门店|兔喜|妈妈)|(?:到达|抵达|到)[^,。]{0,40}(?:驿站|代收点|自提点|快递超市|快递柜)/;
const HELD = /代收(?![点店货])|代为保管|代保管|(?:已|己|被|由)[^,。]{0,40}(?:暂存|暂放|代存)/;
const PROBLEM =
  /疑难|异常|问题件|无法(?:派|投|联系|配送|送达)|联系不上|无人接听|无人(?:在家|签收)|不在家|地址(?:不详|有误|错误|不清)|(?:派送|派件|投递|配送)(?:失败|不成功|未成功)|未妥投|破损|滞留|延误|超区|丢失|遗失|改约|约定|收件人要求(?:延|改|择)/;
const FORWARDED = /转投|改投|转寄|转邮政|转(?:交|由)[^,。]{0,10}(?:派送|承运|配送)/;
const DELIVERING =
  /派件中|派送中|投递中|配送中|(?:派送|配送|投递)途中|正在[^,。]{0,16}(?:派件|派送|投递|配送|送货)|(?:开始|安排|进行|出库|分配)[^,。]{0,8}(?:派件|派送|投递|配送)|派件[员人]|(?:快递员|快递小哥|派送员|投递员|配送员|骑手)[^,。]{0,30}(?:派送|派件|配送|投递)|已派(?:件|送|出)|^[^,。]{0,20}派[件送]$/;
const PICKED_UP =
  /揽收|揽件|收寄|揽投(?!部|员|站)|收件(?!人|地|方|点|码)|已收取|(?:快递员|小哥|业务员|营业员|司机)[^,。]{0,16}(?:取件|取货|收货)|已取件|取件(?:完成|成功)/;
const CUSTOMS = /清关|海关|报关|通关/;
const MOVING =
  /到达|抵达|到件|离开|发往|发出|发件|发车|已收入|装车|卸车|装袋|扫描|下一站|转运|中转|分拣|分拨|集散|运输|在途|途中|干线|封车|解封|航班|起飞|降落|进港|出港|入库|出库|入仓|出仓|交航|集包|拆包|处理中心|^到【|送往|送达|前往|派件网点/;

/** Sentences by commas and stops, their clauses by spaces. */
function clausesOf(text: string): string[][] {
  return text
    .normalize("NFKC")
    .split(/[,，。;!?]+/)
    .map((sentence) => sentence.split(/\s+/).map((clause) => clause.replace(CONDITION, "")));
}

/** The text again, of the clauses that are left. */
function textOf(sentences: readonly string[][], keep: (clause: string) => boolean): string {
  return sentences.flatMap((clauses) => clauses.filter((clause) => clause !== "" && keep(clause)).join(" ") || []).join(",");
}

const isSaid = (clause: string): boolean => !WISHED.test(clause) && (!CALL.test(clause) || FETCH.test(clause));

/** Reads the words of one scan. */
export function readScanWords(text: string): ScanWords {
  const sentences = clausesOf(text);
  const all = textOf(sentences, isSaid);
  const stated = textOf(sentences, (clause) => isSaid(clause) && !ASKED.test(clause)).replace(COMING, "");
  const redelivered = AGAIN.test(stated);
  const is = (state: TraceState, signedBy: SignedBy | null = null): ScanWords => ({ state, signedBy, redelivered });
  if (WRONGLY_SIGNED.test(stated)) return is(redelivered ? "out_for_delivery" : "problem");
  if (SENDER_SIGNED.test(stated)) return is("returned");
  if (redelivered && !SIGNED.test(stated.replace(REFUSED, ""))) return is(PROBLEM.test(stated) ? "problem" : "out_for_delivery");
  if (REFUSED.test(stated)) return is("rejected");
  if (BACK.test(stated) && !redelivered) return is("returning");
  if (NOT_SIGNED.test(stated)) return is("problem");
  if (LABEL.test(all)) return is("label_only");
  if (WITHDRAWN.test(stated)) return is("withdrawn");
  if (TAKEN.test(stated) && !COURIER.test(stated)) return is("signed", signerOf(all));
  if (SIGNED.test(stated)) return is("signed", signerOf(all));
  if (HELD.test(stated) && PERSON.test(stated) && !WAITS.test(all)) return is("signed", "other");
  if ((WAITS.test(all) || HELD.test(stated)) && !COURIER.test(stated)) return is("out_for_delivery", holderOf(all));
  return { state: underWay(stated), signedBy: null, redelivered };
}

function underWay(stated: string): TraceState | null {
  if (PROBLEM.test(stated)) return "problem";
  if (FORWARDED.test(stated)) return "forwarded";
  if (DELIVERING.test(stated)) return "out_for_delivery";
  if (PICKED_UP.test(stated)) return "picked_up";
  if (CUSTOMS.test(stated)) return "customs";
  return MOVING.test(stated) ? "in_transit" : null;
}

/** Who a signature is by. "他人代签 … 驿站" names a person first; a code to fetch it by means a station. */
function signerOf(all: string): SignedBy {
  if (RECIPIENT.test(all) && !NOT_RECIPIENT.test(all)) return "recipient";
  if (LOCKER.test(all)) return "locker";
  if (PERSON.test(all)) return "other";
  if (STATION.test(all)) return "station";
  return /代签|代收/.test(all) ? "other" : "unclear";
}

function holderOf(all: string): SignedBy {
  return LOCKER.test(all) ? "locker" : "station";
}
