import type { ActionSpec } from "./action.ts";
import { compensation } from "./compensating.ts";

/** Gives the buyer a coupon of the shop besides what the case claims; its whole value counts as paid. */
export const compensateCoupon: ActionSpec = {
  ...compensation({
    label: { zh: "优惠券补偿", en: "Compensate by coupon" },
    unit: { zh: "补偿优惠券", en: "as a coupon" },
    noUndo: { zh: "发到买家账户的券不能撤回，没有用掉也按面额计", en: "A coupon in the buyer's account cannot be taken back; unused it counts in full" },
  }),
  kind: "compensate_coupon",
};
