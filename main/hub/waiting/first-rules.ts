/** The rules a house begins with; people change them as they like. */
import type { RuleBody } from "../contract/waiting.ts";

const usual = { on: true, shops: [], notifiers: [], nextNotifiers: [], holdMinutes: 60, language: "zh", words: "" } as const satisfies Partial<RuleBody>;
const rule = (body: Pick<RuleBody, "name" | "kind" | "minutes" | "level" | "actMinutes">): RuleBody => ({
  ...usual,
  shops: [...usual.shops],
  notifiers: [...usual.notifiers],
  nextNotifiers: [...usual.nextNotifiers],
  ...body,
});

/** Not audited 15 minutes after payment, unsent an hour before the promised time, two hours left on a channel's clock, two days without a scan. */
export const firstRules: readonly RuleBody[] = [
  rule({ name: "付款后久未审核", kind: "unaudited", minutes: 15, level: "urgent", actMinutes: 15 }),
  rule({ name: "快到承诺发货时间", kind: "unshipped", minutes: 60, level: "urgent", actMinutes: 20 }),
  rule({ name: "平台时限将到", kind: "case_deadline", minutes: 120, level: "urgent", actMinutes: 20 }),
  rule({ name: "物流久无更新", kind: "silent_trace", minutes: 2_880, level: "calm", actMinutes: null }),
];
