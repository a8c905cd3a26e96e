/** Holds what the hub knows against what the channels' ledgers say was sent and paid. */
import type { Pool } from "pg";
import { toBeijing } from "../../main/hub/kernel/time.ts";
import { compareTruth, type Truth } from "./compare-truth.ts";
import { isUngrounded } from "./grounding.ts";
import type { Ledger } from "./ledger.ts";

export interface Comparison {
  orders: { sent: number; captured: number; lost: number; duplicated: number };
  events: { sent: number; captured: number; lost: number };
  cases: { sent: number; captured: number; lost: number; auto: number; agent: number; supervisor: number; risk: number };
  refunds: { granted: number; confirmed: number; double: number; over: number };
  suggestions: { made: number; ungrounded: number };
  truth: Truth;
  /** The first of what is wrong, for whoever has to find out why. */
  wrong: string[];
}

/** Compares everything. Lost, double and over come from the ledgers alone. */
export async function compare(pool: Pool, ledger: Ledger): Promise<Comparison> {
  const wrong: string[] = [];
  const orders = await compareOrders(pool, ledger, wrong);
  const cases = await compareCases(pool, ledger, wrong);
  const facts = await compareFacts(pool, ledger, wrong);
  const [confirmed] = await rows<{ count: number }>(pool, "SELECT count(*)::int AS count FROM action WHERE kind = 'agree_refund' AND state = 'confirmed'");
  for (const double of ledger.double) wrong.push(`paid twice: ${double}`);
  for (const over of ledger.over) wrong.push(`paid too much: ${over}`);
  return {
    orders: orders.counts,
    events: {
      sent: orders.states.sent + cases.states.sent + facts.sent,
      captured: orders.states.captured + cases.states.captured + facts.captured,
      lost: orders.states.sent + cases.states.sent + facts.sent - orders.states.captured - cases.states.captured - facts.captured,
    },
    cases: { ...cases.counts, ...(await tiers(pool)) },
    refunds: {
      granted: ledger.grants.filter((grant) => grant.by === "seller").length,
      confirmed: confirmed?.count ?? 0,
      double: ledger.double.length,
      over: ledger.over.length,
    },
    suggestions: await compareSuggestions(pool, ledger, wrong),
    truth: await compareTruth(pool, ledger, wrong),
    wrong: wrong.slice(0, 20),
  };
}

async function rows<Row>(pool: Pool, sql: string, params: unknown[] = []): Promise<Row[]> {
  return (await pool.query(sql, params)).rows as Row[];
}

interface States {
  sent: number;
  captured: number;
}

async function compareOrders(pool: Pool, ledger: Ledger, wrong: string[]): Promise<{ counts: Comparison["orders"]; states: States }> {
  const kept = await rows<{ id: string; status: string; copies: number }>(
    pool,
    `SELECT channel_order_id AS id, max(channel_status) AS status, count(*)::int AS copies FROM "order" GROUP BY channel_order_id`,
  );
  const byId = new Map(kept.map((row) => [row.id, row]));
  const lost = ledger.orders.filter((order) => !byId.has(order.id));
  const stale = ledger.orders.filter((order) => byId.has(order.id) && byId.get(order.id)?.status !== order.told);
  for (const order of lost) wrong.push(`order ${order.channel} ${order.id} was not captured`);
  for (const order of stale) wrong.push(`order ${order.channel} ${order.id} is ${order.told} there and ${byId.get(order.id)?.status} here`);
  const known = new Set(ledger.orders.map((order) => order.id));
  const invented = kept.filter((row) => !known.has(row.id));
  const copies = kept.reduce((sum, row) => sum + row.copies - 1, 0);
  const [numbers] = await rows<{ twice: number }>(pool, `SELECT (count(*) - count(DISTINCT number))::int AS twice FROM "order"`);
  const sent = ledger.orders.length;
  return {
    counts: { sent, captured: sent - lost.length, lost: lost.length, duplicated: copies + invented.length + (numbers?.twice ?? 0) },
    states: { sent, captured: sent - lost.length - stale.length },
  };
}

async function compareCases(
  pool: Pool,
  ledger: Ledger,
  wrong: string[],
): Promise<{ counts: Pick<Comparison["cases"], "sent" | "captured" | "lost">; states: States }> {
  const kept = await rows<{ id: string; status: string }>(
    pool,
    "SELECT channel_case_id AS id, channel_status AS status FROM case_file WHERE found_kind IS NULL",
  );
  const byId = new Map(kept.map((row) => [row.id, row.status]));
  const sent = [
    ...ledger.claims.map((claim) => ({ id: claim.id, status: claim.told })),
    ...ledger.questions.map((question) => ({ id: question.id, status: null })),
  ];
  const lost = sent.filter((one) => !byId.has(one.id));
  const stale = sent.filter((one) => byId.has(one.id) && one.status !== null && byId.get(one.id) !== one.status);
  for (const one of lost) wrong.push(`case ${one.id} was not captured`);
  for (const one of stale) wrong.push(`case ${one.id} is ${one.status} there and ${byId.get(one.id)} here`);
  return {
    counts: { sent: sent.length, captured: sent.length - lost.length, lost: lost.length },
    states: { sent: sent.length, captured: sent.length - lost.length - stale.length },
  };
}

/** Warehouse facts by the sender's id, carrier scans by waybill and time (carriers reword entries). */
async function compareFacts(pool: Pool, ledger: Ledger, wrong: string[]): Promise<States> {
  const told = await rows<{ key: string }>(pool, "SELECT dedupe_key AS key FROM timeline_event WHERE dedupe_key LIKE 'rest:%'");
  const facts = new Set(told.map((row) => row.key));
  const seen = await rows<{ waybill: string; at: Date }>(
    pool,
    "SELECT parcel.waybill, event.at FROM timeline_event event JOIN parcel ON parcel.id = event.parcel_id WHERE event.source = 'carrier'",
  );
  const scans = new Set(seen.map((row) => `${row.waybill} ${toBeijing(row.at)}`));
  const lostFacts = ledger.facts.filter((fact) => !facts.has(`rest:${fact.id}`));
  const lostScans = ledger.scans.filter((scan) => !scans.has(`${scan.waybill} ${scan.time}`));
  for (const fact of lostFacts)
    wrong.push(`warehouse fact ${fact.id} (${fact.kind}) of ${fact.orderId} was not captured${fact.delivered ? "" : ", and was never acknowledged"}`);
  for (const scan of lostScans) wrong.push(`scan of ${scan.waybill} at ${scan.time} (${scan.code}) was not captured`);
  const sent = ledger.facts.length + ledger.scans.length;
  return { sent, captured: sent - lostFacts.length - lostScans.length };
}

async function tiers(pool: Pool): Promise<Pick<Comparison["cases"], "auto" | "agent" | "supervisor" | "risk">> {
  const found = await rows<{ tier: "auto" | "agent" | "supervisor" | "risk"; count: number }>(
    pool,
    "SELECT tier, count(*)::int AS count FROM (SELECT DISTINCT ON (case_id) tier FROM decision ORDER BY case_id, created_at DESC, id DESC) last GROUP BY tier",
  );
  const count = (tier: string): number => found.find((row) => row.tier === tier)?.count ?? 0;
  return { auto: count("auto"), agent: count("agent"), supervisor: count("supervisor"), risk: count("risk") };
}

async function compareSuggestions(pool: Pool, ledger: Ledger, wrong: string[]): Promise<Comparison["suggestions"]> {
  const shown = await rows<{ text: string; caseId: string; at: Date }>(
    pool,
    "SELECT suggestion.text, case_file.channel_case_id AS \"caseId\", suggestion.created_at AS at FROM suggestion JOIN case_file ON case_file.id = suggestion.case_id WHERE suggestion.state <> 'withheld'",
  );
  const bad = shown.flatMap((one) => {
    const why = isUngrounded(one, ledger);
    return why ? [`suggestion for ${one.caseId}: ${why}: ${one.text}`] : [];
  });
  wrong.push(...bad);
  return { made: shown.length, ungrounded: bad.length };
}
