/** One answer to many cases of one cause: filled from each case's own record, and held against it before it is said. */
import type { Principal } from "../access/index.ts";
import { bothOf, slotInEnglish } from "../contract/index.ts";
import { replyRecord } from "../disputes/index.ts";
import { asWritten, type Said } from "../kernel/said.ts";
import { filledFor } from "../knowledge/index.ts";
import { orderTimeline } from "../orders/index.ts";
import type { CaseNow } from "./action.ts";
import type { ActionDeps } from "./deps.ts";
import { granted, moneyNow, ordersMoney } from "./money.ts";
import { wantedOf } from "./new-action.ts";
import { mayDo } from "./person.ts";
import { checkSaid } from "./said.ts";
import { sendMessage } from "./send-message.ts";

/** Kind of what is said by it. */
export const answerKind = sendMessage.kind;

/** The words for one case, and why they may not be said there; `null`: they may. Nobody looks at each by itself, so nothing the record does not support is said. */
export async function answerFor(
  deps: Pick<ActionDeps, "store" | "connectors">,
  { now, text }: { now: CaseNow; text: string },
  principal: Principal,
): Promise<{ text: string; why: Said | null }> {
  const record = await replyRecord({ store: deps.store, granted, readOrder: (orderId) => orderTimeline(deps.store, orderId) }, now.id);
  const filled = filledFor({ text }, record ?? { slots: {}, promises: [] });
  if (filled.gaps.length > 0) return { text: filled.text, why: lacks(filled.gaps, record?.slots ?? {}) };
  const wanted = wantedOf({ kind: answerKind, text: filled.text }, now, {});
  const money = moneyNow(now, await ordersMoney(deps.store, [now]));
  const allowed = mayDo({ principal, kind: answerKind, now, money, wanted, connector: deps.connectors(now.channel), copied: false });
  if (!allowed.ok) return { text: filled.text, why: bothOf(allowed.refusal) };
  const { sentences, stop } = await checkSaid(deps.store, now, wanted);
  const wrong = sentences.find(({ ok }) => !ok);
  const [fault] = wrong?.faults ?? [];
  const unsupported = wrong && {
    zh: `“${wrong.text}”：${fault?.zh ?? "记录不支持"}`,
    en: `“${asWritten(wrong.text)}”: ${fault?.en ?? "the record does not support it"}`,
  };
  return { text: filled.text, why: stop ?? unsupported ?? null };
}

/** Goods stay open where the record has a title that says more than what they are called: then the title is why, not the record. */
function lacks(gaps: readonly string[], known: Readonly<Record<string, string>>): Said {
  const [first = "", ...others] = gaps;
  if (others.length === 0 && known[first])
    return { zh: `这单的“${first}”不只是名称，不能写进回复`, en: `The title of its goods says more than a name, so that it is not said` };
  const english = gaps.map((gap) => (slotInEnglish(gap) === gap ? asWritten(gap) : slotInEnglish(gap)));
  return { zh: `这张工单的记录里没有：${gaps.join("、")}`, en: `Its record does not have: ${english.join(", ")}` };
}
