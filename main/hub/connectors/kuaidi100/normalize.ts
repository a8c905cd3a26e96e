import { z } from "zod";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import { beijingOrNull, id, listOf, readPayload, text } from "../fields.ts";
import type { ChannelFact, ChannelTrace, TraceScan } from "../port.ts";
import { scanState, signedBy, traceState, withoutSendersSignature } from "./states.ts";

const scan = z
  .object({ time: beijingOrNull, ftime: beijingOrNull, context: text, status: text, statusCode: text, areaName: text, location: text })
  .transform((row, context) => {
    const at = row.time ?? row.ftime;
    if (at !== null) return { ...row, at };
    context.addIssue({ code: "custom", path: ["time"], message: "没有时间" });
    return z.NEVER;
  });

const result = z.object({ com: text, nu: id, state: text, status: text, data: listOf(scan) });
const push = z.object({ status: text, autoCheck: text, message: text, comOld: text, comNew: text, lastResult: result });

type Result100 = z.output<typeof result>;

/** Pure and total: a kept payload becomes a trace or a refusal that names the field. */
export function normalize(topic: string, payload: string): Result<ChannelFact[], "UNREADABLE"> {
  if (topic === "trace") {
    const read = readPayload(result, payload);
    return read.ok ? ok([traceOf(read.value, { corrected: "", ended: false, carrier: read.value.com })]) : read;
  }
  if (topic === "push") return pushFacts(payload);
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

function traceOf(raw: Result100, around: { corrected: string; ended: boolean; carrier: string }): ChannelTrace {
  const scans = raw.data.map(scanOf).sort((left, right) => right.at.getTime() - left.at.getTime());
  // "Nothing known" comes dressed as in transit (state 0, status 201, no scans).
  const claimed = scans.length === 0 && raw.state === "0" ? "unknown" : traceState(raw.state);
  const state = withoutSendersSignature(claimed, scans);
  return {
    type: "trace",
    carrier: around.carrier,
    waybill: raw.nu,
    state,
    signedBy: state === "returned" ? null : refinedSigner(raw),
    version: scans[0]?.at.getTime() ?? 0,
    correctedCarrier: around.corrected || null,
    ended: around.ended,
    scans,
  };
}

/** A folded top-level 3 says less than the scan that signed. */
function refinedSigner(raw: Result100): ChannelTrace["signedBy"] {
  const whole = signedBy(raw.state);
  if (whole !== "unclear") return whole;
  const detail = raw.data.find((row) => traceState(row.statusCode) === "signed");
  return detail ? signedBy(detail.statusCode) : whole;
}

function scanOf(row: Result100["data"][number]): TraceScan {
  return { at: row.at, text: row.context, place: row.areaName || row.location, state: scanState(row.statusCode, row.status) };
}
