import { z } from "zod";
import { RestEvent, RestTrace } from "../../contract/rest/order.ts";
import type { Json } from "../../kernel/json.ts";
import { ok, type Result } from "../../kernel/result.ts";
import { carrierCode } from "../carrier-words.ts";
import { readPayload } from "../fields.ts";
import type { ChannelTrace, TraceScan, WarehouseEvent } from "../port.ts";
import { readScanWords } from "../scan-words.ts";

/** What an event is called on its order's timeline, by the name its sender gave it. */
export const eventKey = (id: string): string => `rest:${id}`;

const Kept = z.object({ orderRef: z.string(), event: RestEvent });

/** A fact of warehouse, delivery or books. */
export function readEvent(payload: string): Result<WarehouseEvent[], "UNREADABLE"> {
  const read = readPayload(Kept, payload);
  if (!read.ok) return read;
  const { id, kind, at, data } = read.value.event;
  return ok([{ type: "warehouse", key: eventKey(id), orderRef: read.value.orderRef, kind, at: new Date(at), data: data as { [key: string]: Json } }]);
}

/** A parcel's trace as a seller's own transport system knows it. */
export function readTrace(payload: string): Result<ChannelTrace[], "UNREADABLE"> {
  const read = readPayload(RestTrace, payload);
  if (!read.ok) return read;
  const { carrier, waybill, state, signedBy, ended, scans } = read.value;
  const at = scans.map((scan) => ({ ...understood(scan), at: new Date(scan.at) }));
  const version = Math.max(...at.map((scan) => scan.at.getTime()));
  return ok([{ type: "trace", carrier: carrierCode(carrier), waybill, state, signedBy: signedBy ?? null, version, correctedCarrier: null, ended, scans: at }]);
}

/** A scan sent without its state is read by its words, as a tracker's is; who signed is theirs to tell. */
function understood(scan: RestTrace["scans"][number]): Omit<TraceScan, "at"> {
  const words = readScanWords(scan.text);
  const state = scan.state === "unknown" ? (words.state ?? "unknown") : scan.state;
  return { text: scan.text, place: scan.place, state, signedBy: state === words.state ? words.signedBy : null, redelivered: words.redelivered };
}
