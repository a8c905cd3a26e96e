/** What anybody at a desk does by himself and what decides nothing: looking, noting, asking a colleague, giving word. Read whole, by closed lists. Pure. */

const begins =
  "(?:亲亲?|那|好的?|嗯|行|我们?|咱们?|这边|我这边|我们这边|咱这边|先|就|再|也|都|又|马上|立马|立刻|现在|已经|刚刚?|刚才|这就|来|去|继续|仔细|认真|特意|赶紧|,|会|一起|重新|正在|正|在|需要|得|要)*";
const forBuyer = "(?:[帮给为替]您(?:这边|这单|这个)?)?";
const small = "(?:一下|一眼|一遍|一声|两眼|下|看看?|瞧瞧|了|过|好|清楚|着|哈|哦|呢|啦|的|呀|吧|嘛|亲|您|先)*";
/** What is looked into, noted or told of. */
const thing =
  "(?:(?:您|这边|那边|这|那|我们|咱)?(?:的|个|单|笔|件|条|次)?(?:具体|详细|最新|实际|相关|全部|前面|上面|刚才)?的?(?:记录|情况|问题|需求|诉求|(?:换货|退货|退款|发货|物流|审核)的?进度|意思|意见|建议|想法|要求|反馈|进度|进展|订单|单子|物流|轨迹|快递|包裹|申请|售后单?|照片|图片?|视频|截图|聊天|对话|信息|资料|内容|页面|后续|细节|留言|备注|尺码表?|系统|这块|这一块|这事儿?|事儿?|情形|描述|说明|原因|状态|动态|揽收|揽件|派送|下落|去向|位置|路线|参数|说明书|水洗标|单号))*";
const looking =
  "(?:看|盯一盯|盯着|跟着|跟着看|问清楚|弄清楚|查清楚|瞧|瞅|瞄|查|查看|查询|翻|翻看|核|核对|核实|核查|对|了解|捋|理|找|搜|问|打听|留意|关注|盯|跟|记|记录|登记|备注|备个注|标|标记|整理|汇总|截图|存|确认|研究|琢磨|放大|对照|比对|复核|排查)";
/** Somebody else at the desk; who could decide more than a colleague is none. */
const colleague =
  "(?:负责|处理|跟进|专门|专职|售后|值班|对应|当班|接班|后台|相关|技术|懂行|更专业|这边|那边|店里|我们|咱|的|您|这单|这笔|这块|那位|另一位|一个|其他|仓储|和)*(?:同事|小伙伴|伙伴|同伴|客服|人员)(?:们|那边|那里|这边)?";
const passing =
  "(?:转|转给|转到|转交|转交给|交给|交代给|交接给|移交|移交给|递给|反馈|反馈给|转达|转达给|同步|同步给|提交给|转接|转接给|发给|汇报给|说给|告诉|知会|请|让|叫|喊|找|叫上|联系)";

const forms: readonly RegExp[] = [
  new RegExp(`^${begins}${forBuyer}(?:问问|问一?下|问一声|问|请教|咨询|找)${colleague}${small}$`),
  new RegExp(`^(?:这|那)(?:几|两|些)?[条张个段]?${thing}${begins}${forBuyer}${looking}${small}$`),
  new RegExp(`^${begins}(?:把${thing})?${forBuyer}${looking}${small}${thing}${small}$`),
  new RegExp(
    `^${begins}(?:把${thing})?(?:都|也|先|全)?${forBuyer}(?:都|也|先)?(?:记|记下|记录|登记|备注|标注|截图|整理|反馈|转达|保存|记在单子上|写进备注)(?:下来|上|在案|上去|好|给)?${small}$`,
  ),
  new RegExp(
    `^(?:这个|您这个|您的)?${thing}${begins}(?:把${thing})?${forBuyer}${passing}(?:给|了|到)?${colleague}(?:来|去|再|也|先|一起|继续|帮|帮忙|给您|帮您|接着|尽快)*(?:${looking}|处理|跟进|接手|联系您|回复您?|回您|对接|答复您?)*${small}${thing}${small}$`,
  ),
  // "会尽快安排的": soon, without an hour and without what will come of it.
  new RegExp(`^${begins}(?:尽快|抓紧|抓紧时间|第一时间|尽早)(?:来|去)?${forBuyer}(?:安排|处理|看|跟进|核实|核对|查看)${small}$`),
];

/** True of a clause that is nothing but such an act, whoever reads it. */
export function isDeskAct(text: string): boolean {
  if (!/[看瞧瞅瞄查翻核对解捋理找搜问听意注盯跟记登备标整截存认研琢照转交递馈达步请让叫喊知联排放复]/.test(text)) return false;
  return (
    text.length <= 40 &&
    !/(?<!好|帮您|给您|先|去|来|看|核|对)(?:好评|差评)|钱|退款(?!记录)|快递员|仓库|平台|(?:问|打听|联系|找)[^,]{0,4}(?:快递|物流)/.test(text) &&
    forms.some((form) => form.test(text))
  );
}
