/** What burns of a case, as conditions on `case_file c`; lists and figures use the same, so that a figure is as long as its list. */
const HOUR_MS = 3_600_000;
/** Open for longer, a case is one to look at. */
const OLD_MS = 24 * HOUR_MS;

/** SQL: that a message `m` is ours and went out. */
export const OURS = (m: string): string => `${m}.author IN ('operator', 'agent') AND ${m}.delivery <> 'failed'`;

/** SQL: since when the buyer of `c` waits for an answer: his first word after our last. */
export const WAITS_SINCE = `(SELECT min(asked.at) FROM case_message asked WHERE asked.case_id = c.id AND asked.author = 'buyer'
  AND asked.at > coalesce((SELECT max(said.at) FROM case_message said WHERE said.case_id = c.id AND ${OURS("said")}), '-infinity'))`;

type Bind = (value: unknown) => string;
const since = (now: Date, ms: number): Date => new Date(now.getTime() + ms);

/** SQL: the platform's clock has ended, and we had to act. */
export function isOverdue(now: Date, bind: Bind): string {
  return `c.status = 'open' AND c.deadline_at <= ${bind(now)}`;
}

/** SQL: the platform's clock ends within an hour, and we must act. */
export function isDueSoon(now: Date, bind: Bind): string {
  return `c.status = 'open' AND c.deadline_at > ${bind(now)} AND c.deadline_at <= ${bind(since(now, HOUR_MS))}`;
}

/** SQL: open for longer than a day. */
export function isOld(now: Date, bind: Bind): string {
  return `c.status = 'open' AND c.opened_at <= ${bind(since(now, -OLD_MS))}`;
}

/** SQL: the buyer waits for an answer, whoever must act. */
export const IS_UNANSWERED = `c.status <> 'done' AND ${WAITS_SINCE} IS NOT NULL`;

/** SQL: the buyer waits longer than his shop set; `targets`: hours by shop. */
export function isLate(of: { now: Date; targets: ReadonlyMap<string, number> }, bind: Bind): string {
  const shops = bind([...of.targets.keys()]);
  const hours = bind([...of.targets.values()]);
  return `c.status <> 'done' AND c.shop_id = ANY(${shops}::text[])
    AND ${WAITS_SINCE} < ${bind(of.now)}::timestamptz - make_interval(hours => (${hours}::int[])[array_position(${shops}::text[], c.shop_id)])`;
}
