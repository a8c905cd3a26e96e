/** What is being written, and which suggestion it began as. */
import type { Dispatch, SetStateAction } from "react";
import type { CasePage } from "../../../main/hub/contract/index.ts";
import { requestKey } from "../../client/change.ts";

export interface Draft {
  text: string;
  suggestionId: string | null;
  /** One intention, one key: a second press sends nothing twice. */
  key: string;
}

/** What the parts of the middle column share. */
export interface TalkProps {
  page: CasePage;
  draft: Draft;
  setDraft: Dispatch<SetStateAction<Draft>>;
}

export type Offer = CasePage["offers"][number];

export function emptyDraft(): Draft {
  return { text: "", suggestionId: null, key: requestKey() };
}

/** A changed text is a new intention; it stays an edit of its suggestion until it is emptied. */
export function typed(draft: Draft, text: string): Draft {
  return { text, suggestionId: text.trim() === "" ? null : draft.suggestionId, key: requestKey() };
}
