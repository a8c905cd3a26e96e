/** Why a call at a channel had no effect, in both languages: the channel's own words stand in the English sentence as they came. */
import type { ConnectorProblem } from "../connectors/port.ts";
import type { Refusal } from "../kernel/result.ts";
import { asWritten, type Said } from "../kernel/said.ts";

const english: Readonly<Record<ConnectorProblem, string>> = {
  THROTTLED: "The platform takes no more calls just now",
  TIMED_OUT: "The platform did not say whether it was done",
  UNAVAILABLE: "The platform cannot be reached",
  AUTH_EXPIRED: "The shop's authorisation has expired",
  REFUSED: "The platform refused it",
  STALE: "It has changed on the platform meanwhile",
  NOT_FOUND: "The platform does not know it",
  UNREADABLE: "The platform's answer cannot be read",
  BAD_SIGNATURE: "The platform does not take our signature",
  NOT_SUPPORTED: "The platform has no interface for that",
};

/** A connector's refusal as a sentence without its stop. */
export function problemOf({ code, message, details }: Refusal<ConnectorProblem>): Said {
  return { zh: message, en: typeof details?.en === "string" ? details.en.replace(/\.$/, "") : `${english[code]}: ${asWritten(message)}` };
}
