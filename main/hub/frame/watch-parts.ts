/** Looks now and then how the parts of the hub stand that say nothing by themselves: the disk, what waits to be understood, the channels. */
import { statfs } from "node:fs/promises";
import type { Store } from "../store/index.ts";
import type { Condition } from "./condition.ts";
import { standingOf } from "./parts.view.store.ts";

const EVERY_MS = 10_000;
/** Below this the database may fail at the next large write. */
const LEAST_FREE_BYTES = 200_000_000;
/** What is due is understood within seconds; this late something is wrong. */
const LATE_MS = 600_000;

interface Watched {
  store: Store;
  condition: Condition;
  /** Folders on whose disks we write. */
  folders: readonly string[];
  beats: boolean;
}

/** Looks once now and then by itself. @returns a look, and its end. */
export function watchParts(watched: Watched): { look(): Promise<void>; stop(): void } {
  const look = async (): Promise<void> => {
    await lookAtDisk(watched);
    if (watched.condition.mayWork()) await lookAtRows(watched).catch(() => undefined);
  };
  const timer = watched.beats ? setInterval(() => void look(), EVERY_MS) : null;
  timer?.unref();
  if (watched.beats) void look();
  return { look, stop: () => void (timer && clearInterval(timer)) };
}

async function lookAtDisk({ condition, folders }: Watched): Promise<void> {
  const free = await Promise.all(
    folders.map((folder) =>
      statfs(folder).then(
        ({ bavail, bsize }) => bavail * bsize,
        () => Number.POSITIVE_INFINITY,
      ),
    ),
  );
  const least = Math.min(...free);
  const megabytes = Math.round(least / 1_000_000);
  condition.report(
    "disk",
    least >= LEAST_FREE_BYTES
      ? null
      : {
          zh: `磁盘只剩 ${megabytes} MB。请尽快腾出空间；写满之后推送会被要求稍后重发，已收到的不会丢。`,
          en: `Only ${megabytes} MB of disk are left: free some space. When it is full, pushes are asked to come again; nothing acknowledged is lost.`,
        },
  );
}

async function lookAtRows({ store, condition }: Watched): Promise<void> {
  const { oldest, pending, ill } = await standingOf(store);
  const lateMs = oldest ? store.clock.now() - oldest.getTime() : 0;
  condition.report(
    "ingest",
    lateMs <= LATE_MS
      ? null
      : {
          zh: `有 ${pending} 条报文等着处理，最早的已等 ${Math.round(lateMs / 60_000)} 分钟；它们都在，处理会继续。`,
          en: `${pending} payloads wait to be understood, the oldest for ${Math.round(lateMs / 60_000)} minutes; they are kept, and the work goes on.`,
        },
  );
  condition.report(
    "channels",
    ill.length === 0 ? null : { zh: `${ill.length} 家店铺有问题，请到接入状态页查看。`, en: `${ill.length} shops have a problem: see the status page.` },
  );
}
