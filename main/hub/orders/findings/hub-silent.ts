/** It stands still where many others do: an incident at the place, and no fault of this parcel alone. */
import { isContested } from "../refresh.ts";
import { type Finding, NOTHING } from "./finding.ts";

export const hubSilent: Finding<"hub_silent"> = {
  kind: "hub_silent",
  duty: "operations",
  ends: {
    zh: "包裹有新的扫描，或该地恢复正常，就解除；请统一向快递总部反馈，不必逐单催件。",
    en: "Ends with a new scan of the parcel, or when the place works again; press the carrier once for all of them, not order by order.",
  },
  fact: "网点大面积停滞",
  aloud: true,
  find({ snapshot, sent, hubs }) {
    // What stands there is what was found to be stalled; this tells only with how many others.
    const stands = snapshot.findings.find(({ kind, resolved }) => kind === "stalled" && !resolved);
    const parcel = sent.find(({ id, lastScanAt }) => stands && id === stands.evidence.parcelId && lastScanAt === stands.since);
    const hub = parcel && parcel.signedAt === null && !isContested(parcel) ? hubs.get(String(stands?.evidence.place ?? "")) : undefined;
    if (!parcel || !hub) return NOTHING;
    return { proof: { since: hub.since, evidence: { parcelId: parcel.id, place: String(stands?.evidence.place), parcels: hub.parcels } } };
  },
  sentence: ({ since, text, written }) => ({
    zh: `${text("place")}自 ${since} 起有 ${text("parcels")} 个以上包裹停滞，本包裹是其中之一。`,
    en: `At ${written("place")} ${text("parcels")} parcels or more have stood still since ${since}; this is one of them.`,
  }),
};
