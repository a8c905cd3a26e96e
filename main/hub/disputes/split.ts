/** A part of a case as it is kept: of the desk alone, claiming no money. Pure. */
import type { CaseRecord } from "./case.store.ts";

/** What is split off: lines by their channel's ids, and the dispute it is about. */
interface Part {
  id: string;
  place: number;
  lineIds: readonly string[];
  at: Date;
}

/** The row of the part: same order and buyer, no claim, no clock and nothing of the channel's; so no sum counts anything of it. */
export function partRecord(of: CaseRecord, { id, place, lineIds, at }: Part): CaseRecord {
  const pieces = Object.entries(of.lineQuantities).filter(([line]) => lineIds.includes(line));
  return {
    ...of,
    id,
    number: `${of.number}-${place}`,
    channelCaseId: `part:${id}`,
    kind: "complaint",
    state: "requested",
    channelStatus: "",
    unknownStatus: false,
    arbitration: false,
    problem: null,
    version: 0,
    reading: 0,
    revision: 1,
    amountFen: 0,
    refundedFen: 0,
    refundGround: "told",
    toldOut: null,
    refundRecord: null,
    goodsReceived: null,
    lineIds: [...lineIds],
    lineQuantities: Object.fromEntries(pieces),
    replacement: null,
    evidence: [],
    writeToken: {},
    deadlineAt: null,
    defaultOutcome: "none",
    returnCarrier: null,
    returnWaybill: null,
    arrivedAt: null,
    inspectedAt: null,
    inspection: null,
    boundWaybills: [],
    unclearReturn: null,
    triageState: "done",
    status: "open",
    outcome: null,
    openedAt: at,
    learntAt: at,
    doneAt: null,
    refundedAt: null,
  };
}
