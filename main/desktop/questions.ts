/** What the desktop asks a person. How a question is shown is the shell's: it hands in {@link Ask}. The last button is the way out, and what Enter and Esc press. */
import type { Words } from "./words.ts";

interface Question {
  message: string;
  buttons: string[];
  type?: "question" | "warning";
}
/** Shows a question. @returns which button was pressed. */
export type Ask = (question: Question) => Promise<number>;

/** Asks one question at a time: what comes while one is open is answered no. */
export function oneAtATime(ask: Ask): Ask {
  let asking = false;
  return async (question) => {
    if (asking) return question.buttons.length - 1;
    asking = true;
    return ask(question).finally(() => {
      asking = false;
    });
  };
}

/** Whether this desktop is to belong to a team's hub. */
export async function mayConnect(ask: Ask, words: Words, hubUrl: string): Promise<boolean> {
  return (await ask({ type: "question", message: words.askConnect(hubUrl), buttons: [words.connect, words.cancel] })) === 0;
}

/** What to do about a team's hub that cannot be reached: it must not lock its people out of their own. */
export async function whenUnreachable(ask: Ask, words: Words, origin: string | null): Promise<"again" | "own" | "quit"> {
  const pressed = await ask({ type: "warning", message: words.unreachable(origin), buttons: [words.retry, words.useOwn, words.quit] });
  return (["again", "own", "quit"] as const)[pressed] ?? "quit";
}

/** Whether a certificate that the system does not know is the team's: trusted once, it is the only one. */
export async function mayTrust(ask: Ask, words: Words, seen: { origin: string; fingerprint: string; before: string | null }): Promise<boolean> {
  const message = (seen.before === null ? words.certificateUnknown : words.certificateChanged)(seen.origin, seen.fingerprint);
  return (await ask({ type: "warning", message, buttons: [words.trust, words.cancel] })) === 0;
}

/**
 * What may be opened in the person's own browser of an address in the page, once he has seen its host: https alone, no program, no file, no name
 * with a password; `null` for anything else and where he does not want it.
 */
export async function leaving(url: string, ask: Ask, words: Words): Promise<string | null> {
  if (!URL.canParse(url)) return null;
  const { protocol, username, password, href, host } = new URL(url);
  if (protocol !== "https:" || username !== "" || password !== "") return null;
  return (await ask({ message: words.askLeave(host, href.slice(0, 300)), buttons: [words.leave, words.cancel] })) === 0 ? href : null;
}

/** What a person wants done with the key. */
export async function aboutKey(ask: Ask, words: Words, place: "store" | "file.chosen" | "file.noKeyring"): Promise<"copy" | "move" | null> {
  const inStore = place === "store";
  const message = inStore ? words.keyInStore : words.keyInFile + (place === "file.noKeyring" ? words.keyNoStore : "");
  const moves = place === "file.noKeyring" ? [] : [inStore ? words.keyToFile : words.keyToStore];
  const buttons = [words.keyCopy, ...moves, words.cancel];
  const pressed = await ask({ message, buttons });
  return pressed === buttons.length - 1 ? null : pressed === 0 ? "copy" : "move";
}
