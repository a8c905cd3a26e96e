/** What may be heard without having learnt it: where a few words leave no doubt. */
import type { Want } from "../../../main/hub/contract/words.ts";

/** Surely this, whatever else is near. */
const sure: readonly (readonly [RegExp, Want])[] = [
  [/转人工|转接人工|人工客服|人工服务|真人客服|找(?:个)?真人|不要机器人|human agent|real person|talk to (?:a )?(?:human|person)/i, "person"],
  // Not the order is cancelled but what was asked for before: who says so keeps the goods.
  [/(?:取消|撤销|撤回|撤掉|关闭|关掉)(?:一下|掉|了|我的|这个|那个|这笔|此|该|的){0,3}(?:退款|退货|换货|售后|服务单|维修|投诉|退换)/, "withdraw"],
  [
    /(?:退款|退货|换货|售后|服务单)(?:申请|单)?(?:我想|能不能|可以|可不可以|怎么|如何|帮我|请|要|想|能){0,3}(?:取消|撤销|撤回)(?!了?(?:订单|成功|没))/,
    "withdraw",
  ],
  [/(?:不想|不用|不要|不)(?:再)?(?:退款|退货|换货|退换)了/, "withdraw"],
  [/(?:我|本人|自己)?(?:没有|没|未|并没|从没|从来没有?)(?:点|申请|操作|要求|说)?(?:过)?(?:要)?取消/, "cancelled_why"],
  [/(?:谁|怎么|为什么|为啥|为何)(?:把|给)?(?:我的?|这个|那个)?(?:订单|单子|单)?(?:给|被)?(?:我)?(?:自动)?取消(?:了|掉)/, "cancelled_why"],
  [/(?:别|不要|千万别|勿|莫)(?:再|给我|把)?(?:发|寄|送|拿|装)错/, "order_note"],
];

/** Nothing but these is a good-bye. */
const thanks =
  /^(?:好的?|嗯+|哦+|行|可以|知道了?|明白了?|了解了?|收到|没事了?|不用了|没有了|那就这样|ok|okay|麻烦(?:你|您)了|辛苦了?|多谢|感谢|非常感谢|谢谢(?:你|您|亲|啦|了|哦|哈)?|谢了|thanks?(?: you)?|再见|拜拜|亲|啦|呀|哈|了|的|吧|[\s，,。.!！~～、])+$/i;

/** Wants that the words leave no doubt of. */
export function ruledWants(text: string): Want[] {
  const found = sure.filter(([form]) => form.test(text)).map(([, want]) => want);
  return found.length > 0 ? [...new Set(found)] : thanks.test(text.trim()) ? ["thanks"] : [];
}

/** No letters of any language, an order number, a picture: there is nothing to hear. */
export function isWordless(text: string): boolean {
  const bare = text.replace(/\[[^\]]{1,6}\]/g, "").replace(/[\d\p{P}\p{S}\p{Emoji}\s]/gu, "");
  return [...bare].length < 2 && !/好|嗯|哦|行|谢|退/.test(bare);
}
