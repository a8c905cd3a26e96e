import type { AlertState } from "../../../main/hub/contract/lists.ts";
import type { Tone } from "../../ui/parts.tsx";

/** How what became of a message is coloured. */
export const sentTone: Readonly<Record<AlertState, Tone>> = {
  waiting: "info",
  sending: "info",
  accepted: "good",
  delivered: "good",
  undelivered: "bad",
  failed: "bad",
  unknown: "warn",
  dropped: "plain",
};
