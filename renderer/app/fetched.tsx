/** Pages whose code is fetched when they are first wanted. */
import { type ComponentType, lazy, type ReactNode, useState } from "react";

export interface FetchedPage {
  /** Fetches its code before it is shown. */
  fetchAhead(): void;
  /** What shows it now: the page itself where its code is there, else one that waits for it. */
  now(): ComponentType;
}

/** A page by where its code is. */
export function fetched(load: () => Promise<{ default: ComponentType }>): FetchedPage {
  let there: ComponentType | null = null;
  const fetchIt = async (): Promise<{ default: ComponentType }> => {
    const page = await load();
    there = page.default;
    return page;
  };
  const waited = lazy(fetchIt);
  return { fetchAhead: () => void fetchIt().catch(() => undefined), now: () => there ?? waited };
}

/** Shows it. Code that is there is drawn at once: a grey bar that was shown for a moment is kept for 300 ms, so that nothing flickers. */
export function Fetched({ page }: { page: FetchedPage }): ReactNode {
  // Chosen when it is mounted: a page that is shown keeps what it holds.
  const [Page] = useState(page.now);
  return <Page />;
}
