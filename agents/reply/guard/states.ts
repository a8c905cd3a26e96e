/** States a reply may assert, as the words people use; `value` is compared with the record's state facts. */
const words: readonly (readonly [RegExp, string])[] = [
  [/(?:还没有?|尚未|未|没有?)(?:安排)?(?:发货|发出|出库|寄出)/g, "not_shipped"],
  [/(?:已经?|刚刚?)(?:为您|给您|帮您)?(?:安排)?(?:发货|发出|寄出)(?!前)/g, "shipped"],
  [/(?:已经?|刚刚?)(?:完成)?出库/g, "outbound"],
  [/(?:还没有?|尚未|未|没有?)(?:被)?揽收/g, "not_picked_up"],
  [/已经?(?:被)?(?:快递)?揽收/g, "picked_up"],
  [/(?:正在|还在|仍在)?(?:运输|配送|运送)(?:途)?中|在途中?|在路上/g, "in_transit"],
  [/(?:正在)?(?:派送|派件)中|正在(?:派送|派件)/g, "out_for_delivery"],
  [/(?:还没有?|尚未|未|没有?)(?:被)?(?:签收|妥投)/g, "not_signed"],
  [/已经?(?:被|由)?(?:[一-龥]{0,6})?(?:签收|妥投)|显示签收|签收成功/g, "signed"],
  [/(?:还没有?|尚未|未|没有?)(?:完成)?退款/g, "not_refunded"],
  [
    /已经?(?:为您|给您|帮您)?(?:安排|申请|登记|办理|处理|发起)?(?:好)?(?:了)?(?:完成|成功)?退款(?:成功)?|退款(?:已经?)?(?:成功|完成|到账)|已经?(?:原路)?(?:退回|到账)/g,
    "refunded",
  ],
  [/退款(?:正在)?(?:处理|进行|审核)?中|正在(?:为您)?退款/g, "refunding"],
  [/已经?(?:为您|给您|帮您)?(?:同意|通过)(?:了)?(?:您的)?(?:退货|退款|售后|申请)|(?:退货|退款|售后)申请(?:已经?)?(?:同意|通过)/g, "agreed"],
  [/已经?(?:收到|签收)(?:了)?(?:您)?(?:寄回|退回)的|退货(?:已经?)?(?:到仓|入库|签收)|仓库已经?收到/g, "return_arrived"],
  [/已经?(?:验收|质检|检验)(?:通过|完成|合格)?|验货(?:已经?)?(?:通过|完成)/g, "inspected"],
  [/已经?(?:为您|给您|帮您)?(?:安排|申请|登记|办理|处理|发起)?(?:好)?(?:了)?(?:取消|关闭)(?:成功)?/g, "closed"],
  [/已经?(?:为您|给您|帮您)?(?:安排|申请|登记|办理|处理|发起)?(?:好)?(?:了)?(?:补发|重新发|重发|换新|寄新)/g, "resent"],
  [/已经?(?:为您|给您|帮您)?(?:安排|申请|登记|办理|处理|发起)?(?:好)?(?:了)?(?:赔付|赔偿|补偿|补贴|发放)/g, "compensated"],
  [/已经?(?:为您|给您|帮您)?(?:安排|申请|登记|办理|处理|发起)?(?:好)?(?:了)?(?:拦截|召回)/g, "intercepted"],
  [/(?:停滞|滞留|卡在|没有更新|未更新|停留)/g, "stalled"],
  [/(?:在|还在|超过|过了|超出)(?:了)?(?:[一-龥0-9]{0,4})?(?:退换|退货|质保|保修|保质|售后|价保)(?:期|时限|有效期)(?:内|以内|范围内)?/g, "within_window"],
  [/(?:支持|符合|不支持|不符合|享有|属于)(?:[一-龥]{0,4})?(?:七天|7天|无理由|退换|退货|换货|价保|保价|质保)/g, "entitled"],
  [/(?:仓库|库存|现货|还有|目前)(?:[一-龥]{0,3})?(?:有货|缺货|无货|断货|现货|充足|紧张)/g, "stock"],
  [/(?:是|为|都是|保证是)(?:[一-龥]{0,3})?(?:正品|原装|官方授权)/g, "genuine"],
  [/平台(?:客服|小二)?(?:已经?)?介入/g, "arbitration"],
];

/** Asking or supposing asserts nothing: "是否已签收", "如果已经签收", "签收后". */
const supposing = /(?:是否|有没有|是不是|如果|若|如已|假如|一旦|等|待|麻烦|请问|要是|万一|的话)/;

export interface StateClaim {
  text: string;
  value: string;
}

/** Every state has one of these signs: most clauses have none and need no closer look. */
const signs = /[发寄出揽运送配途路派签妥退款到同意通过收仓验检取消关闭补重换赔偿贴放拦召停滞卡更新介入期符属享支是为有货现]/;

/** States asserted by a sentence; questions and conditions assert none. */
export function statesIn(sentence: string): StateClaim[] {
  const found: StateClaim[] = [];
  for (const clause of sentence.split(/[，,、]/)) {
    if (!signs.test(clause) || supposing.test(clause) || /[?？吗]$/.test(clause.trim())) continue;
    let rest = clause;
    for (const [form, value] of words) {
      for (const match of rest.matchAll(form)) found.push({ text: match[0], value });
      rest = rest.replace(form, (hit) => "　".repeat(hit.length));
    }
  }
  return found;
}
