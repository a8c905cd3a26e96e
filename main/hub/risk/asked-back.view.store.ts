/** How often a buyer asks for money or goods back: counted by order and line, not by request or message. The one formula, as SQL. */

const kinds = "'refund_only', 'return_refund', 'exchange'";

/** SQL: requests that ask for something back, by order and `by`; each row says of how many `lines`. `where` is SQL on the case `asked` and its order `bought`. */
function perOrder({ where, by = "" }: { where: string; by?: string }): string {
  return `SELECT ${by === "" ? "" : `${by} AS by, `}greatest(1, count(DISTINCT named.id)) AS lines FROM case_file asked LEFT JOIN "order" bought ON bought.id = asked.order_id
         LEFT JOIN LATERAL jsonb_array_elements_text(asked.line_ids) AS named(id) ON true
       WHERE asked.kind IN (${kinds}) AND ${where} GROUP BY coalesce(asked.order_id, asked.id)${by === "" ? "" : `, ${by}`}`;
}

/**
 * SQL: in how many order lines an account asked for something back in so many days before a time. Lines named count once however often
 * they are asked about; requests about a whole order are one; a request without an order counts by itself. `account`, `now` and `only`
 * (a condition on the case `asked` and its order `bought`) are SQL.
 */
export function askedBack(of: { account: string; now: string; days: number; only?: string }): string {
  const where = `asked.account_id = ${of.account} AND ${of.only ?? "true"}
         AND asked.opened_at > ${of.now}::timestamptz - interval '${of.days} days' AND asked.opened_at <= ${of.now}`;
  return `(SELECT coalesce(sum(lines), 0)::int FROM (${perOrder({ where })}) per_order)`;
}

/** SQL: the same count for each month (SQL on the case `asked`) in which an account asked, as rows of `month` and `lines`; a line asked about in two months is in both. */
export function askedBackByMonth({ account, month }: { account: string; month: string }): string {
  return `(SELECT by AS month, sum(lines)::int AS lines FROM (${perOrder({ where: `asked.account_id = ${account}`, by: month })}) per_order GROUP BY by)`;
}
