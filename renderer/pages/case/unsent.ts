/** What is being written is kept by the hub while it is written: it outlives the page, the browser, and whoever writes it. */
import { type Dispatch, type SetStateAction, useEffect, useState } from "react";
import type { CasePage } from "../../../main/hub/contract/index.ts";
import { MOST_PICTURES_KEPT } from "../../../main/hub/contract/limits.ts";
import { requestKey } from "../../client/change.ts";
import { refusalCode } from "../../client/refusal.ts";
import { hub } from "../../client/rpc.ts";
import { useSession } from "../../client/session.tsx";
import { drop, keep, keptUnder } from "../../ui/kept.ts";
import { type Draft, draftOf, emptyDraft } from "./draft.ts";
import { isNothing, type Keeper, type KeptWords, openKeeper } from "./words-kept.ts";

/** This page's own place in what the browser keeps: two windows never write over each other there. */
const WINDOW = requestKey();
/** Of what was opened since the page was loaded: going from case to case loses nothing that is on its way. */
const keepers = new Map<string, Keeper>();
/** What the hub will never take is given up; anything else is told again. */
const FINAL = ["NOT_FOUND", "NOT_ALLOWED", "BAD_INPUT"];

function keeperFor({ caseId, place }: { caseId: string; place: string }, begin: KeptWords, unkept: boolean): Keeper {
  return openKeeper(
    {
      call: ({ pictures, ...words }) =>
        hub.cases.keepWords({ caseId, ...words, pictures: pictures.slice(0, MOST_PICTURES_KEPT) }).catch((error) => {
          if (FINAL.includes(refusalCode(error) ?? "")) return { id: null };
          throw error;
        }),
      newKey: requestKey,
      local: (waiting) => {
        const under = `${place}.${WINDOW}`;
        if (waiting.length === 0) drop(under);
        else keep(under, JSON.stringify(waiting));
      },
      after: (ms, then) => {
        const timer = setTimeout(then, ms);
        return () => clearTimeout(timer);
      },
    },
    begin,
    unkept,
  );
}

/** What this browser kept because the hub could not be told: of a page that was loaded anew, or a window that is closed. */
function leftHere(place: string): KeptWords[] {
  return keptUnder(`${place}.`).flatMap(([name, text]) => {
    if (name.endsWith(WINDOW)) return [];
    drop(name);
    try {
      const read = JSON.parse(text) as unknown;
      return Array.isArray(read) ? (read as KeptWords[]).filter((one) => typeof one?.text === "string" && !isNothing(one)) : [];
    } catch {
      return [];
    }
  });
}

type Words = Pick<KeptWords, "text" | "suggestionId" | "macro" | "pictures">;

/** What they say, show and began as; kept by an older console, they name neither macro nor picture. */
function wordsOf({ text, suggestionId, macro, pictures }: Words): Words & Pick<Draft, "pictures"> {
  return { text, suggestionId, macro: macro ?? null, pictures: pictures ?? [] };
}

function open(page: CasePage, personId: string): Keeper {
  const caseId = page.case.id;
  const place = `words.${personId}.${caseId}`;
  // Of hundreds of cases that are only looked at nothing stays.
  for (const [other, keeper] of keepers) if (other !== place && keeper.isBlank()) keepers.delete(other);
  const known = keepers.get(place);
  const left = leftHere(place);
  const fresh = page.unsent.find((one) => one.mine && !known?.isMine(one.id));
  if (known && left.length === 0 && (!isNothing(known.words()) || !fresh)) return known;
  const last = left.at(-1);
  // What lies here beside it is told to the hub and shown from there.
  for (const other of left.slice(0, -1)) keeperFor({ caseId, place }, other, true);
  const begin = last ?? (fresh ? { ...wordsOf(fresh), row: fresh.id } : { ...wordsOf(emptyDraft()), row: null });
  const keeper = keeperFor({ caseId, place }, begin, last !== undefined);
  keepers.set(place, keeper);
  return keeper;
}

/** The draft of a case, begun where it was left. */
export function useDraft(page: CasePage): {
  draft: Draft;
  setDraft: Dispatch<SetStateAction<Draft>>;
  takeUp: (words: KeptWords) => void;
  isMine: (row: string) => boolean;
} {
  const { me } = useSession();
  const [keeper] = useState(() => open(page, me.id));
  const [draft, setDraft] = useState<Draft>(() => {
    const words = keeper.words();
    return isNothing(words) ? emptyDraft() : draftOf(wordsOf(words));
  });
  const { text, suggestionId, macro, pictures } = draft;
  useEffect(() => {
    const before = keeper.words();
    // One's own words are not lost under a suggestion that is taken up: both are kept.
    const isAdopted = suggestionId !== null && before.suggestionId === null && before.text.trim() !== "";
    if (isAdopted && text !== before.text) keeper.take({ text, suggestionId, macro, pictures, row: null });
    else keeper.put({ text, suggestionId, macro, pictures });
  }, [keeper, suggestionId, macro, text, pictures]);
  // Whoever leaves within the pause has it kept all the same.
  useEffect(() => () => keeper.flush(), [keeper]);
  const takeUp = (words: KeptWords): void => {
    keeper.take(words);
    setDraft(draftOf(wordsOf(words)));
  };
  return { draft, setDraft, takeUp, isMine: keeper.isMine };
}
