import type { CaseChannelState, CaseKind, CaseReplacement, ChannelCase } from "../connectors/port.ts";
import type { RefundGround } from "../contract/words.ts";
import type { Fen } from "../kernel/money.ts";
import type { Tx } from "../store/index.ts";
import type { CaseStatus } from "./case.ts";

/** A case as it is kept; what reply, triage and people add is left out. */
export interface CaseRecord {
  id: string;
  number: string;
  orderId: string | null;
  shopId: string;
  channel: string;
  channelCaseId: string;
  channelOrderId: string | null;
  accountId: string | null;
  kind: CaseKind;
  state: CaseChannelState;
  channelStatus: string;
  unknownStatus: boolean;
  arbitration: boolean;
  /** What a person must look at, in a sentence. */
  problem: string | null;
  version: number;
  /** When that version was read, see `kernel/newer.ts`. */
  reading: number;
  revision: number;
  amountFen: Fen;
  refundedFen: Fen;
  /** How well that sum is known. */
  refundGround: RefundGround;
  reason: string;
  buyerWords: string;
  buyerNick: string;
  goodsReceived: boolean | null;
  lineIds: string[];
  lineQuantities: Record<string, number>;
  replacement: CaseReplacement | null;
  evidence: string[];
  writeToken: Record<string, string>;
  deadlineAt: Date | null;
  defaultOutcome: ChannelCase["defaultOutcome"];
  returnCarrier: string | null;
  returnWaybill: string | null;
  arrivedAt: Date | null;
  inspectedAt: Date | null;
  inspection: "passed" | "failed" | null;
  /** Waybills that a person said to be this return's, beside the one it names. */
  boundWaybills: string[];
  /** Waybill under which our warehouse has something that may be this return; a person says. */
  unclearReturn: string | null;
  classBy: string | null;
  triageState: string;
  status: CaseStatus;
  outcome: string | null;
  openedAt: Date;
  learntAt: Date;
  doneAt: Date | null;
}

const columns: readonly (readonly [keyof CaseRecord, string, string])[] = [
  ["id", "id", "text"],
  ["number", "number", "text"],
  ["orderId", "order_id", "text"],
  ["shopId", "shop_id", "text"],
  ["channel", "channel", "text"],
  ["channelCaseId", "channel_case_id", "text"],
  ["channelOrderId", "channel_order_id", "text"],
  ["accountId", "account_id", "text"],
  ["kind", "kind", "text"],
  ["state", "state", "text"],
  ["channelStatus", "channel_status", "text"],
  ["unknownStatus", "unknown_status", "boolean"],
  ["arbitration", "arbitration", "boolean"],
  ["problem", "problem", "text"],
  ["version", "version", "bigint"],
  ["reading", "reading", "bigint"],
  ["revision", "revision", "int"],
  ["amountFen", "amount_fen", "int"],
  ["refundedFen", "refunded_fen", "int"],
  ["refundGround", "refund_ground", "text"],
  ["reason", "reason", "text"],
  ["buyerWords", "buyer_words", "text"],
  ["buyerNick", "buyer_nick", "text"],
  ["goodsReceived", "goods_received", "boolean"],
  ["lineIds", "line_ids", "jsonb"],
  ["lineQuantities", "line_quantities", "jsonb"],
  ["replacement", "replacement", "jsonb"],
  ["evidence", "evidence", "jsonb"],
  ["writeToken", "write_token", "jsonb"],
  ["deadlineAt", "deadline_at", "timestamptz"],
  ["defaultOutcome", "default_outcome", "text"],
  ["returnCarrier", "return_carrier", "text"],
  ["returnWaybill", "return_waybill", "text"],
  ["arrivedAt", "arrived_at", "timestamptz"],
  ["inspectedAt", "inspected_at", "timestamptz"],
  ["inspection", "inspection", "text"],
  ["boundWaybills", "bound_waybills", "jsonb"],
  ["unclearReturn", "unclear_return", "text"],
  ["classBy", "class_by", "text"],
  ["triageState", "triage_state", "text"],
  ["status", "status", "text"],
  ["outcome", "outcome", "text"],
  ["openedAt", "opened_at", "timestamptz"],
  ["learntAt", "learnt_at", "timestamptz"],
  ["doneAt", "done_at", "timestamptz"],
];
/** Never changed once a case is there. */
const fixed = new Set<keyof CaseRecord>(["id", "number", "shopId", "channel", "channelCaseId", "learntAt", "classBy"]);

const selected = columns.map(([name, column, type]) => `c.${column}${type === "bigint" ? "::float8" : ""} AS "${name}"`).join(", ");
const names = columns.map(([, column]) => column).join(", ");
const recordset = columns.map(([name, , type]) => `"${name}" ${type}`).join(", ");
const values = columns.map(([name]) => `r."${name}"`).join(", ");
const assignments = columns
  .filter(([name]) => !fixed.has(name))
  .map(([name, column]) => `${column} = r."${name}"`)
  .join(", ");

/**
 * Money at stake: what is lost if nobody acts and the platform does what it does by default. An unknown default counts in
 * full. Never below zero nor above what was paid and not yet refunded (`o` is the case's order, if it is known).
 */
function stake(defaultOutcome: string, amount: string): string {
  const left = `coalesce(o.paid_fen - o.refunded_fen, ${amount})`;
  return `CASE WHEN r.status = 'done' OR r.state IN ('refunded', 'closed') OR ${defaultOutcome} IN ('close', 'none') THEN 0 ELSE greatest(0, least(${amount}, ${left})) END`;
}

/** Which cases: by the channel's own id within its shop. */
export interface CaseKey {
  shopId: string;
  channelCaseId: string;
}

/** Cases by channel id, locked in id order so that two batches never wait for each other in a ring. */
export function lockByChannelId(tx: Tx, keys: readonly CaseKey[]): Promise<CaseRecord[]> {
  return tx.rows<CaseRecord>(
    `SELECT ${selected} FROM case_file c JOIN jsonb_to_recordset($1::jsonb) AS k("shopId" text, "channelCaseId" text)
       ON c.shop_id = k."shopId" AND c.channel_case_id = k."channelCaseId" ORDER BY c.id FOR UPDATE OF c`,
    [keys],
  );
}

/** Cases by our id, locked. */
export function lockById(tx: Tx, ids: readonly string[]): Promise<CaseRecord[]> {
  return tx.rows<CaseRecord>(`SELECT ${selected} FROM case_file c WHERE c.id = ANY($1) ORDER BY c.id FOR UPDATE`, [ids]);
}

/** Cases of orders, locked, oldest first. */
export async function lockByOrder(tx: Tx, orderIds: readonly string[]): Promise<CaseRecord[]> {
  const found = await tx.rows<CaseRecord>(`SELECT ${selected} FROM case_file c WHERE c.order_id = ANY($1) ORDER BY c.id FOR UPDATE`, [orderIds]);
  return found.sort((left, right) => left.openedAt.getTime() - right.openedAt.getTime() || (left.id < right.id ? -1 : 1));
}

/** Keeps new cases. Another transaction may have been quicker with some: the ids really kept are returned. */
export async function insertCases(tx: Tx, records: readonly CaseRecord[]): Promise<Set<string>> {
  if (records.length === 0) return new Set();
  const kept = await tx.rows<{ id: string }>(
    `INSERT INTO case_file (${names}, stake_fen) SELECT ${values}, ${stake('r."defaultOutcome"', 'r."amountFen"')}
     FROM jsonb_to_recordset($1::jsonb) AS r(${recordset}) LEFT JOIN "order" o ON o.id = r."orderId"
     ON CONFLICT (shop_id, channel_case_id) DO NOTHING RETURNING id`,
    [records],
  );
  return new Set(kept.map((row) => row.id));
}

/** Writes changed cases back. */
export async function updateCases(tx: Tx, records: readonly CaseRecord[]): Promise<void> {
  if (records.length === 0) return;
  tx.run(
    `UPDATE case_file AS c SET ${assignments}, stake_fen = r.stake
     FROM (SELECT r.*, ${stake('r."defaultOutcome"', 'r."amountFen"')} AS stake
       FROM jsonb_to_recordset($1::jsonb) AS r(${recordset}) LEFT JOIN "order" o ON o.id = r."orderId") r WHERE c.id = r.id`,
    [records],
  );
}

/** Cases that wait for these orders. A number is not looked for: who knows it knows that the order is here, and that case found it at once. */
export function linksOfOrders(tx: Tx, orderIds: readonly string[]): Promise<CaseLink[]> {
  return tx.rows(
    `SELECT c.id AS "caseId", o.id AS "orderId" FROM "order" o JOIN case_file c ON c.shop_id = o.shop_id AND c.channel_order_id = o.channel_order_id
       WHERE o.id = ANY($1) AND c.order_id IS NULL
     UNION
     SELECT c.id, o.id FROM "order" o JOIN case_file c ON c.channel_order_id = 'channel:' || o.shop_id || ':' || o.channel_order_id
       WHERE o.id = ANY($1) AND c.order_id IS NULL`,
    [orderIds],
  );
}

export interface CaseLink {
  caseId: string;
  orderId: string;
}

/** Money at stake of all cases of orders anew, after what these paid or got back has changed. */
export async function restake(tx: Tx, orderIds: readonly string[]): Promise<void> {
  tx.run(
    `UPDATE case_file c SET stake_fen = s.stake FROM (
       SELECT r.id, ${stake("r.default_outcome", "r.amount_fen")} AS stake FROM case_file r JOIN "order" o ON o.id = r.order_id WHERE r.order_id = ANY($1)
     ) s WHERE s.id = c.id AND c.stake_fen <> s.stake`,
    [orderIds],
  );
}
