import { z } from "zod";
import { ok, type Result } from "../../kernel/result.ts";
import { beijing, beijingOrNull, id, idOrNull, listOf, readPayload, text, yuan } from "../fields.ts";
import type { ChannelCase, ChannelFact, ChannelMessage } from "../port.ts";
import { entryOf } from "../wire.ts";
import { carrierCode } from "./carriers.ts";
import { caseKind, caseState, defaultOutcome, endedWell, inArbitration } from "./statuses.ts";

const picture = z.object({ url: text });
const message = z.object({ id, owner_role: text, content: text, created: beijing, pic_urls: listOf(picture, "pic_url") });

const refund = z.object({
  refund_id: id,
  tid: id,
  oid: idOrNull,
  status: id,
  dispute_type: text,
  has_good_return: text,
  good_status: text,
  refund_fee: yuan,
  reason: text,
  desc: text,
  created: beijing,
  modified: beijing,
  company_name: text,
  sid: text,
  refund_phase: text,
  refund_version: text,
  cs_status: text,
  order_status: text,
  operation_contraint: text,
  refund_messages: listOf(message, "refund_message"),
  refund_remind_timeout: z.object({ exist_timeout: text, timeout: beijingOrNull }).nullish(),
});

const RECEIVED: Readonly<Record<string, boolean>> = { BUYER_NOT_RECEIVED: false, BUYER_RECEIVED: true, BUYER_RETURNED_GOODS: true };

type Refund = z.output<typeof refund>;

const SPEAKERS: Readonly<Record<string, ChannelMessage["from"]>> = { "1": "buyer", "2": "seller", "3": "platform" };

/** The refund, then what was said in it where the payload has it. */
export function caseFacts(payload: string): Result<ChannelFact[], "UNREADABLE"> {
  const read = readPayload(refund, payload);
  return read.ok ? ok([caseOf(read.value), ...messagesOf(read.value)]) : read;
}

type Message = Refund["refund_messages"][number];

const isWordless = ({ content }: Message): boolean => content.trim() === "";
const urlsOf = ({ pic_urls }: Message): string[] => pic_urls.map(({ url }) => url.trim()).filter((url) => url !== "");

/** System lines have no words; a speaker in no table is left out rather than taken for the buyer. */
function messagesOf(raw: Refund): ChannelMessage[] {
  return raw.refund_messages.flatMap((one): ChannelMessage[] => {
    const from = entryOf(SPEAKERS, one.owner_role);
    if (!from || isWordless(one)) return [];
    const pictures = urlsOf(one);
    const said = { type: "message" as const, channelMessageId: one.id, channelCaseId: raw.refund_id, from, text: one.content, at: one.created };
    return [pictures.length > 0 ? { ...said, pictures } : said];
  });
}

/** A buyer's pictures without a word belong to what is claimed itself. */
function evidenceOf(raw: Refund): string[] {
  return [...new Set(raw.refund_messages.filter((one) => entryOf(SPEAKERS, one.owner_role) === "buyer" && isWordless(one)).flatMap(urlsOf))];
}

function caseOf(raw: Refund): ChannelCase {
  const kind = caseKind({ disputeType: raw.dispute_type, goodsReturn: raw.has_good_return === "true", amountFen: raw.refund_fee });
  const state = caseState(raw.status, kind);
  const remind = raw.refund_remind_timeout;
  const deadlineAt = remind && remind.exist_timeout !== "false" ? remind.timeout : null;
  return {
    type: "case",
    channelCaseId: raw.refund_id,
    channelOrderId: raw.tid,
    channelLineIds: raw.oid === null || raw.oid === "0" ? [] : [raw.oid],
    version: raw.modified.getTime(),
    kind,
    channelStatus: raw.status,
    state,
    arbitration: inArbitration(raw.cs_status),
    amountFen: raw.refund_fee,
    // Taobao keeps one amount: before success it is what is asked for, on success what was paid.
    refundedFen: state === "refunded" ? raw.refund_fee : null,
    endedWell: endedWell(raw.status),
    problem: null,
    reason: raw.reason,
    buyerWords: raw.desc,
    goodsReceived: entryOf(RECEIVED, raw.good_status) ?? null,
    createdAt: raw.created,
    deadlineAt,
    defaultOutcome: deadlineAt ? defaultOutcome(state, kind) : "none",
    returnCarrier: raw.company_name ? carrierCode(raw.company_name) : null,
    returnWaybill: raw.sid || null,
    evidence: evidenceOf(raw),
    writeToken: {
      refund_version: raw.refund_version,
      refund_phase: raw.refund_phase,
      status: raw.status,
      order_status: raw.order_status,
      // Where nothing binds, the word "null" comes as well as nothing.
      constraint: raw.operation_contraint === "null" ? "" : raw.operation_contraint,
    },
  };
}
