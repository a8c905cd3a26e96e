/** Passwords: what is asked of one, and how it is kept (argon2id with the parameters that OWASP's cheat sheet names first). */
import { hash, verify } from "@node-rs/argon2";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { letters } from "../kernel/text.ts";

/** 19 MiB, two passes, one lane. Algorithm 2 is argon2id. */
const PARAMETERS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** At most so many are computed at once, so that guessing can neither fill the memory nor take every thread from the rest of the hub. */
const AT_ONCE = 2;
const MOST_WAITING = 40;
const SHORTEST = 10;
/** Fewer different letters than this are one key held down. */
const FEWEST_LETTERS = 5;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs within the few places there are. `null` when too many wait already. */
async function inTurn<Value>(work: () => Promise<Value>): Promise<Value | null> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) return null;
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    // The place goes to who waits longest, without being free in between.
    if (next) next();
    else running -= 1;
  }
}

/** One spelling of what people type on different keyboards. */
const typed = (password: string): string => password.normalize("NFKC");

/** How a password is kept; `null` while too many others are being computed. */
export function hashPassword(password: string): Promise<string | null> {
  return inTurn(() => hash(typed(password), PARAMETERS));
}

let nobodys: Promise<string> | null = null;

/**
 * Whether it is the password behind `kept`. Without one (`null`: nobody has this name) it takes as long and is never right.
 * @returns `null` while too many others are being computed.
 */
export async function isPassword(password: string, kept: string | null): Promise<boolean | null> {
  nobodys ??= hash("nobody's", PARAMETERS);
  const against = kept ?? (await nobodys);
  const right = await inTurn(() => verify(against, typed(password)));
  return right === null ? null : right && kept !== null;
}

/** Read when the first password is chosen: nobody else needs the list. */
let common: Promise<ReadonlySet<string>> | null = null;
const commonPasswords = (): Promise<ReadonlySet<string>> => {
  common ??= import("@zxcvbn-ts/language-common").then(({ dictionary }) => new Set(dictionary["passwords-common"]));
  return common;
};

/** What somebody may not take for a password because everybody would try it: own names, names of the shops. */
interface Around {
  names: readonly string[];
}

const fold = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

/** Whether a password may be taken; otherwise the sentence that says what is wrong with it. */
export async function checkPassword(password: string, { names }: Around): Promise<Result<true, "BAD_INPUT">> {
  const at = "password";
  const plain = fold(password);
  if (letters(typed(password)).length < SHORTEST)
    return refuse("BAD_INPUT", `密码至少要 ${SHORTEST} 个字符。`, { at, en: `A password has at least ${SHORTEST} characters.` });
  if (new Set(letters(plain)).size < FEWEST_LETTERS)
    return refuse("BAD_INPUT", "密码里不同的字符太少，请换一个。", { at, en: "The password repeats too few characters: choose another." });
  const known = await commonPasswords();
  // A common word with a year or a few signs around it is tried right after the word itself.
  const core = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  if (known.has(plain) || (core.length >= 4 && plain.length - core.length <= 5 && known.has(core)))
    return refuse("BAD_INPUT", "这个密码太常见，几秒钟就会被猜到，请换一个。", {
      at,
      en: "This password is among the first that are guessed: choose another.",
    });
  const own = names.map(fold).find((name) => letters(name).length >= 2 && plain.includes(name));
  if (own !== undefined)
    return refuse("BAD_INPUT", "密码里不要包含自己的名字、登录名或店铺名。", { at, en: "A password holds neither your own name nor that of a shop." });
  return ok(true);
}

/** The one spelling of a sign-in name, in which two that look alike are the same. */
export function foldSignInName(name: string): string {
  return fold(name);
}

/** Whether a sign-in name may be taken, by its shape. */
export function checkSignInName(folded: string): Result<true, "BAD_INPUT"> {
  return /^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,39}$/u.test(folded)
    ? ok(true)
    : refuse("BAD_INPUT", "登录名用 2–40 个字母、汉字、数字或 . _ @ -，以字母、汉字或数字开头。", {
        at: "signInName",
        en: "A sign-in name has 2 to 40 letters, digits or . _ @ - and begins with a letter or digit.",
      });
}
