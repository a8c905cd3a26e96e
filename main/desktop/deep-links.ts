import { feedAddress, hubOrigin } from "./settings.ts";

/** What an `aftercare://` link asks for. */
export type DeepLink = { kind: "open"; place: string } | { kind: "connect"; hubUrl: string } | { kind: "updates"; feed: string };

/** Reads a link; anything not exactly as declared is nothing. */
export function readDeepLink(text: string): DeepLink | null {
  const numbered = /^aftercare:\/\/case\/([A-Za-z0-9-]{4,40})\/?$/.exec(text);
  if (numbered) return { kind: "open", place: `/cases/${numbered[1]}` };
  const [, kind, address] = /^aftercare:\/\/(connect|updates)\/([\w%.-]{8,300})\/?$/.exec(text) ?? [];
  const told = address === undefined ? "" : (new URLSearchParams(`at=${address}`).get("at") ?? "");
  const [hubUrl, feed] = kind === "updates" ? [null, feedAddress(told)] : [hubOrigin(told), null];
  return hubUrl !== null ? { kind: "connect", hubUrl } : feed === null ? null : { kind: "updates", feed };
}

/** The link among a command line's words, as Windows and Linux hand it over. */
export function deepLinkIn(words: readonly string[]): DeepLink | null {
  const word = words.find((candidate) => candidate.startsWith("aftercare://"));
  return word === undefined ? null : readDeepLink(word);
}
