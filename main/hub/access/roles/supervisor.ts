import { leader, type RoleTold, TIER_FEN } from "./role.ts";

/** Answers for the team and its rules. */
export const supervisor: RoleTold = {
  permissions: leader,
  grantLimitFen: TIER_FEN,
  queues: ["supervisor", "agent"],
  may: {
    zh: "客服能做的都能做；还能看现场、图表和操作记录、定什么不能久等和谁值班、分派工单、撤销赔付、复核、停下和恢复自动处理、导出清单、改规则和条款、管理店铺与模型，写明原因可看读不懂的报文。",
    en: "All that agents may; also watches the floor, charts and the journal, says what may not wait and who is on duty, assigns cases, takes grants back, reviews, stops and resumes what is automatic, exports lists, edits policies and terms, manages shops and models, and for a reason written down sees payloads nobody could read.",
  },
};
