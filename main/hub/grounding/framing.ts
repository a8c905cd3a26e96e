/** What a clause only supposes, parted from what it says: "等退货到仓了我们尽快验收" supposes the arrival and promises the check. Pure. */
import { tag, wonders } from "./asked.ts";
import type { Clause } from "./sentences.ts";

const goesOn =
  "(?=先|别|走|送|赔|补|返|免|减|换|退(?!货?的)|给|抵|多|有问题|我|您|咱|会|再|才|就|也|都|便|即|快递|系统|仓库|平台|物流|马上|及时|尽快|麻烦|请|可以|记得|直接|随时|要是|如果|运费|第一时间|一般|可|里面|把|拍|看|填|写|留|尽量|最好|用|包|放|塞|注意|选|跟|附|当面|尽可能|顺便|要)";
/** Begins with a word that supposes, and ends where the other half goes on. */
const begun = new RegExp(
  `^(.{0,6}?(?:如果|要是|假如|假使|若是|倘若|万一|一旦|只要|哪怕|除非|等到?(?!待|您处理|候|一?[下等会])|待|若是|若没|若有|若不|(?<![一-龥])若).{1,24}?(?:的话|之后|以后|后|的时候|时|之前|了|完|好|到仓库?|到货|到库|入库|到家|回来|回仓|退回来|寄到|送到|出结果|签收|揽收|出库|到|.(?=(?:快递员?|我们|系统|平台|仓库)?(?:才会|才能|才|就会|会再)))),?${goesOn}(.{2,})$`,
);
/** Ends with a word that only supposing words end with. */
const ended = new RegExp(
  `^(.{0,6}?(?<![一-龥]一|第|统|万|唯)一(?:有|到(?![一二两三四五六七八九十0-9])|出库|发货|发出|扫描|扫|揽收|揽件|更新|收到|核实|确认|查到|签收|验完|验好|通过|到货|到仓|入库|出来|动).{0,6}?(?=就|会|马上|我们?|系统|您)|(?:收到|拿到|寄回|看到|到了?).{1,12}?后|(?:货|东西|件|包裹|衣服|退货|旧件|旧的|退件|您的货|您寄的货|您那件|您寄的)?(?:到|到仓|到货|到库|入库|寄到|寄回来|退回来|回来|签收|收到货|收到)了(?=我们|咱|这边|仓库|就|会|再|记得|您|先|请|麻烦|看|当面|拍|别)|(?:收到|拿到)(?:货|商品|包裹|快递|东西|衣服)?(?=先|请|麻烦|记得|别|有问题)|.{1,24}?(?:的话|之后|以后|的时候|(?<=[到货收仓库件出签验完好单寄理核实过款])后|(?:验收|验货|验|查|核实|处理|确认|弄|问|收|看|寄)(?:好|完|清楚|到|出)了?(?=会|再|才|就|马上|及时|我们会)|(?<=派件|签收|寄回|申请|下单|发货|取件|收货|退货|配送|送货|打包|到货)时(?![间效限候段])|(?:我们|仓库|这边)?收到.{2,12}?(?=会尽快|会安排|就会|再)|[^,]{0,6}(?:没有?|未|还没)[^,]{1,6}(?:之前|以前)(?=我|这边|咱)|(?<=批|审|同意|通过|验|处理|审核)(?:了|完|好|过|下来)了?(?=您再)|(?<=点|填|提交|申请|寄|发|拍|弄|写|传)(?:完|好|上)了?(?=我们|咱|这边|仓库)|(?<=超|过)(?:时|期|点|限|这个点|那个点|时间|了时间|了期限|了时限|了点)?了?(?=平台|系统)|了(?=就会|才会|再|才能|系统会|快递会|快递员会)))${goesOn}(.{2,})$`,
);
const wholly =
  /也好.{1,8}也好$|^(?:免得|省得|以免|避免)|^.{0,4}一(?:有|到|收到|揽收|揽件|派送|到货|到仓|验完|审完|扫描|更新|出库|动|核实|确认|查到|发货|签收).{0,8}$|^.{0,6}?(?:如果|要是|假如|假使|倘若|万一|一旦|只要|哪怕|除非|等到?(?!待|您处理|候|一?[下等会])|若是|若没|若有|若不|(?<![一-龥])若).*$|(?:的话|之后|以后|的时候)[呢呀啊哈哦]?$/;
/** What only looks as if it supposed: a wait that is going on, a time that is past. */
const real =
  /^(?:[^,]{0,8}[0-9一二三四五六七八九十][号日][^,]{0,8}?(?:之后|以后|后)(?=就|便|都|也|一直|再).*|.{0,8}(?:要等到|得等到)[^,]*[0-9月日号点]|.{0,4}(?:在|还在|正在|目前|现在|仍)等|.{1,8}等着.{0,8}$|.{0,3}等(?:着|您|我们|审核|处理|快递|仓库|出库|揽收|待|平台|商家|一下|候|这|那)(?:(?!了).){0,4}$)|(?:20\d\d|[0-9]{1,2}月)[^,]*(?:之后|以后)$|只要[0-9一二三四五六七八九十几半两]+个?(?:工作日|天|日|小时|钟头|分钟|周|星期|月)|(?:那|这|此)(?:之后|以后)|(?:转运中心|分拨中心|网点|\ue000|\ue001|\ue002|\ue003)(?:之后|以后)(?!会|快递|才|系统|我|您)/;

/** Parts the clauses of a sentence; a part that is only supposed says so of itself. */
export function framed(clauses: readonly Clause[]): Clause[] {
  const freight = clauses.some(({ text }) => /运费|邮费/.test(text));
  return clauses.flatMap((clause, at) => {
    // "您是没收到货,还是收到了想退呢": one question in two clauses.
    const other = clauses[at + 1];
    if (
      other &&
      /^(?:还是|或者是?|要么)/.test(other.text) &&
      (other.asks || /(?:呢|吗|呀|啊)$/.test(other.text)) &&
      /^(?:亲,?)?(?:您|这|那)?(?:那边|这边)?看?是/.test(clause.text)
    )
      return [{ ...clause, asks: true }];
    // "您当地是长沙对吧": asked by its tag.
    if (/^(?:亲,?)?(?:那|这边)?(?:您|收货|地址|当地)(?!实付|付)[^,]{2,16}(?:对吧|是吧|对不对|没错吧|对吗)[呀啊哈呢]?$/.test(clause.text))
      return [{ ...clause, asks: true }];
    // "穿过没": asked by its end.
    if (/^(?:亲|那|您|衣服|东西|货|,)*[^,没]{1,6}[过了到完好]没有?(?:呀|啊|呢|哦|哈)?$/.test(clause.text) && !/[我咱]/.test(clause.text))
      return [{ ...clause, asks: true }];
    // "现在改颜色我得问下仓库": what is asked about first.
    const asksFor = inquired.exec(clause.text);
    if (asksFor?.[1] && asksFor[2])
      return [
        { text: asksFor[1], asks: true, supposed: true },
        { text: asksFor[2], asks: false },
      ];
    // "因为不是质量问题，…运费…": the reason that the freight goes by.
    if (freight && reason.test(clause.text)) return [{ ...clause, supposed: true }];
    if (denied.test(clause.text) && !clause.asks) return [{ ...clause, asks: true, supposed: true }];
    if (wonders(clause.text) || (tag.test(other?.text ?? "") && /^(?:亲,?)?(?:那|这边)?您(?!实付|付)/.test(clause.text))) return [{ ...clause, asks: true }];
    if (clause.asks || real.test(clause.text)) return [clause];
    // "商品有什么问题,麻烦拍…": what the request behind it is about.
    if (
      /^(?:亲|那|您|这边|商品|东西|衣服|货|宝贝|收到的|的|,)*(?:有什么|有啥|哪里有|哪儿有)(?:问题|毛病|瑕疵|不满意|不对)的?(?:地方)?$/.test(clause.text) &&
      other &&
      /麻烦|请|拍|发|说|告诉|讲/.test(other.text)
    )
      return [{ ...clause, asks: true }];
    // "有问题拍照发我们": what may be amiss.
    const amiss = troubled.exec(clause.text);
    if (amiss?.[1] && amiss[2])
      return [
        { text: amiss[1], asks: false, supposed: true },
        { text: amiss[2], asks: false },
      ];
    if (hedged.test(clause.text)) return [{ ...clause, asks: true }];
    if (
      other &&
      hedged.test(other.text) &&
      /什么位置|什么地方|什么情况|什么原因|在哪|什么时候|啥时候|何时|哪天|几[号天点时]|多久|怎么|能不能|会不会/.test(clause.text)
    )
      return [{ ...clause, asks: true }];
    // "物流没更新不代表没发": what does not follow.
    const apart = /^(.{2,16}?)(?:并?不(?:代表|等于|意味着|说明|是说|是(?=丢|弄丢|不退|不管|不理|不发))|不见得)(.{2,})$/.exec(clause.text);
    if (apart?.[1] && apart[2])
      return [
        { text: apart[1], asks: apart[1].length < 5 && !/[已了没未]/.test(apart[1]) },
        { text: apart[2], asks: true },
      ];
    // "交易完成不影响您在七天内申请": the one is so, and the other is not kept from it.
    const beside = /^(.{2,10}?)(?:也|并)?不(?:会)?影响(您?.{3,}(?:申请|退|换).{0,4})$/.exec(clause.text);
    if (beside?.[1] && beside[2] && !/销售|再卖/.test(clause.text))
      return [
        { text: beside[1], asks: false },
        { text: beside[2], asks: false },
      ];
    // "验收没问题再谈换货": what comes of an inspection.
    const passed = fine.exec(clause.text);
    if (passed?.[1] && passed[2])
      return [
        { text: passed[1], asks: false, supposed: true },
        { text: passed[2], asks: false, follows: true },
      ];
    // "货到了尽快验,没问题再往下走": what comes of the inspection that the clause before speaks of.
    const found = /^(没(?:什么|啥|有)?(?:问题|毛病)(?:的话|了)?)((?:就|再|才)(?!说).+)$/.exec(clause.text);
    if (found?.[1] && found[2] && /验|检/.test(clauses[at - 1]?.text ?? ""))
      return [
        { text: found[1], asks: false, supposed: true },
        { text: found[2], asks: false, follows: true },
      ];
    // "验完再说换的事": put off, and nothing said of it.
    if (putOff.test(clause.text)) return [{ ...clause, asks: true, supposed: true }];
    // "换货需要我们收到旧的并验收": what it takes.
    // "换货流程是先收到您寄回的": the steps, by their order.
    if (steps.test(clause.text) && !/[0-9钱费付补赔送]|马上|立刻|一定/.test(clause.text)) return [{ ...clause, asks: true, supposed: true }];
    const takes = /^(?:亲,?)?(?:退款|换货|退货|退换|维修)(?:的话)?(?:是|都)?(?:需要|要|得)(?:先|等)?([^钱费付补款]{3,})$/.exec(clause.text);
    if (takes?.[1] && !/[0-9]|马上|立刻|一定|[一二两三四五六七八九十几半]个?(?:工作日|自然日|天|小时|钟头|周|星期|礼拜|月|日)/.test(takes[1]))
      return [{ text: takes[1], asks: true, supposed: true }];
    // "快递员送到会打电话", "单号填好了告诉我一声": first the one, then the other.
    const first = comes.exec(clause.text);
    const [head, then] = [first?.[1] ?? first?.groups?.done, first?.[2] ?? first?.groups?.then];
    if (head && then && !/已|刚/.test(head))
      return [
        { text: head, asks: false, supposed: true },
        { text: then, asks: false, follows: true },
      ];
    // "没有就问问驿站": either way.
    const either = whether.exec(clause.text);
    if (either?.[1] && either[2])
      return [
        { text: either[1], asks: false, supposed: true },
        { text: either[2], asks: false, follows: true },
      ];
    // "哪儿不合身呢,袖子还是裤腿?": a question before its mark.
    if (clauses.at(-1)?.asks && interrogative.test(clause.text) && !/[给帮为替]您/.test(clause.text)) return [{ ...clause, asks: true }];
    // "审完了我跟您说": word is given when it is so.
    const word = given.exec(clause.text);
    if (word?.[1] && word[2] && !/已|刚/.test(word[1]))
      return [
        { text: word[1], asks: false, supposed: true },
        { text: word[2], asks: false, follows: true },
      ];
    // "出库了会有物流信息", "没寄之前退款是不会到的": first the one, then the other.
    const turn = inOrder.exec(clause.text);
    const [once, next] = [turn?.[1] ?? turn?.[3], turn?.[2] ?? turn?.[4]];
    if (once && next && !/已|刚|[0-9]/.test(clause.text))
      return [
        { text: once, asks: false, supposed: true },
        { text: next, asks: false, follows: true },
      ];
    const halves = begun.exec(clause.text) ?? ended.exec(clause.text);
    // What is asked for is asked for in both halves.
    const asked = /^(?:亲,?)?(?:还?请|麻烦|建议|烦请|劳烦|记得)/.test(clause.text) && !/如果|要是|的话/.test(clause.text);
    if (halves?.[1] && halves[2] && !asked) return [{ text: halves[1], asks: false, supposed: true }, ...rest(halves[1], halves[2])];
    return [wholly.test(clause.text) && !follows.test(clause.text) ? { ...clause, supposed: true } : clause];
  });
}

const troubled =
  /^((?:要是|万一|有什么|有啥|有任何|哪里|哪儿)?(?:有问题|有毛病|有瑕疵|有破损|有情况|有异议|有疑问|破了|坏了|少了|漏了|不对|不合适|不舒服|不满意|不清楚|不明白|不会弄|找不到)(?:的话|了)?)((?:您|就|都|再|先|也|可以|直接|随时|马上|及时|尽管|请|麻烦)*(?:拍|发|联系|找|告诉|跟|问|说|留言|喊|叫|反馈|拒收|别签).+)$/;
/** "不是我们拖着不退": an accusation denied, where it blames nobody. */
const denied =
  /^(?:不是|并不是|并非)(?:我们|咱们|说|故意|有意|不)(?!.*(?:问题|责任|错|原因|的事|质量)).{1,14}$|^(?:我们?|也|并|又|可|但|这边)*没有?说过?(?:不|要|会|肯定|一定|行|可以|能)[^,]{1,10}$|^(?:现在|目前|这个|暂时)?(?:还|也)?(?:没有?|不能|没法|无法|不好|不敢)(?:确定|确认|定性|认定|断定|说)(?:它|货|件|包裹)?(?:是|一定|就是|真的?|已经)*(?:丢|破|坏|弄丢)[^,]{0,4}$|^(?:我们?|这边|我这边|暂时|现在|目前|还|也)*(?:给不了|没法给|不能给|无法给|给不出)您?[^,钱]{0,6}(?:结果|答复|准信|准话|说法|时间|结论)(?:的|哈|哦|呢)*$|^(?:我们?|这边|我这边|暂时|现在|也|还|真的?|实在|,)*(?:没法|无法|没办法|不能|不敢|不好|不便)(?:给您|跟您|为您|替您)?(?:指定|确定|保证|承诺|预测|预估|估计|控制|决定|打包票|肯定)[^钱款费退赔补换修,]{0,14}$|^您问的?(?!过|了).{1,8}$/;
/** "要看审核和验货": what it hangs on. */
const hedged =
  /^(?:这个|这|还|也|主要|具体|都)*(?:要|得|还得|就)看(?!到|了|过|您|起|下|一|看|中).{2,20}$|^(?:这个|这|我)?.{0,6}(?:说不准|不好说|说不好|不清楚|定不了|没法.{0,6}(?:确定|说)|不确定)$|(?:才知道|才清楚|才能确定|才有数|才晓得|才能知道)$/;
const fine = /^(.{0,6}验(?:收|货)?(?:完|好|过|下来)?了?没(?:什么|啥|有)?(?:问题|毛病)(?:的话|了)?)((?:就|再|才|我们|会|仓库).+)$/;
const inquired =
  /^((?:现在|这会儿|您要|想|要)*(?:改|换|加|取消|退|拦|提前|合并|备注|催)[^,我]{1,8}(?:的话|这个|这事)?)((?:我|我们|这边|我这边)(?:得|要|需要|只能|可以|先|再|帮您|给您|去)+(?:先|再|去)?(?:问|查|核实|确认|看)[^,]{0,10})$/;
const steps = /^(?:亲,?)?(?:我们的?|这个|整个|正常)?(?:退货|换货|退款|退换|维修|售后)的?(?:流程|步骤|顺序)(?:是|就是|一般是|:)(?:要|得)?先.{3,}$/;
const putOff =
  /^(?:那|得|要|先|等|都|一切|您|我们|货|东西)*.{1,10}(?:完|好|到|了|后|到仓|到货|结果|下来|出来)再(?:说|谈|聊|商量|定|看|考虑|往下走|往下说)(?!您|我)[^,钱款费赔补送]{0,8}$/;
const comes =
  /^((?:快递员?|派送员|小哥|师傅|网点)(?:送到|派到|到了?|来了?|派送)(?:的时候|时|前)?)((?:就|再)?会.+)$|^(?<done>.{1,12}?(?:好|完|到|上|出来)了?)(?<then>(?:就|再|记得|麻烦)*(?:告诉|跟|和|给)(?:我|我们|咱).{0,8})$/;
const inOrder =
  /^(?!.*[给为替]您)((?:[^,]{0,6}?(?:要等|得等|需要等|等))?[^,]{0,4}?(?:下一次|下次)?(?:出库|揽收|揽件|扫描|派送|到货|到仓|签收|验货|验收|审核|验|审|揽)(?:了|完|完了|好|好了|过|之后|以后)?)((?:才|就|才会|就会|会)(?:会|能)?(?:有|更新|显示|看到|查到|出来)[^,钱款退赔补]{0,8})$|^(?!.*[给为替]您)((?:还)?没有?(?:寄|收到|验|审|批|到仓|到货|出库|揽收)[^,]{0,4}(?:之前|以前|前))((?:退款|钱|款)(?:也|就|都)?(?:是)?(?:不会|不能|没法|到不了|退不了)[^,给]{0,6})$/;
const whether =
  /^((?:要是|如果)?(?:没有|没|有|是|不是|合适|不合适|不行|方便|不方便|找不到|没收到|没找到|看不到|不在|在|(?:没有?|找不到|看不到|没收到|查不到)[^,就]{1,6})(?:的话)?)就((?:您|再|先|也|直接|麻烦|请)*(?:问|看|找|拍|发|联系|跟|告诉|说|放|等|试|打).+)$/;
const interrogative = /^(?:亲,?|那|请问,?|麻烦问下,?)*(?:哪|啥|什么|怎么|咋|是不是|有没有|多少|几)|(?:哪|啥|什么|怎么|咋).*(?:呢|呀|啊)$|[吗么]$/;
const given =
  /^(.{1,16}?(?:了|后|完|好|到|出来|信儿|消息|结果|进展|眉目))((?:我们?|咱们?|这边|我这边)?(?:马上|立马|立刻|就|会|再|第一时间|及时|尽快|也|一定)*(?:跟|给|告诉|通知|回复|答复|回|喊|联系|同步)(?:给)?您(?:说|讲|同步|知会|汇报|联系|沟通|回|话|消息|一声|信|反馈|答复|知道|那边|一下|下|的|哦|哈|回复|个|准|了|呢|啦)*)$/;

const reason =
  /^(?:因为|由于|既然|这种|这类|那种|此类|这个|这边)?(?:是)?(?:您)?(?:这边|自己)?(?:的)?(?:不是|没有|属于|是|非)?(?:(?:质量问题|质量原因|质量|发错了?货?|错发|漏发|少发|破损|无理由|不想要了?|不喜欢|不合适|个人原因)(?:或者?|和|、)?)+(?:的|退货|的话|退的|退货的|退回来的|寄回来的|退回的|寄回的)*$/;

/** What stands behind what is supposed: what holds then, or more of what is supposed ("如果派送时您不在家"). */
function rest(before: string, text: string): Clause[] {
  const goes = /我|咱|可以?|能|请|麻烦|就|会|再|才|也|都|马上|及时|直接|尽快|先|别|退|赔|补|送|寄|发|免|给/.test(text);
  if (/如果|要是|假如|万一|若/.test(before) && /时$|的时候$/.test(before) && !goes) return [{ text, asks: false, supposed: true }];
  return framed([{ text, asks: false, follows: true }]);
}

/** "要是不喜欢就退": what follows stands in the clause itself. */
const follows =
  /(?:就|(?<![方随顺轻简])便|则)(?!是|算|还).|(?:都|会|我们)(?!是|算|还).{2,}|给您|帮您|为您|[送退赔补返减免]您|可以先|可以直接|也可以|也能|也会|直接[退发赔补换寄]/;
