/** The hub of a day's run: the real host on a clock that the director moves, in a process that may be killed. */
import { enableCompileCache, flushCompileCache } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Composed } from "../../main/compose.ts";
import { startCluster } from "../../main/hub/store/cluster.ts";
import { installationKey } from "../../main/server/installation.ts";
import { openLog } from "../../main/server/log.ts";
import type { HubAnswer, HubAsk, HubStart } from "./hub-talk.ts";

const rendererFolder = fileURLToPath(new URL("../../dist/renderer", import.meta.url));
const start = JSON.parse(process.argv[2] ?? "{}") as HubStart;
let setAt = Date.now();
let setTo = start.now;
const now = (): number => setTo + (start.beats ? Date.now() - setAt : 0);

// Whoever is killed and started again reads the program as it was compiled the first time.
enableCompileCache(join(start.home, "compiled"));

// The database is made while the program is loaded; what goes wrong is told when the store is opened.
if (start.databaseUrl === undefined) startCluster(start.home).catch(() => undefined);
const [{ compose }, { eventsAfter, readerPlace }, { orderTimeline }, { openOutbound, startServer }] = await Promise.all([
  import("../../main/compose.ts"),
  import("../../main/hub/store/index.ts"),
  import("../../main/hub/orders/index.ts"),
  import("../../main/server/index.ts"),
]);
const { post, openSocket } = openOutbound();
const composed = await compose({
  platform: {
    home: start.home,
    key: installationKey(start.home, { mayReplace: start.fresh }),
    clock: { now },
    post,
    openSocket,
    fetch: globalThis.fetch,
    log: openLog({ level: start.verbose ? "info" : "error", format: "text", now, write: (line) => void process.stderr.write(`${line}\n`) }),
    environment: { databaseUrl: start.databaseUrl, ai: undefined, modelFolder: `${start.home}/models`, publicUrl: `http://127.0.0.1:${start.port}` },
  },
  version: "day",
  fresh: start.fresh,
  demo: true,
  beats: start.beats === true,
  timeoutMs: start.timeoutMs,
  keepServer: true,
});
const server = await startServer({ hub: composed.hub, port: start.port, rendererFolder });
// It is kept when a process ends in order, which this one mostly does not.
flushCompileCache();

process.on("message", (message: { id: number; ask: HubAsk }) => {
  answer(composed, message.ask).then(
    (result) => process.send?.({ id: message.id, answer: result }),
    (fault: Error) => process.send?.({ id: message.id, fault: fault.stack ?? fault.message }),
  );
});
// The director is gone: nobody would ever stop us.
process.on("disconnect", () => process.exit(1));
process.send?.({ id: 0, answer: { url: server.url } });

async function answer(parts: Composed, ask: HubAsk): Promise<HubAnswer> {
  switch (ask.kind) {
    case "clock":
      setAt = Date.now();
      setTo = ask.now;
      return {};
    case "settle":
      if (!ask.once) return { nextDue: await runUntilIdle(parts) };
      await parts.runUntilIdle("decisions", 1);
      return { nextPull: await nextPull(parts) };
    case "standing":
      return standing(composed);
    case "prepare":
      return { apiKey: await prepare(parts, ask) };
    case "connect":
      return { keys: await (await import("./hub-connect.ts")).connectShops(parts, ask.shops) };
    case "timeline":
      return { readMs: await timeReads(parts, ask.ids) };
    case "close":
      await server.close();
      await parts.close();
      setImmediate(() => process.exit(0));
      return {};
  }
}

/** Replies are written while the channels go on; only a day that seems over waits for them. */
async function runUntilIdle(parts: Composed): Promise<number | null> {
  await parts.runUntilIdle("decisions");
  const due = await nextDue(parts);
  if (due !== null) return due;
  await parts.runUntilIdle();
  return nextDue(parts);
}

async function prepare(parts: Composed, ask: Extract<HubAsk, { kind: "prepare" }>): Promise<string> {
  const { connectDemo } = await import("../../main/compose-demo.ts");
  return connectDemo(parts, { shops: ask.shops, hubUrl: server.url, seed: ask.seed, say: () => undefined });
}

/** When, by the clock, something of ours comes due; `null` when nothing is left to do. Asking about silent parcels never ends and is not waited for. */
async function nextDue(parts: Composed): Promise<number | null> {
  const [row] = await parts.hub.store.rows<{ at: Date | null }>(
    `SELECT min(at) AS at FROM (
       SELECT min(due_at) AS at FROM action WHERE state IN ('held', 'ready', 'sending', 'unclear')
       UNION ALL SELECT min(sent_at) + interval '125 seconds' FROM action WHERE state = 'sent'
       UNION ALL SELECT min(due_at) FROM raw_queue WHERE status = 'pending'
       UNION ALL SELECT min(due_at) FROM refetch WHERE kind <> 'parcel') due`,
  );
  return row?.at ? row.at.getTime() : null;
}

async function nextPull(parts: Composed): Promise<number | null> {
  const { connectors } = await import("../../main/hub/connectors/index.ts");
  const channels = connectors.filter(({ pull }) => pull !== undefined).map(({ manifest }) => manifest.id);
  const [row] = await parts.hub.store.rows<{ at: Date | null }>(
    "SELECT min(greatest(next_pull_at, coalesce(paused_until, next_pull_at))) AS at FROM shop WHERE enabled AND channel = ANY($1)",
    [channels],
  );
  return row?.at ? row.at.getTime() : null;
}

/** Whether workers have something to do now: rows that are due, news nobody has read, cases without a name. */
async function standing(parts: Composed): Promise<HubAnswer> {
  const { store } = parts.hub;
  const unread = await eventsAfter(store, await readerPlace(store, "flow"), 1);
  const due = await nextDue(parts);
  const [row] = await store.rows<{ waits: boolean }>(
    "SELECT EXISTS (SELECT 1 FROM case_file WHERE triage_state = 'wanted' OR reply_state = 'wanted') AS waits",
  );
  return { nextDue: due, busy: unread.length > 0 || (due !== null && due <= now()) || row?.waits === true };
}

async function timeReads(parts: Composed, ids: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const id of ids) {
    const begun = performance.now();
    await orderTimeline(parts.hub.store, id);
    times.push(performance.now() - begun);
  }
  return times;
}
