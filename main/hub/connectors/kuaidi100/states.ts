/** Kuaidi100's states in ours. Codes come folded or advanced, as text or as numbers. */
import type { SignedBy, TraceScan, TraceState } from "../port.ts";
import { readScanWords, type ScanWords } from "../scan-words.ts";
import { entryOf } from "../wire.ts";

const BASE: Readonly<Record<string, TraceState>> = {
  "0": "in_transit",
  "1": "picked_up",
  "2": "problem",
  "3": "signed",
  "4": "returned",
  "5": "out_for_delivery",
  "6": "returning",
  "7": "forwarded",
  "8": "customs",
};
const ADVANCED: Readonly<Record<string, TraceState>> = {
  "10": "customs",
  "11": "customs",
  "12": "customs",
  "13": "problem",
  "14": "rejected",
  // A label exists, the parcel may never have left.
  "101": "label_only",
  "102": "label_only",
  "401": "withdrawn",
};

/** `1002` → in transit, `304` → signed; a code outside the table is unknown. */
export function traceState(code: string): TraceState {
  const known = entryOf(ADVANCED, code) ?? entryOf(BASE, code);
  if (known) return known;
  if (/^100\d$/.test(code)) return "in_transit";
  if (/^[1-8]\d\d$/.test(code)) return BASE[code.charAt(0)] ?? "unknown";
  return "unknown";
}

/** Who took the parcel. Only 301 says it was the person; a locker (304, 501) or another (303) is where disputes begin. */
export function signedBy(code: string): SignedBy | null {
  if (code === "301") return "recipient";
  if (code === "303") return "other";
  if (code === "304" || code === "501") return "locker";
  return traceState(code) === "signed" ? "unclear" : null;
}

const NAMES: readonly (readonly [RegExp, TraceState])[] = [
  [/退签/, "returned"],
  [/拒签/, "rejected"],
  [/退回|退件/, "returning"],
  [/签收/, "signed"],
  [/派件|派送|投柜/, "out_for_delivery"],
  [/揽收/, "picked_up"],
  [/疑难|异常/, "problem"],
  [/转投/, "forwarded"],
  [/清关/, "customs"],
  [/在途|干线|到达/, "in_transit"],
];

/** State of one scan by its code, else by its short name. */
export function scanState(code: string, name: string): TraceState {
  return code === "" ? (NAMES.find(([pattern]) => pattern.test(name))?.[1] ?? "unknown") : traceState(code);
}

/** One scan as Kuaidi100 tells it. */
export interface ToldScan {
  statusCode: string;
  status: string;
  context: string;
}

/** What words may say against a code that says "signed": money hangs on it, and whoever reads the trace reads the words. */
const DENIES: ReadonlySet<TraceState | null> = new Set(["problem", "rejected", "returning", "returned", "out_for_delivery"]);

/**
 * What a scan says. The code counts; its words where there is no code or one outside the table, where the code is the catch-all "in transit"
 * (carriers' "taken in by the shop, fetch it" comes so), and where it says "signed" and the words plainly deny it. Who signed is the words'
 * to tell, unless the code is the more careful one: "in person" (301) beside "signed by the gatekeeper" is another person.
 */
export function readScan(told: ToldScan): Required<Pick<TraceScan, "state" | "signedBy" | "redelivered">> {
  const words = readScanWords(told.context);
  const coded = scanState(told.statusCode, told.status);
  const yields =
    coded === "unknown" || told.statusCode === "0" || (told.statusCode === "" && coded === "in_transit") || (coded === "signed" && DENIES.has(words.state));
  const state = yields ? (words.state ?? coded) : coded;
  return { state, signedBy: signerOf({ state, code: told.statusCode, words }), redelivered: words.redelivered };
}

function signerOf({ state, code, words }: { state: TraceState; code: string; words: ScanWords }): SignedBy | null {
  const coded = signedBy(code);
  if (state === "out_for_delivery") return words.state === "out_for_delivery" && words.signedBy ? words.signedBy : coded === "locker" ? coded : null;
  if (state !== "signed") return null;
  if (coded === "other" || words.signedBy === null || words.signedBy === "unclear") return coded ?? "unclear";
  return coded === "locker" && words.signedBy !== "station" ? "locker" : words.signedBy;
}
