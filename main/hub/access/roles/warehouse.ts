import { everybody, type RoleTold } from "./role.ts";

/** Sees what comes back. */
export const warehouse: RoleTold = {
  permissions: [...everybody, "return.bind"],
  grantLimitFen: 0,
  queues: [],
  may: {
    zh: "查看工单、订单和退回的包裹，把退回的包裹对到工单；不处理工单，不赔付。",
    en: "Sees cases and orders and says which case a parcel that came back belongs to; works no cases and grants no money.",
  },
};
