import { ok, type Result, refuse } from "../kernel/result.ts";
import type { Credential } from "./credentials.store.ts";
import type { Guesses } from "./guesses.ts";
import { isPassword } from "./passwords.ts";
import { busy } from "./sessions.ts";

/** Whether somebody who is signed in knows his password. Whoever found an open screen guesses here; the count is this session's alone. */
export async function knowsOwnPassword(
  guesses: Guesses,
  { known, sessionId }: { known: Credential; sessionId: string | null },
  password: string,
): Promise<Result<boolean, "TOO_MANY_TRIES">> {
  const right = guesses.guess([{ key: `old password ${sessionId}`, most: 10 }]);
  if (right === null) return refuse("TOO_MANY_TRIES", "输错太多次，请十分钟后再试。", { en: "Too many wrong tries: wait ten minutes." });
  const matches = await isPassword(password, known.passwordHash);
  if (matches !== false) right();
  return matches === null ? busy() : ok(matches);
}
