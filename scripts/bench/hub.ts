/** A hub on a database of its own beside the bench's store, with the server in front of it that others reach. */
import { type Composed, compose } from "../../main/compose.ts";
import { openPost, type RunningServer, startServer } from "../../main/server/index.ts";
import type { Bench } from "./home.ts";

export const HUB_KEY = new Uint8Array(32).fill(1);

/** Opens a hub whose beats are asked for, runs `work` with it and closes it. `database` is there and empty. */
export async function withHub<Value>(
  { home, store }: Bench,
  database: string,
  work: (opened: { composed: Composed; server: RunningServer }) => Promise<Value>,
): Promise<Value> {
  const composed = await compose({
    platform: {
      home: `${home}/${database}`,
      key: HUB_KEY,
      clock: store.clock,
      post: openPost(),
      fetch: globalThis.fetch,
      log: (level, line) => {
        if (level === "error") process.stderr.write(`${line}\n`);
      },
      environment: { databaseUrl: urlOf(store.url, database), modelFolder: `${home}/models`, publicUrl: "http://127.0.0.1" },
    },
    version: "bench",
    beats: false,
    demo: false,
  });
  try {
    const server = await startServer({ hub: composed.hub, port: 0, rendererFolder: home });
    try {
      return await work({ composed, server });
    } finally {
      await server.close();
    }
  } finally {
    await composed.close();
  }
}

/** Where another database of the same server is. */
export function urlOf(url: string, database: string): string {
  return url.replace(/\/[^/]*$/, `/${database}`);
}
