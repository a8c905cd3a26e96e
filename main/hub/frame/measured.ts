/** Figures for whoever watches the hub from outside: shops by their ids, nobody by anything. */
import { backupsThere } from "./daily-backup.ts";
import type { Measure } from "./measure.ts";
import { figuresNow } from "./measured.view.store.ts";
import { captureFigures } from "./measured-capture.ts";
import type { HubParts } from "./parts.ts";

/** So long figures from rows are given again: whoever asks more often learns nothing new. */
const KEPT_MS = 10_000;

/** Begins to count what only passes by. @returns what gives the figures of now; of a database that is away there are none from rows. */
export function measureHub(parts: HubParts): () => Promise<Measure[]> {
  const { store, condition, platform, jobs } = parts;
  let returns = 0;
  condition.watch(({ part, trouble }) => {
    if (part === "database" && trouble === null) returns += 1;
  });
  let kept: { at: number; measures: Measure[] } = { at: Number.NEGATIVE_INFINITY, measures: [] };
  const fromRows = async (): Promise<Measure[]> => {
    const at = performance.now();
    if (at - kept.at < KEPT_MS) return kept.measures;
    const waiting = (await jobs.waiting()).map(({ name, ready }) => ({ labels: { job: name }, value: ready }));
    const measures: Measure[] = [
      ...(await figuresNow(store)),
      ...(await captureFigures(store)),
      { name: "jobs_waiting", help: "Background work that waits.", kind: "gauge", values: waiting },
    ];
    kept = { at, measures };
    return measures;
  };
  return async () => {
    const rows = condition.mayWork() ? await fromRows().catch(() => []) : [];
    const [newest] = backupsThere(platform);
    return [
      {
        name: "part_ok",
        help: "Whether a part of the hub works.",
        kind: "gauge",
        values: condition.parts().map(({ part, trouble }) => ({ labels: { part }, value: trouble ? 0 : 1 })),
      },
      { name: "database_returns_total", help: "How often the database came back after it had been away.", kind: "counter", values: [{ value: returns }] },
      {
        name: "pool_connections",
        help: "Connections of the pool, and who waits for one.",
        kind: "gauge",
        values: [
          { labels: { state: "used" }, value: store.pool.totalCount - store.pool.idleCount },
          { labels: { state: "idle" }, value: store.pool.idleCount },
          { labels: { state: "waiting" }, value: store.pool.waitingCount },
        ],
      },
      ...(newest
        ? [
            {
              name: "backup_age_seconds",
              help: "Since the newest backup was made.",
              kind: "gauge" as const,
              values: [{ value: Math.max(0, (Date.now() - newest.at.getTime()) / 1000) }],
            },
          ]
        : []),
      ...rows,
    ];
  };
}
