/** How a person stands for new work: by what he said, by whether a console of his is there, and by his working hours. Pure. */
import type { Settings } from "../contract/settings.ts";
import type { Standing, StandingWord } from "../contract/standing.ts";
import { isWithinDays } from "../kernel/day-span.ts";

/** A console without a stream gives a sign with what is asked by it, noted each quarter of an hour; who gave none for so long is gone. */
const UNSEEN_MS = 20 * 60_000;

/** What is known of him. */
export interface Known {
  id: string;
  said: { state: StandingWord; until: Date | null } | null;
  /** His console listens just now. */
  listens: boolean;
  /** When a session of his that runs was last used; `null`: he is signed in nowhere. */
  seenAt: Date | null;
  hours: Settings["hours"];
}

/** How he stands at a time (ms). What he said ends at its time; who is gone is away, whatever he said. */
export function standingOf({ id, said, listens, seenAt, hours }: Known, now: number): Standing {
  const holds = said !== null && (said.until === null || said.until.getTime() > now) ? said : null;
  const told = { id, off: isOff(hours, now) };
  if (holds?.state === "away") return { ...told, state: "away", why: "said", until: holds.until };
  if (seenAt === null && !listens) return { ...told, state: "away", why: "signed_out", until: null };
  if (!listens && seenAt !== null && now - seenAt.getTime() > UNSEEN_MS) return { ...told, state: "away", why: "unseen", until: null };
  return { ...told, state: holds?.state ?? "here", why: "said", until: holds?.until ?? null };
}

/** Whether a time lies outside of one's working hours; nobody is off who set none. */
export function isOff(hours: Settings["hours"], now: number): boolean {
  return hours.on && !isWithinDays(hours, now);
}
