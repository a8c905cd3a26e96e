/** Figures that rows tell: what waits, what is held, what was written and what it cost. */
import type { Store } from "../store/index.ts";
import type { Measure } from "./measure.ts";

interface Counted {
  label: string;
  value: number;
}
const DAY_MS = 86_400_000;

/** Reads them at once; each statement walks an index or a short table. */
export async function figuresNow(store: Store): Promise<Measure[]> {
  const now = new Date(store.clock.now());
  const day = new Date(now.getTime() - DAY_MS);
  const [queue, received, shops, actions, suggestions, calls] = await Promise.all([
    store.rows<{ channel: string; status: string; value: number }>(
      `SELECT shop.channel, queue.status, count(*)::int AS value FROM raw_queue queue JOIN raw_item item ON item.id = queue.item_id JOIN shop ON shop.id = item.shop_id
       GROUP BY shop.channel, queue.status ORDER BY 1, 2`,
    ),
    store.rows<Counted>(
      `SELECT shop.channel AS label, count(*)::int AS value FROM raw_item item JOIN shop ON shop.id = item.shop_id WHERE item.received_at > $1 GROUP BY shop.channel ORDER BY 1`,
      [new Date(now.getTime() - 3_600_000)],
    ),
    store.rows<{ shop: string; channel: string; pulled: number | null; pushed: number | null; ill: boolean }>(
      `SELECT id AS shop, channel, extract(epoch FROM $1::timestamptz - last_pull_at)::float8 AS pulled, extract(epoch FROM $1::timestamptz - last_push_at)::float8 AS pushed,
         problem IS NOT NULL AS ill FROM shop WHERE enabled ORDER BY id`,
      [now],
    ),
    store.rows<{ label: string; value: number; fen: number }>(
      `SELECT state AS label, count(*)::int AS value, coalesce(sum(amount_fen) FILTER (WHERE takes IS NOT NULL), 0)::float8 AS fen FROM action
       WHERE state NOT IN ('confirmed', 'undone') GROUP BY state ORDER BY 1`,
    ),
    store.rows<Counted>("SELECT state AS label, count(*)::int AS value FROM suggestion WHERE created_at > $1 GROUP BY state ORDER BY 1", [day]),
    store.rows<{ label: string; value: number; tokensIn: number; tokensOut: number; yuan: number }>(
      `SELECT state AS label, count(*)::int AS value, coalesce(sum(tokens_in), 0)::float8 AS "tokensIn", coalesce(sum(tokens_out), 0)::float8 AS "tokensOut",
         coalesce(sum(cost_micro), 0)::float8 / 1000000 AS yuan FROM model_call WHERE at > $1 GROUP BY state ORDER BY 1`,
      [day],
    ),
  ]);
  const labelled = (label: string, rows: readonly Counted[]) => rows.map((row) => ({ labels: { [label]: row.label }, value: row.value }));
  const sum = (of: "tokensIn" | "tokensOut" | "yuan"): number => calls.reduce((total, call) => total + call[of], 0);
  const gauge = (name: string, help: string, values: Measure["values"]): Measure => ({ name, help, kind: "gauge", values });
  const since = (of: "pulled" | "pushed") => shops.flatMap(({ shop, channel, [of]: value }) => (value === null ? [] : [{ labels: { shop, channel }, value }]));
  return [
    gauge("payloads_kept_1h", "Payloads kept in the last hour.", labelled("channel", received)),
    gauge(
      "payloads",
      "Payloads that wait to be understood or were set aside.",
      queue.map(({ channel, status, value }) => ({ labels: { channel, status }, value })),
    ),
    gauge("shop_pulled_ago_seconds", "Since a shop was last asked what changed; negative when that bears a time to come.", since("pulled")),
    gauge("shop_pushed_ago_seconds", "Since a shop last pushed.", since("pushed")),
    gauge(
      "shop_ok",
      "Whether a shop works.",
      shops.map(({ shop, channel, ill }) => ({ labels: { shop, channel }, value: ill ? 0 : 1 })),
    ),
    gauge("actions", "Effects under way or failed, by state.", labelled("state", actions)),
    gauge(
      "money_held_yuan",
      "Money of effects that have not ended, by state.",
      actions.filter(({ label }) => label !== "failed").map(({ label, fen }) => ({ labels: { state: label }, value: fen / 100 })),
    ),
    gauge("suggestions_24h", "Replies written in a day; withheld are those that the guard refused.", labelled("state", suggestions)),
    gauge("model_calls_24h", "Calls of models in a day.", labelled("state", calls)),
    gauge("model_tokens_24h", "Tokens of a day.", [
      { labels: { direction: "in" }, value: sum("tokensIn") },
      { labels: { direction: "out" }, value: sum("tokensOut") },
    ]),
    gauge("model_cost_24h_yuan", "What models cost in a day.", [{ value: sum("yuan") }]),
  ];
}
