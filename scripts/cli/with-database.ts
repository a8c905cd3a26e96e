import { holderOf, startCluster } from "../../main/hub/store/index.ts";
import type { StartOptions } from "../../main/server/options.ts";

/** Works with the product's database, starting the carried server where nobody has; a server that was only started for this ends again. */
export async function withDatabase<Value>(options: Pick<StartOptions, "home" | "databaseUrl">, work: (url: string) => Promise<Value>): Promise<Value> {
  if (options.databaseUrl) return work(options.databaseUrl);
  const isServed = holderOf(options.home) !== null;
  const cluster = await startCluster(options.home);
  try {
    return await work(cluster.url.replace(/\/postgres$/, "/aftercare"));
  } finally {
    if (!isServed && holderOf(options.home) === null) await cluster.stop();
  }
}
