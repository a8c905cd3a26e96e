/** Where a link leads, and belonging to a team's hub: by a link that a person agrees to, and what is done about one that cannot be reached or is not known. */
import type { DeepLink } from "./deep-links.ts";
import { type Ask, mayConnect, mayTrust, whenUnreachable } from "./questions.ts";
import type { Settings } from "./settings.ts";
import type { Words } from "./words.ts";

/** Its own hub again, whatever was trusted of another. */
export const OWN: Partial<Settings> = { hubUrl: null, certificate: null };

/** What it needs of the desktop. */
interface Parts {
  ask: Ask;
  words: Words;
  /** Starts the desktop again with what changed. */
  again: (changed: Partial<Settings>) => void;
}

/** Follows a link: to a place, to a team's hub or a feed of newer versions where the person agrees, or only to the front. */
export async function followLink(
  link: DeepLink | null,
  windows: { open(place: string): void; show(): void },
  { ask, words, again, feed }: Parts & { feed: (wanted: string) => Promise<void> },
): Promise<void> {
  if (link?.kind === "open") windows.open(link.place);
  else if (link?.kind === "updates") await feed(link.feed);
  else if (link?.kind === "connect" && (await mayConnect(ask, words, link.hubUrl))) again({ hubUrl: link.hubUrl, certificate: null });
  else windows.show();
}

/** A team's hub that did not open: a certificate that nobody knows is compared and trusted by a person, once; else it is tried again or left. */
export async function teamLost(
  { origin, unknown, before }: { origin: string | null; unknown: string | null; before: string | null },
  { ask, words, again, quit }: Parts & { quit: () => void },
): Promise<void> {
  if (unknown && (await mayTrust(ask, words, { origin: origin ?? "", fingerprint: unknown, before }))) return again({ certificate: unknown });
  const wanted = await whenUnreachable(ask, words, origin);
  if (wanted === "quit") quit();
  else again(wanted === "own" ? OWN : {});
}
