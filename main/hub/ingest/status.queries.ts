/** The status page: channels, lag, quarantine. */
import { actorName, type Principal } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { ok } from "../kernel/result.ts";
import { commit } from "../store/index.ts";
import type { IngestDeps } from "./deps.ts";
import { requeue } from "./raw.store.ts";
import { type StatusView, shopViews } from "./shop.view.ts";

export interface StatusDeps extends IngestDeps {
  databaseKind: "embedded" | "external";
  /** Figures of rooms that ingest does not know. */
  extras: () => Promise<Pick<StatusView, "actions" | "ai" | "journal">>;
  /** Walks the journal's whole chain now. */
  checkJournal: () => Promise<StatusView["journal"]>;
}

interface Totals {
  pending: number;
  oldest: Date | null;
  quarantined: number;
  refetch: number;
  version: string;
  size: string;
}

const TOTALS = `SELECT (SELECT count(*)::int FROM raw_item WHERE status = 'pending') AS pending,
  (SELECT min(received_at) FROM raw_item WHERE status = 'pending') AS oldest,
  (SELECT count(*)::int FROM raw_item WHERE status = 'quarantined') AS quarantined,
  (SELECT count(*)::int FROM refetch) AS refetch,
  current_setting('server_version') AS version, pg_database_size(current_database())::text AS size`;

/** Received and quarantined per hour of the last day, hours with nothing included. */
const PER_HOUR = `SELECT hour, count(raw.id)::int AS received, (count(raw.id) FILTER (WHERE raw.status = 'quarantined'))::int AS quarantined
  FROM generate_series(date_trunc('hour', $1::timestamptz) - interval '23 hours', date_trunc('hour', $1::timestamptz), interval '1 hour') AS hour
  LEFT JOIN raw_item raw ON raw.received_at >= hour AND raw.received_at < hour + interval '1 hour' GROUP BY hour ORDER BY hour`;

/** Answers the contract's `status` part. */
export function statusHandlers(deps: StatusDeps): HandlersOf<Contract["status"], Principal> {
  return {
    get: async () => ok(await statusOf(deps)),
    quarantine: async ({ page, size }) => {
      const rows = await deps.store.rows<{
        id: string;
        shopName: string;
        channel: string;
        topic: string;
        via: string;
        receivedAt: Date;
        reason: string;
        excerpt: string;
      }>(
        `SELECT raw.id::text, shop.name AS "shopName", shop.channel, raw.topic, raw.via, raw.received_at AS "receivedAt", coalesce(raw.reason, '') AS reason, left(raw.payload, 400) AS excerpt
         FROM raw_item raw JOIN shop ON shop.id = raw.shop_id WHERE raw.status = 'quarantined' ORDER BY raw.id DESC LIMIT $1 OFFSET $2`,
        [size, page * size],
      );
      const [count] = await deps.store.rows<{ total: number }>("SELECT count(*)::int AS total FROM raw_item WHERE status = 'quarantined'");
      return ok({ rows, total: count?.total ?? 0 });
    },
    checkJournal: async () => ok(await deps.checkJournal()),
    replay: async ({ ids }, principal) => {
      const replayed = await commit(deps.store, actorName(principal), async (tx) => {
        const again = await requeue(
          tx,
          ids.filter((id) => /^\d{1,18}$/.test(id)),
        );
        if (again.length > 0)
          tx.journal({
            verb: "quarantine.replayed",
            subject: "raw_item",
            subjectId: again.length === 1 ? (again[0] ?? "") : "many",
            data: { ids: again.slice(0, 500) },
          });
        return again.length;
      });
      return ok({ replayed });
    },
  };
}

async function statusOf(deps: StatusDeps): Promise<StatusView> {
  const now = deps.store.clock.now();
  const [shops, [totals], perHour, extras] = await Promise.all([
    shopViews(deps),
    deps.store.rows<Totals>(TOTALS),
    deps.store.rows<StatusView["perHour"][number]>(PER_HOUR, [new Date(now)]),
    deps.extras(),
  ]);
  const seconds = totals?.oldest ? Math.max(0, Math.round((now - totals.oldest.getTime()) / 1000)) : 0;
  return {
    shops,
    pending: totals?.pending ?? 0,
    oldestPendingSeconds: seconds,
    quarantined: totals?.quarantined ?? 0,
    refetch: totals?.refetch ?? 0,
    actions: extras.actions,
    ai: extras.ai,
    database: { kind: deps.databaseKind, version: totals?.version ?? "", sizeBytes: Number(totals?.size ?? 0) },
    perHour,
    journal: extras.journal,
  };
}
