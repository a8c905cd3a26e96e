/** Sends pushes from a thread of its own, as a channel would: over connections that are kept, and without waiting for the hub's thread. */
import { Agent, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";

/** What is sent: all of it with so many under way at once, or so many a second whatever becomes of them. */
export interface Sending {
  url: string;
  bodies: readonly string[];
  pace: { atOnce: number } | { perSecond: number };
}

/** How long it took from the first byte sent to the last answer, and each push from when it was due until it was answered. */
export interface Sent {
  seconds: number;
  /** Milliseconds. */
  times: number[];
  /** Answers other than 200, by status. */
  refused: number[];
}

/** Connections at most: a channel's senders are many. */
const CONNECTIONS = 64;

async function sendAll({ url, bodies, pace }: Sending): Promise<Sent> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const times: number[] = [];
  const refused: number[] = [];
  const start = performance.now();
  const send = async (body: string, due: number): Promise<void> => {
    const status = await post(agent, url, body);
    times.push(performance.now() - due);
    if (status !== 200) refused.push(status);
  };
  if ("atOnce" in pace) {
    const waiting = bodies.values();
    const sender = async (): Promise<void> => {
      for (const body of waiting) await send(body, performance.now());
    };
    await Promise.all(Array.from({ length: pace.atOnce }, sender));
  } else {
    const under: Promise<void>[] = [];
    for (const [at, body] of bodies.entries()) {
      // Late or not, it counts from when it was due: a hub that stands still makes all of them wait.
      const due = start + (at * 1_000) / pace.perSecond;
      const early = due - performance.now();
      if (early > 0) await pause(early);
      under.push(send(body, due));
    }
    await Promise.all(under);
  }
  agent.destroy();
  return { seconds: (performance.now() - start) / 1_000, times, refused };
}

function post(agent: Agent, url: string, body: string): Promise<number> {
  return new Promise((done, fail) => {
    const headers = { "content-type": "application/x-www-form-urlencoded", "content-length": Buffer.byteLength(body) };
    const call = request(url, { method: "POST", agent, headers }, (response) => {
      response.resume();
      response.on("end", () => done(response.statusCode ?? 0));
      response.on("error", fail);
    });
    call.on("error", fail);
    call.end(body);
  });
}

parentPort?.postMessage(await sendAll(workerData as Sending));
