import type { CaseChannelState, CaseKind, CaseReplacement, ChannelCase } from "../connectors/port.ts";
import type { RefundGround } from "../contract/words.ts";
import type { Fen } from "../kernel/money.ts";
import type { Store, Tx } from "../store/index.ts";
import type { CaseStatus } from "./case.ts";
import type { MoneyOut } from "./money-out.ts";

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
  /** What the newest version says has gone back; `null` = nothing of it. */
  toldOut: MoneyOut | null;
  /** Which of its channel's records of refunds it is in; `null` = there is one. */
  refundRecord: string | null;
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
  /** When money of it was first known to be out. */
  refundedAt: Date | null;
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
  ["toldOut", "told_out", "jsonb"],
  ["refundRecord", "refund_record", "text"],
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
  ["refundedAt", "refunded_at", "timestamptz"],
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

/** Keeps new cases, with nothing at stake yet. Another transaction may have been quicker with some: the ids really kept are returned. */
export async function insertCases(tx: Tx, records: readonly CaseRecord[]): Promise<Set<string>> {
  if (records.length === 0) return new Set();
  const kept = await tx.rows<{ id: string }>(
    `INSERT INTO case_file (${names}, stake_fen) SELECT ${values}, 0 FROM jsonb_to_recordset($1::jsonb) AS r(${recordset})
     ON CONFLICT (shop_id, channel_case_id) DO NOTHING RETURNING id`,
    [records],
  );
  return new Set(kept.map((row) => row.id));
}

/** Writes changed cases back; what was heard in other words holds no longer. */
export async function updateCases(tx: Tx, records: readonly CaseRecord[]): Promise<void> {
  if (records.length === 0) return;
  tx.run(
    `UPDATE case_file AS c SET ${assignments}, wants_by = CASE WHEN c.buyer_words = r."buyerWords" THEN c.wants_by END FROM jsonb_to_recordset($1::jsonb) AS r(${recordset}) WHERE c.id = r.id`,
    [records],
  );
}

/** What the money at stake in a case is computed from. */
export interface StakedCase extends Pick<CaseRecord, "id" | "orderId" | "status" | "state" | "amountFen" | "defaultOutcome"> {
  /** As it is kept. */
  stakeFen: Fen;
}

/** Cases of orders, and cases by id, in which something is at stake, or may be. */
export function stakedCases(tx: Tx, { caseIds = [], orderIds = [] }: { caseIds?: readonly string[]; orderIds?: readonly string[] }): Promise<StakedCase[]> {
  return tx.rows(
    `SELECT id, order_id AS "orderId", status, state, amount_fen AS "amountFen", default_outcome AS "defaultOutcome", stake_fen AS "stakeFen"
     FROM case_file WHERE (id = ANY($1) OR order_id = ANY($2)) AND (stake_fen <> 0 OR (status <> 'done' AND default_outcome NOT IN ('close', 'none'))) ORDER BY id`,
    [caseIds, orderIds],
  );
}

export function writeStakes(tx: Tx, stakes: readonly { id: string; stakeFen: Fen }[]): void {
  if (stakes.length === 0) return;
  tx.run(`UPDATE case_file c SET stake_fen = s."stakeFen" FROM jsonb_to_recordset($1::jsonb) AS s(id text, "stakeFen" int) WHERE c.id = s.id`, [stakes]);
}

/** Cases of a shop by our number or our id, where the channel's own id is not what was named. */
export function casesByRef(tx: Tx, refs: readonly { shopId: string; channelCaseId: string }[]): Promise<{ id: string; shopId: string; ref: string }[]> {
  return tx.rows(
    `SELECT c.id, k."shopId", k."channelCaseId" AS ref FROM jsonb_to_recordset($1::jsonb) AS k("shopId" text, "channelCaseId" text)
     JOIN case_file c ON c.shop_id = k."shopId" AND (c.id = k."channelCaseId" OR c.number = k."channelCaseId")`,
    [refs],
  );
}

/** A case, of a shop where one is named, by the id its sender gave it, our number or our id, in this order. @returns our id, or `null` when there is none. */
export async function findCase(store: Pick<Store, "rows">, of: { shopId: string | null; ref: string }): Promise<string | null> {
  const [row] = await store.rows<{ id: string }>(
    `SELECT id FROM case_file WHERE (shop_id = $2 AND channel_case_id = $1) OR ((number = $1 OR id = $1) AND ($2::text IS NULL OR shop_id = $2))
     ORDER BY (shop_id = $2 AND channel_case_id = $1) IS TRUE DESC, (number = $1) DESC LIMIT 1`,
    [of.ref, of.shopId],
  );
  return row?.id ?? null;
}

/** A case, as the page of its order needs it. */
interface CaseAbout {
  id: string;
  orderId: string;
  open: boolean;
}

/** Cases about orders, oldest first; the room of orders is handed this, for it knows no cases. */
export async function casesAbout(store: Store, orderIds: readonly string[]): Promise<ReadonlyMap<string, CaseAbout[]>> {
  const rows = await store.rows<CaseAbout>(
    `SELECT id, order_id AS "orderId", status <> 'done' AS open FROM case_file WHERE order_id = ANY($1) ORDER BY opened_at, id`,
    [orderIds],
  );
  return Map.groupBy(rows, (row) => row.orderId);
}
