import { hubOrigin } from "./settings.ts";

/** What an `aftercare://` link asks for. */
export type DeepLink = { kind: "open"; place: string } | { kind: "connect"; hubUrl: string };

/** Reads a link; anything not exactly as declared is nothing. */
export function readDeepLink(text: string): DeepLink | null {
  const numbered = /^aftercare:\/\/case\/([A-Za-z0-9-]{4,40})\/?$/.exec(text);
  if (numbered) return { kind: "open", place: `/cases/${numbered[1]}` };
  const address = /^aftercare:\/\/connect\/([\w%.-]{8,300})\/?$/.exec(text)?.[1];
  const hubUrl = address === undefined ? null : hubOrigin(new URLSearchParams(`at=${address}`).get("at") ?? "");
  return hubUrl === null ? null : { kind: "connect", hubUrl };
}

/** The link among a command line's words, as Windows and Linux hand it over. */
export function deepLinkIn(words: readonly string[]): DeepLink | null {
  const word = words.find((candidate) => candidate.startsWith("aftercare://"));
  return word === undefined ? null : readDeepLink(word);
}
