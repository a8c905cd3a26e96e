import { ok, refuse } from "../kernel/result.ts";
import type { ActionSpec } from "./action.ts";

/** Hands the case to the risk desk. Stays in the house; policies no longer act on the case by themselves. */
export const escalate: ActionSpec = {
  kind: "escalate",
  ability: null,
  permission: "case.work",
  personHoldSeconds: 0,
  noUndo: "已转出的工单由风控处理",
  key: ({ caseId, requestKey }) => `escalate:${caseId}:${requestKey}`,
  check(now) {
    if (now.status === "done") return refuse("STATE_NOT_ALLOWED", "工单已经结束。");
    return now.queue === "risk" ? refuse("ALREADY_DONE", "已经在风控队列里。") : ok(null);
  },
  preview: () => "转给风控处理，规则不再自动处理这张工单",
  happened: null,
  call: () => undefined,
};
