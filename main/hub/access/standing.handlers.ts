/** Answers the contract's `standing` part: everybody speaks for himself alone. */
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { ok, refuse } from "../kernel/result.ts";
import { commit, type Store } from "../store/index.ts";
import { actorName, type Principal } from "./principal.ts";
import { standingsNow } from "./standing.queries.ts";
import { keepStanding } from "./standing.store.ts";
import type { Streams } from "./streams.ts";

/** Longer than this nobody says he is away: then he says so until he is back. */
const LONGEST_MS = 60 * 86_400_000;

/** Who is here for new work; `streams` tells whose console listens. */
export function standingHandlers({ store, streams }: { store: Store; streams: Pick<Streams, "people"> }): HandlersOf<Contract["standing"], Principal> {
  return {
    say: async ({ state, until }, principal) => {
      if (principal.kind !== "operator") return refuse("NOT_ALLOWED", "只有人员可以说自己是否在岗。", { en: "Only people say whether they are here." });
      return commit(store, actorName(principal), async (tx) => {
        const left = until === null ? null : until.getTime() - tx.at.getTime();
        if (left !== null && (left <= 0 || left > LONGEST_MS))
          return refuse("BAD_INPUT", "时间要在以后，最远 60 天。", { en: "The time must lie ahead, at most 60 days." });
        // Who is here is so without an end.
        keepStanding(tx, { operatorId: principal.id, state, until: state === "here" ? null : until });
        tx.emit({ name: "standing.changed", subjectId: principal.id, data: { state } });
        tx.journal({ verb: "operator.standing", subject: "operator", subjectId: principal.id, data: { state, until: until?.toISOString() ?? null } });
        return ok({ ok: true as const });
      });
    },
    people: async () => ok({ rows: await standingsNow(store, streams) }),
  };
}
