import { leader, type RoleTold, TIER_FEN } from "./role.ts";

/** Answers for the team and its rules. */
export const supervisor: RoleTold = {
  permissions: leader,
  grantLimitFen: TIER_FEN,
  queues: ["supervisor", "agent"],
  may: {
    zh: "客服能做的都能做；还能分派工单、撤销赔付、复核自动处理、改规则和条款、管理店铺与模型，写明原因可看读不懂的报文。",
    en: "All that agents may; also assigns cases, takes grants back, reviews what was automatic, edits policies and terms, manages shops and models, and for a reason written down sees payloads nobody could read.",
  },
};
