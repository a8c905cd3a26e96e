/** The status page: channels, lag, completeness. */
import type { InferSchemaOutput } from "@orpc/contract";
import { actorName, type Principal } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { ok } from "../kernel/result.ts";
import { beijingDay } from "../kernel/time.ts";
import { commit, keepSetting, settingOf } from "../store/index.ts";
import { awaitedPage } from "./awaited.store.ts";
import { captureDays, openGaps } from "./completeness.store.ts";
import type { IngestDeps } from "./deps.ts";
import { KEEP_DAYS, payloadsKept } from "./payload.commands.ts";
import { shopViews } from "./shop.view.ts";
import { perHour, type StatusView, totals } from "./status.store.ts";

export interface StatusDeps extends IngestDeps {
  databaseKind: "embedded" | "external";
  /** Figures of rooms that ingest does not know. */
  extras: () => Promise<Pick<StatusView, "actions" | "promises" | "ai" | "journal" | "past">>;
  /** Daily backups that are there, and how many are kept. */
  backups: () => Promise<{ keep: number; rows: { name: string; bytes: number; at: Date }[] }>;
  /** Setting that says how many. */
  keepBackups: string;
  /** A person says that the time on the wall is right. */
  confirmClock: (principal: Principal) => Promise<void>;
  /** Walks the journal's whole chain now. */
  checkJournal: () => Promise<StatusView["journal"]>;
}

/** Answers the contract's `status` part. */
export function statusHandlers(deps: StatusDeps): HandlersOf<Contract["status"], Principal> {
  return {
    get: async () => ok(await statusOf(deps)),
    completeness: async () => ok(await completenessOf(deps)),
    awaited: async (of) => ok(await awaitedPage(deps.store, of)),
    keepPayloads: async ({ days }, principal) => {
      await commit(deps.store, actorName(principal), async (tx) => {
        await keepSetting(tx, KEEP_DAYS, days);
        tx.journal({ verb: "payloads.keep_days", subject: "setting", subjectId: KEEP_DAYS, data: { days } });
      });
      return ok({ keepDays: days });
    },
    backups: async () => ok(await deps.backups()),
    keepBackups: async ({ keep }, principal) => {
      await commit(deps.store, actorName(principal), async (tx) => {
        await keepSetting(tx, deps.keepBackups, keep);
        tx.journal({ verb: "backups.keep", subject: "setting", subjectId: deps.keepBackups, data: { keep } });
      });
      return ok({ keep });
    },
    confirmClock: async (_input, principal) => {
      await deps.confirmClock(principal);
      return ok({ ok: true });
    },
    checkJournal: async () => ok(await deps.checkJournal()),
  };
}

/** Days that completeness is shown of, and most of what is missing. */
const DAYS_SHOWN = 14;
const GAPS_SHOWN = 100;

async function completenessOf({ store }: StatusDeps): Promise<Completeness> {
  const since = beijingDay(new Date(store.clock.now() - (DAYS_SHOWN - 1) * 86_400_000));
  const [days, gaps] = await Promise.all([captureDays(store, since), openGaps(store, GAPS_SHOWN)]);
  return { days: days.map(({ worstMs, ...day }) => ({ ...day, worstSeconds: Math.round(worstMs / 1_000) })), gaps };
}
type Completeness = InferSchemaOutput<NonNullable<Contract["status"]["completeness"]["~orpc"]["outputSchema"]>>;

async function statusOf(deps: StatusDeps): Promise<StatusView> {
  const now = deps.store.clock.now();
  const [shops, waiting, hours, payloads, extras, keyPlace] = await Promise.all([
    shopViews(deps),
    totals(deps.store),
    perHour(deps.store, new Date(now)),
    payloadsKept(deps.store),
    deps.extras(),
    settingOf<StatusView["keyPlace"]>(deps.store, "installation.key_place"),
  ]);
  const seconds = waiting.oldest ? Math.max(0, Math.round((now - waiting.oldest.getTime()) / 1000)) : 0;
  return {
    shops,
    pending: waiting.pending,
    oldestPendingSeconds: seconds,
    quarantined: waiting.quarantined,
    refetch: waiting.refetch,
    actions: extras.actions,
    promises: extras.promises,
    ai: extras.ai,
    database: { kind: deps.databaseKind, version: waiting.version, sizeBytes: Number(waiting.size) },
    perHour: hours,
    payloads,
    journal: extras.journal,
    past: extras.past,
    keyPlace: keyPlace ?? "file",
  };
}
