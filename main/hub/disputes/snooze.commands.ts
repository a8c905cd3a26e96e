/** A case rests, and comes back: by its time, by the buyer's words, by the platform's clock, or by a person. */
import type { RefusalCode } from "../contract/index.ts";
import { ok, type Refusal, type Result, refuse } from "../kernel/result.ts";
import { toBeijing } from "../kernel/time.ts";
import { maskText } from "../masking/index.ts";
import { commit, type Store, type Tx } from "../store/index.ts";
import { CLOCK_MS, clockOf, dropSnooze, keepSnooze, timeWakes } from "./snooze.store.ts";

/** Longer than that nobody means to come back. */
const LONGEST_MS = 30 * 86_400_000;

/** Why a case cannot rest until then: never beyond the platform's clock less an hour, which runs on, and hiding the case would lose what is at stake. */
export function restFault(
  clock: { status: string; deadlineAt: Date | null },
  { until: end, now }: { until: Date; now: number },
): { ok: false; refusal: Refusal<"STATE_NOT_ALLOWED" | "BAD_INPUT"> } | null {
  if (clock.status === "done") return refuse("STATE_NOT_ALLOWED", "工单已了结，不用再跟进。", { en: "The case is done: there is nothing to follow up." });
  const until = end.getTime();
  if (!(until > now)) return refuse("BAD_INPUT", "跟进时间要在现在之后。", { en: "The time to follow up must lie ahead." });
  if (until - now > LONGEST_MS) return refuse("BAD_INPUT", "最多放 30 天。", { en: "Thirty days at most." });
  if (clock.status === "open" && clock.deadlineAt && until > clock.deadlineAt.getTime() - CLOCK_MS) {
    const at = toBeijing(clock.deadlineAt).slice(5, 16);
    return refuse("BAD_INPUT", `平台 ${at} 到期，到时会自动处理；跟进时间要早于到期前一小时。`, {
      en: `The platform's time is over at ${at} (Beijing) and it acts by itself then: follow up at least an hour before.`,
    });
  }
  return null;
}

/** A case rests until a time. */
export async function snoozeCase(tx: Tx, of: { caseId: string; until: Date; why: string; byId: string }): Promise<Result<{ ok: true }, RefusalCode>> {
  const clock = await clockOf(tx, of.caseId);
  if (!clock) return refuse("NOT_FOUND", "没有这个工单。");
  const fault = restFault(clock, { until: of.until, now: tx.at.getTime() });
  if (fault) return fault;
  keepSnooze(tx, { ...of, why: maskText(of.why) });
  tx.emit({ name: "case.marked", subjectId: of.caseId, data: { what: "snooze" } });
  tx.journal({ verb: "case.snoozed", subject: "case", subjectId: of.caseId, data: { until: of.until.toISOString() } });
  return ok({ ok: true });
}

/** A person has it back at once, or takes the mark off one that is back. */
export async function wakeCase(tx: Tx, caseId: string): Promise<void> {
  if ((await dropSnooze(tx, caseId)) === 0) return;
  tx.emit({ name: "case.marked", subjectId: caseId, data: { what: "snooze" } });
  tx.journal({ verb: "case.woken", subject: "case", subjectId: caseId });
}

/** Brings those back whose time has come. @returns how many. */
export async function wakeDue(store: Store): Promise<number> {
  return commit(store, "system", async (tx) => {
    const ids = await timeWakes(tx);
    tellBack(tx, ids);
    return ids.length;
  });
}

/** Says of cases that they are back. */
export function tellBack(tx: Tx, caseIds: readonly string[]): void {
  for (const id of caseIds) tx.emit({ name: "case.marked", subjectId: id, data: { what: "snooze" } });
}
