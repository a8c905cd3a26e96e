/** What a change of a case puts on its order's timeline. Pure. */
import { yuanText } from "../kernel/money.ts";
import type { NewEvent } from "../orders/index.ts";
import type { CaseChange } from "./case.change.ts";
import type { CaseRecord } from "./case.store.ts";
import { kindWords, stateWords } from "./case.words.ts";

/** Lines of a change: opening, each new state, the platform stepping in or out. None while the order is not known. */
export function linesOf(change: CaseChange): NewEvent[] {
  const { after } = change;
  const left = change.before?.orderId;
  const lines: NewEvent[] = [];
  if (left && left !== after.orderId) {
    const text = `售后 ${after.number} 改为订单 ${after.channelOrderId ?? ""} 的，不再算在本单`;
    lines.push(line(after, left, { kind: "case_moved", at: changeTime(after), text, key: `moved:${after.version}`, data: { toOrder: after.channelOrderId } }));
  }
  if (after.orderId === null) return lines;
  // What another order was told of it, this one was not.
  const before = left === after.orderId ? change.before : null;
  const opened = before?.orderId ? null : openedLine(after, after.orderId);
  if (opened) lines.push(opened);
  if (before?.orderId && after.goodsReceived !== null && after.goodsReceived !== before.goodsReceived) {
    const text = after.goodsReceived ? "买家表示已收到货" : "买家表示没有收到货";
    lines.push(line(after, after.orderId, { kind: "case_receipt", at: changeTime(after), text, key: `receipt:${after.version}` }));
  }
  const from = before?.orderId ? before.state : "requested";
  if (after.state !== from) lines.push(stateLine(change, after.orderId));
  if (after.arbitration !== (before?.orderId ? before.arbitration : false)) {
    const text = after.arbitration ? "平台客服介入处理" : "平台客服结束介入";
    lines.push(
      line(after, after.orderId, {
        kind: "case_arbitration",
        at: changeTime(after),
        text,
        key: `arbitration:${after.version}`,
        data: { arbitration: after.arbitration },
      }),
    );
  }
  return lines;
}

interface LineOf {
  kind: string;
  at: Date;
  text: string;
  key: string;
  toldBy?: string;
  /** Facts of the text beside those of the case: other languages are told from them. */
  data?: NewEvent["data"];
}

/** A line of a case on its order's timeline. */
export function line(record: CaseRecord, orderId: string, of: LineOf): NewEvent {
  return {
    orderId,
    parcelId: null,
    caseId: record.id,
    source: "aftersale",
    kind: of.kind,
    at: of.at,
    toldBy: of.toldBy ?? record.channel,
    text: of.text,
    data: {
      caseNumber: record.number,
      kind: record.kind,
      state: record.state,
      channelStatus: record.channelStatus,
      amountFen: record.amountFen,
      goodsReceived: record.goodsReceived,
      ...of.data,
    },
    dedupeKey: `case:${record.id}:${of.key}`,
  };
}

function openedLine(record: CaseRecord, orderId: string): NewEvent {
  const money = record.amountFen > 0 ? ` ${yuanText(record.amountFen)} 元` : "";
  const why = record.reason === "" ? "" : `，原因：${record.reason}`;
  const text = `买家${record.kind === "question" ? "" : "申请"}${kindWords[record.kind]}${money}${why}`;
  return line(record, orderId, { kind: "case_opened", at: record.openedAt, text, key: "opened", data: { reason: record.reason } });
}

function stateLine(change: CaseChange, orderId: string): NewEvent {
  const { before, after } = change;
  const from = before ? `${stateWords[before.state]} → ` : "";
  const unknown = after.unknownStatus ? `（平台状态“${after.channelStatus}”未收录）` : "";
  const odd = change.contradiction ? "（与此前状态矛盾，以平台最新为准）" : "";
  const text = `售后状态：${from}${stateWords[after.state]}${unknown}${odd}`;
  const at = before ? changeTime(after) : (after.doneAt ?? changeTime(after));
  return line(after, orderId, {
    kind: `case_${after.state}`,
    at,
    text,
    key: `state:${after.version}`,
    data: { from: before?.state ?? null, unknown: after.unknownStatus, contradiction: change.contradiction },
  });
}

function changeTime(record: CaseRecord): Date {
  return new Date(record.version);
}
