/** What the frame hands to rooms and handlers, made once when the hub opens. */
import type { Streams } from "../access/index.ts";
import type { ChannelOf, ConnectorManifest } from "../connectors/port.ts";
import type { Presence } from "../disputes/index.ts";
import type { SearchModel } from "../knowledge/index.ts";
import type { ModelPort } from "../models/index.ts";
import type { Resealing } from "../privacy/index.ts";
import type { Jobs } from "../store/index.ts";
import type { ClockGuard } from "./clock-guard.ts";
import type { Stage } from "./demonstration.handlers.ts";
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
  /** Live streams that stand open. */
  streams: Streams;
  /** Who is at which case just now. */
  presence: Presence;
  /** What every channel tells of itself, in the order shown, and by id. */
  manifests: readonly ConnectorManifest[];
  channelOf: ChannelOf;
  jobs: Jobs;
  training: Training;
  resealing: Resealing;
  /** Speaks to models, where the hub itself knows no vendor. */
  models: ModelPort;
  searchModel: SearchModel;
  version: string;
  clockGuard: ClockGuard;
  /** Under which the console is reached from elsewhere. */
  publicUrl: string;
  /** Where whoever steers simulated channels stands. */
  stage: Stage;
  wake(): void;
}
