/** What the frame hands to rooms and handlers, made once when the hub opens. */
import type { Connector } from "../connectors/port.ts";
import type { Jobs } from "../store/index.ts";
import type { FlowDeps } from "./flow.ts";
import type { Platform } from "./platform.ts";

/** How far a training is; whoever trains keeps it current. */
export interface Training {
  running: boolean;
  progress: number;
}

/** What rooms are handed, made once. */
export interface HubParts extends FlowDeps {
  platform: Platform;
  channels: readonly Connector[];
  jobs: Jobs;
  training: Training;
  version: string;
  journal: { intact: boolean };
  wake(): void;
}
