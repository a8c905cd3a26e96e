import { type JournalState, journalState } from "../audit/index.ts";
import { demoPastSetting, type PastProgress } from "../contract/demonstration.ts";
import { modelProblem, promiseFigures } from "../disputes/index.ts";
import { usableEndpoints } from "../models/index.ts";
import { settingOf } from "../store/index.ts";
import type { HubParts } from "./parts.ts";

/** So far back promises are counted. */
const PROMISES_MS = 30 * 86_400_000;

/** Figures of rooms that ingest does not know, for the status page. */
export async function hubFigures(parts: HubParts): Promise<{
  actions: { held: number; unclear: number; failed: number };
  promises: { made: number; kept: number; broken: number; running: number };
  ai: { configured: boolean; model: string | null; problem: string | null; embedder: string };
  journal: JournalState;
  past: { done: number; of: number } | null;
}> {
  const { store, platform, knowledge } = parts;
  const [[counts], problem, promises, journal, told] = await Promise.all([
    store.rows<{ held: number; unclear: number; failed: number }>(
      `SELECT count(*) FILTER (WHERE state = 'held')::int AS held, count(*) FILTER (WHERE state = 'unclear')::int AS unclear,
        count(*) FILTER (WHERE state = 'failed')::int AS failed FROM action WHERE state IN ('held', 'unclear', 'failed')`,
    ),
    modelProblem(store),
    promiseFigures(store, new Date(store.clock.now() - PROMISES_MS)),
    journalState(store),
    settingOf<PastProgress>(store, demoPastSetting),
  ]);
  const [asked] = await usableEndpoints({ store, vault: parts.vault, named: platform.environment.ai }, "reply");
  return {
    actions: counts ?? { held: 0, unclear: 0, failed: 0 },
    promises,
    ai: {
      configured: asked !== undefined,
      model: asked?.model ?? null,
      problem: asked ? problem : null,
      embedder: knowledge.embedderId() ?? "built-in",
    },
    journal,
    past: told && told.done < told.of ? { done: told.done, of: told.of } : null,
  };
}
