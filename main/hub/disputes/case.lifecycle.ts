import type { CaseChannelState } from "../connectors/port.ts";
import { defineLifecycle } from "../kernel/lifecycle.ts";

const open: readonly CaseChannelState[] = ["requested", "waiting_return", "returned_in_transit", "arrived", "inspected", "refunding"];
const ends: readonly CaseChannelState[] = ["refunded", "refused", "closed", "unknown"];

/**
 * The life of an after-sale at its channel. Channels jump (Pinduoduo pays with no open state before, a buyer changes a
 * return into a refund), so nearly everything may follow while the case is open; after money or closing nothing does.
 * A refusal is no end: the buyer may change the request or call the platform. `unknown` is a word in no table: anything may follow.
 */
export const caseLife = defineLifecycle<CaseChannelState>({
  name: "case",
  initial: "requested",
  next: {
    requested: [...open, ...ends],
    waiting_return: [...open, ...ends],
    returned_in_transit: [...open, ...ends],
    arrived: [...open, ...ends],
    inspected: [...open, ...ends],
    refunding: ["requested", "refunding", ...ends],
    refunded: [],
    refused: [...open, "refunded", "closed", "unknown"],
    closed: [],
    unknown: [...open, "refunded", "refused", "closed"],
  },
});
