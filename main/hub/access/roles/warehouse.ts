import { everybody, type RoleTold } from "./role.ts";

/** Sees what comes back. */
export const warehouse: RoleTold = {
  permissions: everybody,
  grantLimitFen: 0,
  queues: [],
  may: {
    zh: "查看工单、订单和退回的包裹；不处理工单，不赔付。",
    en: "Sees cases, orders and the parcels that come back; works no cases and grants no money.",
  },
};
