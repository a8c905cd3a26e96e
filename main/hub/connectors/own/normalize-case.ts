import { z } from "zod";
import { CaseKind } from "../../contract/words.ts";
import { ok, type Result } from "../../kernel/result.ts";
import { readPayload } from "../fields.ts";
import type { ChannelCase, ChannelMessage } from "../port.ts";

const KeptCase = z.object({
  id: z.string(),
  orderRef: z.string().nullish(),
  kind: CaseKind,
  text: z.string(),
  amountFen: z.int().min(0).default(0),
  at: z.string(),
  buyer: z.object({ nick: z.string().default("") }).optional(),
});

/** A case. No platform stands behind it: no deadline, no default, nothing at stake but trust. */
export function readCase(payload: string): Result<ChannelCase[], "UNREADABLE"> {
  const read = readPayload(KeptCase, payload);
  if (!read.ok) return read;
  const kept = read.value;
  const at = new Date(kept.at);
  return ok([
    {
      type: "case",
      channelCaseId: kept.id,
      channelOrderId: kept.orderRef ?? "",
      buyerNick: kept.buyer?.nick ?? "",
      channelLineIds: [],
      version: at.getTime(),
      kind: kept.kind,
      channelStatus: "open",
      state: "requested",
      arbitration: false,
      amountFen: kept.amountFen,
      refundedFen: null,
      endedWell: false,
      problem: null,
      reason: "",
      buyerWords: kept.text,
      goodsReceived: null,
      createdAt: at,
      deadlineAt: null,
      defaultOutcome: "none",
      returnCarrier: null,
      returnWaybill: null,
      evidence: [],
      writeToken: {},
    },
  ]);
}

const KeptMessage = z.object({ ref: z.string(), messageId: z.string(), text: z.string(), at: z.string() });

/** A buyer's words in a case. */
export function readMessage(payload: string): Result<ChannelMessage[], "UNREADABLE"> {
  const read = readPayload(KeptMessage, payload);
  if (!read.ok) return read;
  const { ref, messageId, text, at } = read.value;
  return ok([{ type: "message", channelMessageId: `rest:${messageId}`, channelCaseId: ref, from: "buyer", text, at: new Date(at) }]);
}
