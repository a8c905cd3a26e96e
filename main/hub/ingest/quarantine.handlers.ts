/** The quarantine as people work on it. */
import { actorName, namesOfPeople, type Principal } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import { type Contract, refusals } from "../contract/index.ts";
import { ok, refuse } from "../kernel/result.ts";
import { shapeOf } from "../kernel/shape.ts";
import { shapeLines } from "../kernel/shape-lines.ts";
import { maskText } from "../masking/index.ts";
import { commit, type Store, type Tx } from "../store/index.ts";
import { keepDays } from "./payload.commands.ts";
import {
  asideFacets,
  asidePayload,
  causesOf,
  discardAside,
  payloadsOf,
  plainPayload,
  replayAside,
  replayedOf,
  replaysOf,
  samplesOf,
  takeBackAside,
} from "./quarantine.store.ts";

export interface QuarantineDeps {
  store: Store;
  /** The program's version, for whoever is sent a file. */
  version: string;
  /** Something may be tried again: look now. */
  wake?: () => void;
}

const DAY_MS = 86_400_000;
const REPLAYS_SHOWN = 20;
const REPLAYED_SHOWN = 200;
const SAMPLES = 20;
const SAMPLE_LENGTH = 20_000;
const GONE = "隔离区里没有这一条，可能已被别人重放或丢弃。";

/** Answers the contract's `quarantine` part. */
export function quarantineHandlers(deps: QuarantineDeps): HandlersOf<Contract["quarantine"], Principal> {
  const { store } = deps;
  return {
    causes: async (of) => {
      const [found, facets] = await Promise.all([causesOf(store, of), asideFacets(store)]);
      return ok({ ...found, ...facets });
    },
    payloads: async ({ cause, cursor, size }) => {
      for (const state of ["quarantined", "discarded"] as const) {
        const [row] = (await causesOf(store, { state, cause, size: 1 })).rows;
        if (row) return ok({ cause: row, state, ...(await payloadsOf(store, { state, cause, cursor, size })) });
      }
      return refuse("NOT_FOUND", GONE);
    },
    one: async ({ id }) => {
      const found = await asidePayload(store, id);
      if (!found) return refuse("NOT_FOUND", GONE);
      const { payload, broken, discardedAt: at, discardedBy, discardedWhy, ...row } = found;
      const [names, days] = at ? await Promise.all([namesOfPeople(store), keepDays(store)]) : [new Map<string, string>(), 0];
      return ok({
        ...row,
        ...shapeLines(payload, row.field),
        isBroken: broken === true,
        discarded: at && { at, by: nameOf(discardedBy ?? "", names) ?? "", why: discardedWhy ?? "", until: new Date(at.getTime() + days * DAY_MS) },
      });
    },
    reveal: async ({ id, reason }, principal) => {
      const found = await plainPayload(store, id);
      if (found === null) return refuse("NOT_FOUND", GONE);
      // Written down before it is shown: what could not be written down is not shown.
      await commit(store, actorName(principal), async (tx) =>
        tx.journal({ verb: "quarantine.revealed", subject: "raw_item", subjectId: id, data: { reason: maskText(reason) } }),
      );
      if (found.broken) return refuse("SEAL_BROKEN", refusals.SEAL_BROKEN.zh);
      return ok({ payload: found.payload });
    },
    replay: async (picked, principal) => {
      const actor = actorName(principal);
      const replay = await commit(store, actor, async (tx) => {
        const made = await replayAside(tx, { picked, actor });
        if (made) note(tx, "quarantine.replayed", { ids: made.items });
        return made;
      });
      if (replay) deps.wake?.();
      return ok({ id: replay?.id ?? null, count: replay?.items.length ?? 0 });
    },
    replays: async () => {
      const [rows, names] = await Promise.all([replaysOf(store, REPLAYS_SHOWN), namesOfPeople(store)]);
      return ok({ rows: rows.map(({ actor, ...row }) => ({ ...row, by: nameOf(actor, names) })) });
    },
    replayed: async ({ id }) => {
      const rows = await replayedOf(store, id, REPLAYED_SHOWN);
      return rows ? ok({ rows }) : refuse("NOT_FOUND", refusals.NOT_FOUND.zh);
    },
    discard: async ({ of, reason }, principal) => {
      const by = actorName(principal);
      const why = maskText(reason);
      const ids = await commit(store, by, async (tx) => {
        const gone = await discardAside(tx, { picked: of, by, why });
        note(tx, "quarantine.discarded", { ids: gone, reason: why });
        return gone;
      });
      return ok({ count: ids.length });
    },
    takeBack: async (picked, principal) => {
      const ids = await commit(store, actorName(principal), async (tx) => {
        const back = await takeBackAside(tx, picked);
        note(tx, "quarantine.taken_back", { ids: back });
        return back;
      });
      return ok({ count: ids.length });
    },
    export: async ({ cause }, principal) => {
      const [[row], samples] = await Promise.all([causeNow(store, cause), samplesOf(store, cause, SAMPLES)]);
      if (!row) return refuse("NOT_FOUND", GONE);
      await commit(store, actorName(principal), async (tx) =>
        tx.journal({ verb: "quarantine.exported", subject: "raw_item", subjectId: "many", data: { count: samples.length, topic: row.topic } }),
      );
      // A shop's name and id say whose it is; who maintains the connector needs neither.
      const { channel, topic, field, reason, count, firstAt, lastAt } = row;
      const payloads = samples.map(({ via, receivedAt, payload, ...one }) => ({
        via,
        receivedAt,
        field: one.field,
        reason: one.reason,
        shape: shapeOf(payload, SAMPLE_LENGTH),
      }));
      return ok({ file: JSON.stringify({ version: deps.version, channel, topic, field, reason, count, firstAt, lastAt, payloads }, null, 2) });
    },
  };
}

async function causeNow(store: Store, cause: string) {
  const [waits, discarded] = await Promise.all((["quarantined", "discarded"] as const).map((state) => causesOf(store, { state, cause, size: 1 })));
  return [...(waits?.rows ?? []), ...(discarded?.rows ?? [])];
}

function note(tx: Tx, verb: string, { ids, ...more }: { ids: readonly string[]; reason?: string }): void {
  if (ids.length === 0) return;
  const subjectId = ids.length === 1 ? (ids[0] ?? "") : "many";
  tx.journal({ verb, subject: "raw_item", subjectId, data: { ids: ids.slice(0, 500), count: ids.length, ...more } });
}

/** `operator:…` by the person's name; `null`: it was the program itself. */
function nameOf(actor: string, names: ReadonlyMap<string, string>): string | null {
  if (actor === "system") return null;
  const [, id = ""] = actor.split(":");
  return names.get(id) ?? id;
}
