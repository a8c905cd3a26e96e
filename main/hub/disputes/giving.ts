/** Who may give a case to whom: his own an agent gives away, a free one he takes, and a supervisor gives any. Pure. */
import type { RefusalCode } from "../contract/index.ts";
import { type Refusal, refuse } from "../kernel/result.ts";
import { asWritten } from "../kernel/said.ts";

/** Whose a case is now. */
export interface Had {
  assigneeId: string | null;
  assigneeName: string | null;
}

/** Who wants to give it to whom (`null`: back to the queue); `assigns`: he may give away what is a colleague's. */
export interface Giving {
  to: string | null;
  personId: string;
  assigns: boolean;
}

/** Why he may not give it so; `null`: he may. */
export function givingFault({ assigneeId, assigneeName }: Had, { to, personId, assigns }: Giving): { ok: false; refusal: Refusal<RefusalCode> } | null {
  if (assigns || assigneeId === personId) return null;
  if (assigneeId !== null)
    return refuse("NOT_ALLOWED", `由${assigneeName ?? "同事"}处理，转走同事的工单要由主管来做。`, {
      en: `${assigneeName === null ? "A colleague" : asWritten(assigneeName)} works it: giving away colleagues' cases is for a supervisor.`,
    });
  if (to === null || to === personId) return null;
  return refuse("NOT_ALLOWED", "还没有人领取，您可以自己领取；派给同事要由主管来做。", {
    en: "Nobody has it: you may take it yourself, giving it to a colleague is for a supervisor.",
  });
}
