import { NO_LIMIT, type RoleTold, worker } from "./role.ts";

/** Decides what is above the others' tier. */
export const risk: RoleTold = {
  permissions: [...worker, "money.undo", "action.hurry", "automation.switch", "risk.review"],
  grantLimitFen: NO_LIMIT,
  queues: ["risk"],
  may: {
    zh: "处理风控队列、认定买家账户，赔付不限金额，可以撤销赔付，停下和恢复自动处理。",
    en: "Works the risk queue and judges buyers' accounts; grants without limit and takes grants back, stops automatic handling and lets it go on.",
  },
};
