/** What probes ask: whether the process lives, and whether it can be used. They need no sign-in and tell no business. */
import type { FastifyInstance } from "fastify";
import type { PartName } from "../hub/contract/condition.ts";
import type { Hosted } from "../hub/frame/door.ts";

/** Without these the hub takes nothing in or must not act; the others are told, and everything else goes on. */
const needed: Readonly<Record<PartName, boolean>> = { database: true, disk: true, clock: true, ingest: true, channels: false, models: false, chain: false };

/** Serves `GET /healthz` and `GET /readyz`. */
export function serveProbes(app: FastifyInstance, { condition }: Hosted): void {
  // Whoever restarts programs must not end one that only waits for its database.
  app.get("/healthz", async (_request, reply) => reply.header("cache-control", "no-store").send({ ok: true }));
  app.get("/readyz", async (_request, reply) => {
    const parts = condition
      .parts()
      .map(({ part, trouble, since }) => ({ part, ok: trouble === null, since, zh: trouble?.zh ?? null, en: trouble?.en ?? null }));
    const ready = parts.every(({ part, ok }) => ok || !needed[part]);
    return reply
      .header("cache-control", "no-store")
      .status(ready ? 200 : 503)
      .send({ ready, parts });
  });
}
