/** What is being written, and which suggestion it began as. */

import type { Dispatch, SetStateAction } from "react";
import type { CasePage } from "../../../main/hub/contract/index.ts";
import { MOST_FOLLOWING_TAGS, MOST_SEEN } from "../../../main/hub/contract/limits.ts";
import type { MacroPutIn, OfferedMacro } from "../../../main/hub/contract/macros.ts";
import { requestKey } from "../../client/change.ts";
import type { hub } from "../../client/rpc.ts";
import type { KeptWords } from "./words-kept.ts";

export interface Draft {
  text: string;
  suggestionId: string | null;
  /** The macro that was put in last, and what follows once the reply was said. */
  macro: MacroPutIn | null;
  /** Keys of the case's own pictures that go along. */
  pictures: readonly string[];
  /** One intention, one key: a second press sends nothing twice. */
  key: string;
}

/** What the parts of the middle column share. */
export interface TalkProps {
  page: CasePage;
  draft: Draft;
  setDraft: Dispatch<SetStateAction<Draft>>;
  /** Address of the case that comes next in the list one works through; `null` at its end. */
  next: string | null;
  /** A letter was typed: colleagues see that somebody writes here. */
  wrote: () => void;
  /** Goes on with other words; those in the field stay kept beside them. */
  takeUp: (words: KeptWords) => void;
  /** Whether a kept text is the one in the field. */
  isMine: (row: string) => boolean;
}

export type Offer = CasePage["offers"][number];

/** A step that is being looked at before it is done. */
export interface ConfirmProps {
  page: CasePage;
  offer: Offer;
  close: () => void;
}

/** How the case stood on this screen and what could be read there: what came since is named when it is refused. */
export function sawOf(page: CasePage, kind: string): NonNullable<Parameters<typeof hub.actions.do>[0]["saw"]> {
  const { state, amountFen, arbitration, assigneeId } = page.case;
  const confirmed = page.actions.filter((action) => action.kind === kind && action.state === "confirmed").map(({ id }) => id);
  const newest = (rows: readonly { id: string }[]): string[] => rows.slice(-MOST_SEEN).map(({ id }) => id);
  return {
    state,
    amountFen,
    arbitration,
    assigneeId,
    last: confirmed.sort().at(-1) ?? null,
    said: newest(page.messages),
    // Actions come newest first.
    done: newest(page.actions.toReversed()),
  };
}

export function emptyDraft(): Draft {
  return draftOf({ text: "", suggestionId: null, macro: null });
}

/** A changed text is a new intention; it stays an edit of its suggestion until it is emptied. */
export function typed(draft: Draft, text: string): Draft {
  const isEmpty = text.trim() === "";
  return { ...draft, text, suggestionId: isEmpty ? null : draft.suggestionId, macro: isEmpty ? null : draft.macro, key: requestKey() };
}

/** Words to go on with, and the pictures that go along. */
export function draftOf({
  text,
  suggestionId,
  macro,
  pictures = [],
}: Pick<Draft, "text" | "suggestionId" | "macro"> & Partial<Pick<Draft, "pictures">>): Draft {
  return { text, suggestionId, macro, pictures, key: requestKey() };
}

/** With other pictures: another intention. */
export function withPictures(draft: Draft, pictures: readonly string[]): Draft {
  return { ...draft, pictures: [...new Set(pictures)], key: requestKey() };
}

/** With a macro put in: what follows it comes to what follows those before. */
export function withMacro(draft: Draft, text: string, { id, follows }: OfferedMacro): Draft {
  const before = draft.macro?.follows;
  const tags = [...new Set([...(before?.tags ?? []), ...follows.tags])].slice(0, MOST_FOLLOWING_TAGS);
  const together = { tags, restHours: follows.restHours ?? before?.restHours ?? null, note: follows.note || (before?.note ?? "") };
  return { ...typed(draft, text), macro: { id, follows: together } };
}
