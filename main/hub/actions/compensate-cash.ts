import type { ActionSpec } from "./action.ts";
import { compensation } from "./compensating.ts";

/** Pays the buyer a sum besides what the case claims, from the shop's own account. */
export const compensateCash: ActionSpec = {
  ...compensation({
    label: { zh: "现金补偿", en: "Compensate in cash" },
    unit: { zh: "补偿现金", en: "in cash" },
    noUndo: { zh: "在平台打款后买家即可到账，不能撤回", en: "Once paid on the platform it is the buyer's: it cannot be taken back" },
  }),
  kind: "compensate_cash",
};
