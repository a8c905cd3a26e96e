import { type RoleTold, TIER_FEN, worker } from "./role.ts";

/** Answers buyers. */
export const agent: RoleTold = {
  permissions: worker,
  grantLimitFen: TIER_FEN,
  queues: ["agent"],
  may: {
    zh: "处理工单、回复买家，写明原因可看收件人，单笔订单累计赔付不超过 500 元。",
    en: "Works cases and answers buyers, sees receivers for a reason written down; grants up to ¥500 in all for one order.",
  },
};
