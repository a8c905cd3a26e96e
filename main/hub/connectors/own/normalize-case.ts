import { z } from "zod";
import { RestCase, RestMessage } from "../../contract/rest/case.ts";
import { ok, type Result } from "../../kernel/result.ts";
import { carrierCode } from "../carrier-words.ts";
import { readPayload } from "../fields.ts";
import { bareCase, type CaseReplacement, type ChannelCase, type ChannelMessage } from "../port.ts";
import { caseState } from "./statuses.ts";

/** A case of a seller's own systems. */
export function readCase(payload: string): Result<ChannelCase[], "UNREADABLE"> {
  const read = readPayload(RestCase, payload);
  if (!read.ok) return read;
  const told = read.value;
  const state = caseState(told.kind, told.state);
  return ok([
    {
      ...bareCase({ id: told.id, at: new Date(told.at), orderRef: told.orderRef ?? "" }),
      version: new Date(told.updatedAt ?? told.at).getTime(),
      buyerNick: told.buyer?.nick ?? "",
      channelLineIds: told.lines.map(({ id }) => id),
      lineQuantities: Object.fromEntries(told.lines.flatMap(({ id, quantity }) => (quantity === undefined ? [] : [[id, quantity]]))),
      ...(told.exchange ? { replacement: replacementOf(told.exchange) } : {}),
      kind: told.kind,
      channelStatus: told.channelStatus ?? (told.state === "requested" ? "open" : told.state),
      state,
      amountFen: told.amountFen,
      refundedFen: told.refundedFen ?? null,
      endedWell: told.state === "replaced",
      reason: told.reason,
      buyerWords: told.text,
      goodsReceived: told.goodsReceived ?? null,
      deadlineAt: told.deadlineAt ? new Date(told.deadlineAt) : null,
      defaultOutcome: told.defaultOutcome ?? (told.deadlineAt ? "unknown" : "none"),
      returnCarrier: told.returnParcel ? carrierCode(told.returnParcel.carrier) : null,
      returnWaybill: told.returnParcel?.waybill ?? null,
      evidence: told.evidence,
    },
  ]);
}

function replacementOf({ lines, parcel }: NonNullable<RestCase["exchange"]>): CaseReplacement {
  return { lines, carrier: parcel ? carrierCode(parcel.carrier) : null, waybill: parcel?.waybill ?? null };
}

const KeptMessage = RestMessage.extend({ ref: z.string() });

/** Words in a case. */
export function readMessage(payload: string): Result<ChannelMessage[], "UNREADABLE"> {
  const read = readPayload(KeptMessage, payload);
  if (!read.ok) return read;
  const { ref, messageId, from, text, at, pictures = [] } = read.value;
  return ok([
    { type: "message", channelMessageId: `rest:${messageId}`, channelCaseId: ref, from, text, at: new Date(at), ...(pictures.length > 0 ? { pictures } : {}) },
  ]);
}
