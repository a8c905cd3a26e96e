/** What was looked at, how it stands, and what to do; never a secret, never a person. */

/** `look` = it works, and somebody should look at it. */
export type State = "fine" | "look" | "broken";

export interface Finding {
  /** Which thing, always by the same name. */
  name: string;
  state: State;
  zh: string;
  en: string;
}

const made =
  (state: State) =>
  (name: string, zh: string, en: string): Finding => ({ name, state, zh, en });

export const fine = made("fine");
export const look = made("look");
export const broken = made("broken");

/** Sizes as people read them. */
export function megabytes(bytes: number): string {
  return bytes >= 10_000_000_000 ? `${Math.round(bytes / 1_000_000_000)} GB` : `${Math.round(bytes / 1_000_000)} MB`;
}

/** A fault's own sentence where it has one for people. */
export function brokenBy(name: string, fault: unknown): Finding {
  const { chinese, english, message, code } = fault as { chinese?: string; english?: string; message?: string; code?: string };
  const words = (message || code || String(fault)).split("\n")[0] ?? "";
  return broken(name, chinese ?? `看不到：${words}`, english ?? `It could not be looked at: ${words}`);
}
