/** What anybody at a desk does by himself and what decides nothing: looking, noting, asking a colleague, giving word. Read whole, by closed lists. Pure, linear in the clause. */

/** A run of words of a list: one of them, or any number. */
interface Part {
  words: readonly string[];
  many: boolean;
  optional: boolean;
}
const cut = (text: string): string[] => text.split(" ").filter((word) => word !== "");
const any = (text: string): Part => ({ words: cut(text), many: true, optional: true });
const maybe = (text: string): Part => ({ words: cut(text), many: false, optional: true });
const one = (text: string): Part => ({ words: cut(text), many: false, optional: false });

const begins = any(
  "亲 那 好 好的 嗯 行 我 我们 咱 咱们 这边 先 就 再 也 都 又 马上 立马 立刻 现在 已经 刚 刚才 这就 来 去 继续 仔细 认真 特意 赶紧 , 会 一起 重新 正 在 需要 得 要",
);
const forBuyer = maybe("帮您 给您 为您 替您 帮您这边 给您这边 帮您这单 给您这单 帮您这个 给您这个");
const small = any("一下 一眼 一遍 一声 两眼 下 看 瞧瞧 了 过 好 清楚 着 哈 哦 呢 啦 的 呀 吧 嘛 亲 您 先");
/** What is looked into, noted or told of. */
const things =
  "您 这边 那边 这 那 我们 咱 的 个 单 笔 件 条 次 具体 详细 最新 实际 相关 全部 前面 上面 刚才 记录 情况 问题 需求 诉求 换货 退货 退款 发货 审核 进度 意思 意见 建议 想法 要求 反馈 进展 订单 单子 物流 轨迹 快递 包裹 申请 售后 售后单 照片 图 图片 视频 截图 聊天 对话 信息 资料 内容 页面 后续 细节 留言 备注 尺码 尺码表 系统 这块 这一块 这事 这事儿 事 事儿 情形 描述 说明 原因 状态 动态 揽收 揽件 派送 下落 去向 位置 路线 参数 说明书 水洗标 单号";
const thing = any(things);
const looks =
  "问问 看看 查查 瞧瞧 问一问 查一查 看一看 核一核 捋一捋 理一理 找找 翻翻 看 盯一盯 盯着 跟着 跟着看 问清楚 弄清楚 查清楚 瞧 瞅 瞄 查 查看 查询 翻 翻看 核 核对 核实 核查 对 了解 捋 理 找 搜 问 打听 留意 关注 盯 跟 记 记录 登记 备注 备个注 标 标记 整理 汇总 截图 存 确认 研究 琢磨 放大 对照 比对 复核 排查";
/** Somebody else at the desk; who could decide more than a colleague is none. */
const ofColleague = any(
  "经手 经办 刚才 之前 前面 原来 上次 当时 负责 审核 验收 质检 处理 跟进 专门 专职 售后 值班 对应 当班 接班 后台 相关 技术 懂行 更专业 这边 那边 店里 我们 咱 的 您 这单 这笔 这块 那位 另一位 一个 其他 仓储 和",
);
const colleague = one("同事 小伙伴 伙伴 同伴 客服 人员 同事们 同事那边 同事那里 同事这边 客服那边 小伙伴们");
const passing = one(
  "转 转给 转到 转交 转交给 交给 交代给 交接给 移交 移交给 递给 反馈 反馈给 转达 转达给 同步 同步给 提交给 转接 转接给 发给 汇报给 说给 告诉 知会 请 让 叫 喊 找 叫上 联系",
);

const forms: readonly (readonly Part[])[] = [
  [
    thing,
    begins,
    forBuyer,
    one("问问 问一下 问下 问一声 问 请教 咨询 找"),
    ofColleague,
    colleague,
    small,
    any("再 然后 后 之后 以后 了"),
    maybe("回复您 答复您 告诉您 跟您说 回您 给您回复 联系您 跟您讲"),
    small,
  ],
  [one("这 那"), maybe("几 两 些"), maybe("条 张 个 段"), thing, begins, forBuyer, one(looks), small],
  [thing, begins, forBuyer, one(looks), small],
  [begins, maybe("把"), thing, forBuyer, one(looks), small, thing, small],
  [
    begins,
    maybe("把"),
    thing,
    any("都 也 先 全"),
    forBuyer,
    any("都 也 先"),
    one("记 记下 记录 登记 备注 标注 截图 整理 反馈 转达 保存 记在单子上 写进备注"),
    maybe("下来 上 在案 上去 好 给"),
    small,
  ],
  [
    maybe("这个 您这个 您的"),
    thing,
    begins,
    maybe("把"),
    thing,
    forBuyer,
    passing,
    maybe("给 了 到"),
    ofColleague,
    colleague,
    any("来 去 再 也 先 一起 继续 帮 帮忙 给您 帮您 接着 尽快"),
    any(`${looks} 处理 跟进 接手 联系您 回复 回复您 回您 对接 答复 答复您 判断 评估 定夺 定 分析 鉴别 看看情况`),
    small,
    thing,
    small,
  ],
  [
    begins,
    forBuyer,
    one("跟 和 同 找 向 与"),
    ofColleague,
    colleague,
    any("再 也 都"),
    one("说一下 说一声 说下 说说 讲一下 讲一声 反馈一下 反馈下 确认一下 确认下 核对一下 核对下 沟通一下 沟通下 说明一下 转达一下"),
    small,
  ],
  // "会尽快安排的": soon, without an hour and without what will come of it.
  [begins, one("尽快 抓紧 抓紧时间 第一时间 尽早"), maybe("来 去"), forBuyer, one("安排 处理 看 跟进 核实 核对 查看"), small],
];

/** Where a text may stand after a part, from each place where it may stand before. */
function after(text: string, from: ReadonlySet<number>, { words, many, optional }: Part): Set<number> {
  const reached = new Set<number>(optional ? from : []);
  let front = [...from];
  while (front.length > 0) {
    const next: number[] = [];
    for (const at of front)
      for (const word of words) {
        const end = at + word.length;
        if (!text.startsWith(word, at) || reached.has(end)) continue;
        reached.add(end);
        next.push(end);
      }
    front = many ? next : [];
  }
  return reached;
}

const beyond = /(?:好评|差评)|钱|退款(?!记录|申请|进度)|快递员|仓库|平台|(?:问|打听|联系|找)[^,]{0,4}(?:快递|物流)/;

/** True of a clause that is nothing but such an act, whoever reads it. */
export function isDeskAct(text: string): boolean {
  if (text.length > 40 || beyond.test(text)) return false;
  return forms.some((form) => form.reduce<ReadonlySet<number>>((from, part) => after(text, from, part), new Set([0])).has(text.length));
}
