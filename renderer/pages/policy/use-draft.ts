import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { PolicyBody, PolicyDraft } from "../../../main/hub/contract/policies.ts";
import { refusalCode, sentenceOf } from "../../client/refusal.ts";
import { api, hub } from "../../client/rpc.ts";
import { useLocale } from "../../locales/provider.tsx";

/** A draft is kept so long after the last word. */
const PAUSE_MS = 800;
/** And tried again so long after the hub was not there. */
const AGAIN_MS = 4_000;

type Keeping =
  | { state: "kept"; at: Date | null }
  | { state: "waiting" }
  /** The hub did not take it: tried again by itself. */
  | { state: "failed"; sentence: string }
  /** Somebody kept another one meanwhile: nothing is written over until a person says so. */
  | { state: "moved"; sentence: string };

export interface DraftUnderEdit {
  body: PolicyBody;
  basedOn: number;
  revision: number | null;
  keeping: Keeping;
  change: (body: PolicyBody) => void;
  /** Keeps mine although another one stands. */
  keepMine: () => Promise<void>;
  /** What stands at the hub, instead of mine. */
  takeTheirs: () => Promise<void>;
  /** Keeps now what was not kept yet; gives the revision that stands, `null` when it could not be kept. */
  settle: () => Promise<number | null>;
}

/** The next version of a policy while it is written: kept at the hub as it changes, one keeping at a time. */
export function useDraft(start: { body: PolicyBody; basedOn: number; draft: PolicyDraft | null }): DraftUnderEdit {
  const spoken = useLocale();
  const queries = useQueryClient();
  const name = start.body.name;
  const [body, setBody] = useState(start.draft?.body ?? start.body);
  const [keeping, setKeeping] = useState<Keeping>({ state: "kept", at: start.draft?.updatedAt ?? null });
  const basedOn = useRef(start.draft?.basedOn ?? start.basedOn);
  const revision = useRef(start.draft?.revision ?? null);
  const newest = useRef(body);
  const kept = useRef(body);
  const going = useRef<Promise<void>>(Promise.resolve());

  const keep = useCallback(async (): Promise<void> => {
    const wanted = newest.current;
    if (wanted === kept.current) return;
    try {
      const answer = await hub.policies.keepDraft({ body: wanted, basedOn: basedOn.current, revision: revision.current });
      revision.current = answer.revision;
      kept.current = wanted;
      setKeeping(newest.current === wanted ? { state: "kept", at: new Date() } : { state: "waiting" });
      await queries.invalidateQueries({ queryKey: api.policies.draft.key() });
    } catch (error) {
      setKeeping({ state: refusalCode(error) === "SAVED_MEANWHILE" ? "moved" : "failed", sentence: sentenceOf(error, spoken) });
    }
  }, [queries, spoken]);
  const keepInTurn = useCallback((): Promise<void> => {
    going.current = going.current.then(keep);
    return going.current;
  }, [keep]);

  useEffect(() => {
    if (keeping.state !== "waiting" && keeping.state !== "failed") return;
    const timer = setTimeout(() => void keepInTurn(), keeping.state === "waiting" ? PAUSE_MS : AGAIN_MS);
    return () => clearTimeout(timer);
  }, [keeping, keepInTurn]);
  // Whoever leaves the page has not taken his words back.
  useEffect(() => () => void keepInTurn(), [keepInTurn]);

  const theirs = async (): Promise<PolicyDraft | null> => (await hub.policies.draft({ name })).draft;
  return {
    body,
    basedOn: basedOn.current,
    revision: revision.current,
    keeping,
    change: (next) => {
      newest.current = next;
      setBody(next);
      setKeeping((now) => (now.state === "moved" ? now : { state: "waiting" }));
    },
    keepMine: async () => {
      revision.current = (await theirs())?.revision ?? null;
      kept.current = start.body;
      setKeeping({ state: "waiting" });
    },
    takeTheirs: async () => {
      const found = await theirs();
      const next = found?.body ?? start.body;
      revision.current = found?.revision ?? null;
      basedOn.current = found?.basedOn ?? start.basedOn;
      newest.current = next;
      kept.current = next;
      setBody(next);
      setKeeping({ state: "kept", at: found?.updatedAt ?? null });
    },
    settle: async () => {
      await keepInTurn();
      return kept.current === newest.current ? revision.current : null;
    },
  };
}
