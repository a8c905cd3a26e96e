/** Sending a file to a case. */
import { MOST_ATTACHMENT_BYTES } from "../../../main/hub/contract/limits.ts";
import type { HubClient } from "../../client/rpc.ts";
import { type Chosen, sendParts } from "../../client/send-parts.ts";

export type { Chosen };

export const isTooLarge = (file: Pick<File, "size">): boolean => file.size > MOST_ATTACHMENT_BYTES || file.size === 0;

interface Sending {
  hub: Pick<HubClient["evidence"], "begin" | "put" | "finish">;
  caseId: string;
  file: Chosen;
  /** Told how much of it is there, 0 to 1; `waiting` while there is no line. */
  tell(share: number, state: "sending" | "waiting"): void;
  /** Waits before it is tried again; given by tests. */
  pause?: (ms: number) => Promise<unknown>;
  signal: AbortSignal;
}

/** Sends it whole. @returns the key it is kept under. @throws what the hub refused with, or that the line did not come back. */
export function sendFile({ hub, caseId, ...of }: Sending): Promise<string> {
  return sendParts({
    ...of,
    begin: (file) => hub.begin({ caseId, ...file }),
    put: (part) => hub.put({ caseId, ...part }),
    finish: async (key) => (await hub.finish({ caseId, key })).key,
  });
}
