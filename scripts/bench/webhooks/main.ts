/**
 * How many pushes are verified, stored and answered a second over HTTP, and how long one waits at a set pace. Beside it the floor of the same run: as many
 * payloads written by plain single inserts, each a write of its own on the disk, over as many connections as the product may use.
 */
import { createHash } from "node:crypto";
import { Worker } from "node:worker_threads";
import { openVault } from "../../../main/hub/access/index.ts";
import { sealSecrets } from "../../../main/hub/ingest/index.ts";
import { openStore, type Store } from "../../../main/hub/store/index.ts";
import { rounded } from "../../cli/report.ts";
import { inParts, type Spread, secondsOf, spreadOf } from "../figures.ts";
import type { Bench } from "../home.ts";
import { HUB_KEY, urlOf, withHub } from "../hub.ts";
import { wireTraces } from "../payloads.ts";
import type { Sending, Sent } from "./sender.ts";

interface WebhookReport {
  pushes: number;
  /** Pushes a second until they are stored and answered, many senders at once. */
  storedPerSecond: number;
  /** How long each of them waited. */
  stored: Spread;
  /** How long a push waits that comes at this pace, whatever becomes of the others. */
  paced: Spread & { perSecond: number; pushes: number };
  /** Plain single inserts a second. */
  floorPerSecond: number;
  ratio: number;
}

const SHOP = "bench-pushes";
const SALT = "bench";
const AT_ONCE = 64;
/** Half of what issue 11 asks for. */
const PACE = 1_000;
const WARM_UP = 500;

/** Sends `pushes` pushes to a hub on a database of its own beside `store`, then half as many at a set pace. */
export async function webhookSpeed(bench: Bench, pushes: number, onProgress: (share: number) => void): Promise<WebhookReport> {
  const [warming = [], sent = [], paced = []] = bodiesOf([WARM_UP, pushes, Math.ceil(pushes / 2)]);
  for (const name of ["push_hub", "push_floor"]) await bench.store.pool.query(`CREATE DATABASE ${name}`);
  const floorSeconds = await floorOf(bench.store, sent);
  onProgress(0.2);
  return withHub(bench, "push_hub", async ({ composed: { hub }, server }) => {
    await hub.store.pool.query(
      "INSERT INTO shop (id, channel, name, base_url, secrets, next_pull_at, created_at) VALUES ($1, 'kuaidi100', $1, 'http://127.0.0.1:1', $2, 'infinity', now())",
      [SHOP, sealSecrets(openVault(HUB_KEY), { salt: SALT })],
    );
    const url = `${server.url}/hooks/kuaidi100/${SHOP}`;
    await send({ url, bodies: warming, pace: { atOnce: AT_ONCE } });
    const all = await send({ url, bodies: sent, pace: { atOnce: AT_ONCE } });
    onProgress(0.6);
    const even = await send({ url, bodies: paced, pace: { perSecond: PACE } });
    await allStored(hub.store, warming.length + sent.length + paced.length);
    const storedPerSecond = Math.round(pushes / all.seconds);
    const floorPerSecond = Math.round(pushes / floorSeconds);
    return {
      pushes,
      storedPerSecond,
      stored: spreadOf(all.times),
      paced: { perSecond: PACE, pushes: paced.length, ...spreadOf(even.times) },
      floorPerSecond,
      ratio: rounded(storedPerSecond / floorPerSecond, 3),
    };
  });
}

/** Signed pushes, each of a parcel of its own; so many in each list. */
function bodiesOf(counts: readonly number[]): string[][] {
  let from = 0;
  return counts.map((count) => {
    const traces = wireTraces({ from, to: from + count, now: Date.now() });
    from += count;
    return traces.map(({ payload }) => {
      const param = JSON.stringify({ status: "polling", billstatus: "got", message: "", lastResult: JSON.parse(payload) as object });
      const sign = createHash("md5").update(`${param}${SALT}`).digest("hex").toUpperCase();
      return new URLSearchParams({ sign, param }).toString();
    });
  });
}

function send(sending: Sending): Promise<Sent> {
  return new Promise<Sent>((done, fail) => {
    const worker = new Worker(new URL("./sender.ts", import.meta.url), { workerData: sending });
    worker.once("error", fail);
    worker.once("message", (sent: Sent) => {
      const [status] = sent.refused;
      if (status === undefined) done(sent);
      else fail(new Error(`${sent.refused.length} of ${sending.bodies.length} pushes were not taken, the first with ${status}`));
    });
  });
}

async function allStored(store: Store, wanted: number): Promise<void> {
  const [row] = await store.rows<{ kept: number; queued: number }>(
    "SELECT (SELECT count(*)::int FROM raw_item) AS kept, (SELECT count(*)::int FROM raw_queue WHERE status = 'pending') AS queued",
  );
  if (row?.kept !== wanted || row.queued !== wanted)
    throw new Error(`${wanted} pushes were answered, ${row?.kept} are stored and ${row?.queued} wait to be understood`);
}

async function floorOf({ url, clock }: Store, bodies: readonly string[]): Promise<number> {
  const store = await openStore({ home: "", clock, databaseUrl: urlOf(url, "push_floor") });
  try {
    await store.pool.query("CREATE TABLE floor_push (id text PRIMARY KEY, body text NOT NULL)");
    const [warming = [], ...parts] = inParts([...bodies.entries()], Math.ceil(bodies.length / 10));
    const insert = async (some: readonly (readonly [number, string])[]): Promise<void> => {
      const waiting = some.values();
      const writer = async (): Promise<void> => {
        for (const [at, body] of waiting) await store.pool.query("INSERT INTO floor_push (id, body) VALUES ($1, $2)", [`push-${at}`, body]);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, writer));
    };
    await insert(warming);
    const measured = parts.flat();
    return (await secondsOf(() => insert(measured))) * (bodies.length / measured.length);
  } finally {
    await store.close(true);
  }
}
