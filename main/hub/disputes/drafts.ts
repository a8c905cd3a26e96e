/** Replies that are being written just now, for whoever has the case open. In memory only: what is not finished is not kept. */
import type { DraftView, LiveEvent } from "../contract/index.ts";

/** Unfinished replies by case. */
export interface Drafts {
  of(caseId: string): DraftView | null;
  /** `null` = nobody writes any longer. */
  put(caseId: string, draft: DraftView | null): void;
}

/** Tells whoever listens at once, without it being kept: words that are still being written are no news tomorrow. */
export interface PassingNews {
  emit(event: LiveEvent): void;
}

/** Opens the unfinished replies of a hub. */
export function openDrafts(news: PassingNews, now: () => number): Drafts {
  const drafts = new Map<string, DraftView>();
  return {
    of: (caseId) => drafts.get(caseId) ?? null,
    put: (caseId, draft) => {
      if (draft === null && !drafts.delete(caseId)) return;
      if (draft !== null) drafts.set(caseId, draft);
      news.emit({ name: "suggestion.draft", subjectId: caseId, at: new Date(now()), data: { writing: draft !== null } });
    },
  };
}
