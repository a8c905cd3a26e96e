/** What was fetched and kept a short while ago, so that a list which names the same version need not have it fetched again before it is understood. */
import type { Listed, RawItem } from "../connectors/port.ts";

export interface RecentlyKept {
  /** Notes items kept at a moment (ms). */
  note(shopId: string, items: readonly RawItem[], at: number): void;
  /** Ids among `listed` that were kept in that very version, well after it. */
  known(shopId: string, listed: readonly Listed[]): ReadonlySet<string>;
}

/** Channels count in seconds: what was told within the second it happened may have changed once more in the same second. */
export const SAME_SECOND_MS = 2_000;
const MOST = 50_000;

/** Opens an empty memory; it forgets the oldest. Forgetting costs a call, never a fact. */
export function openRecentlyKept(): RecentlyKept {
  const keptAt = new Map<string, number>();
  return {
    note: (shopId, items, at) => {
      for (const { versionKey } of items) if (versionKey !== undefined) keptAt.set(`${shopId}\n${versionKey}`, at);
      for (const key of keptAt.keys()) {
        if (keptAt.size <= MOST) break;
        keptAt.delete(key);
      }
    },
    known: (shopId, listed) =>
      new Set(
        listed.filter(({ key, version }) => (keptAt.get(`${shopId}\n${key}`) ?? Number.NEGATIVE_INFINITY) >= version + SAME_SECOND_MS).map(({ id }) => id),
      ),
  };
}
