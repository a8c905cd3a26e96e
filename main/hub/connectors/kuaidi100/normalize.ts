import { z } from "zod";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import { beijingOrNull, id, listOf, readPayload, text } from "../fields.ts";
import type { ChannelFact, ChannelTrace, TraceScan } from "../port.ts";
import { readScan, signedBy, traceState } from "./states.ts";

const scan = z.object({ time: beijingOrNull, ftime: beijingOrNull, context: text, status: text, statusCode: text, areaName: text, location: text });

const result = z.object({ com: text, nu: id, state: text, status: text, data: listOf(scan) }).superRefine(({ data }, context) => {
  if (data.length > 0 && data.every((row) => (row.time ?? row.ftime) === null))
    context.addIssue({ code: "custom", path: ["data", 0, "time"], message: "没有时间" });
});
const push = z.object({ status: text, autoCheck: text, message: text, comOld: text, comNew: text, lastResult: result });

type Result100 = z.output<typeof result>;

/** Pure and total: a kept payload becomes a trace or a refusal that names the field. */
export function normalize(topic: string, payload: string): Result<ChannelFact[], "UNREADABLE"> {
  if (topic === "trace") {
    const read = readPayload(result, payload);
    return read.ok ? ok([traceOf(read.value, { corrected: "", ended: false, carrier: read.value.com })]) : read;
  }
  if (topic === "push") return pushFacts(payload);
  if (topic === "push.again") {
    const read = readPayload(push, payload);
    return read.ok ? ok([{ type: "changed", ref: { kind: "parcel", id: read.value.lastResult.nu } }]) : read;
  }
  return refuse("UNREADABLE", `不认识的主题 ${topic}`, { field: "topic" });
}

/** `shutdown` and `abort` end the watching, unless the vendor goes on under a corrected carrier. */
function pushFacts(payload: string): Result<ChannelFact[], "UNREADABLE"> {
  const read = readPayload(push, payload);
  if (!read.ok) return read;
  const { status, autoCheck, comOld, comNew, lastResult } = read.value;
  const ended = status === "shutdown" || (status === "abort" && comNew === "");
  // With autoCheck it is the parcel under its corrected carrier, also when this push is its last. The one that told of the correction may have been lost.
  const corrected = comNew || (autoCheck === "1" ? lastResult.com : "");
  return ok([traceOf(lastResult, { corrected, ended, carrier: comOld || lastResult.com })]);
}

/**
 * A trace as it was told; what its scans make of it together is for whoever keeps them all. A scan without a time is left out: nobody
 * could say what it came after. Kept is the payload, so nothing is lost.
 */
function traceOf(raw: Result100, around: { corrected: string; ended: boolean; carrier: string }): ChannelTrace {
  const scans = raw.data.flatMap(scanOf).sort((left, right) => right.at.getTime() - left.at.getTime());
  const newest = scans[0];
  // "Nothing known" comes dressed as in transit (state 0, status 201, no scans); and a state may be missing where the scans' words say it.
  const coded = traceState(raw.state);
  const claimed = newest ? (raw.state === "" ? newest.state : coded) : raw.state === "0" ? "unknown" : coded;
  return {
    type: "trace",
    carrier: around.carrier,
    waybill: raw.nu,
    state: claimed,
    signedBy: refinedSigner(raw.state, { claimed, scans }),
    version: newest?.at.getTime() ?? 0,
    correctedCarrier: around.corrected || null,
    ended: around.ended,
    scans,
  };
}

/** A folded top-level 3 says less than the newest scan that signed. */
function refinedSigner(code: string, { claimed, scans }: { claimed: ChannelTrace["state"]; scans: readonly TraceScan[] }): ChannelTrace["signedBy"] {
  const whole = signedBy(code);
  if (claimed !== "signed") return whole === "unclear" ? null : whole;
  return scans.find((one) => one.state === "signed" && one.signedBy)?.signedBy ?? whole ?? "unclear";
}

function scanOf(row: Result100["data"][number]): TraceScan[] {
  const at = row.time ?? row.ftime;
  return at === null ? [] : [{ at, text: row.context, place: row.areaName || row.location, ...readScan(row) }];
}
