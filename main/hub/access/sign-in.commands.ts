import { randomBytes } from "node:crypto";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { commit } from "../store/index.ts";
import type { SignInDeps } from "./account.ts";
import { credentialOfName } from "./credentials.store.ts";
import { countsOf } from "./guesses.ts";
import { foldSignInName, isPassword } from "./passwords.ts";
import { takeCode } from "./second-factor.commands.ts";
import { startSession } from "./sessions.commands.ts";
import { busy, type Person, type SessionDoor } from "./sessions.ts";
import type { Vault } from "./vault.ts";

interface Tried {
  name: string;
  password: string;
  /** Of the second factor, once it was asked for. */
  code?: string | undefined;
}

const wrong = refuse("WRONG_SIGN_IN", "登录名或密码不对。", { en: "The name or the password is not right." });
const closed = refuse("ACCOUNT_CLOSED", "这个账号已停用，请联系管理员。", { en: "This account was closed: ask an administrator." });
const tooMany = refuse("TOO_MANY_TRIES", "输错太多次，请十分钟后再试。", { en: "Too many wrong tries: wait ten minutes." });

/**
 * Signs a person in by name and password. A name that nobody has is answered in the same words and after the same work as a wrong
 * password; that an account is closed is told only to who knows its password.
 */
export async function signIn(
  deps: SignInDeps,
  tried: Tried,
  door: SessionDoor,
): Promise<Result<Person, "WRONG_SIGN_IN" | "ACCOUNT_CLOSED" | "CODE_NEEDED" | "TOO_MANY_TRIES">> {
  const signInName = foldSignInName(tried.name);
  const found = await credentialOfName(deps.store, signInName);
  const mark = found ? markOf(deps.vault, door.marks, found.person.id) : null;
  const right = deps.guesses.guess(countsOf({ signInName, address: door.from.address, mark }));
  if (right === null) return tooMany;
  const matches = await isPassword(tried.password, found?.passwordHash ?? null);
  if (matches === null) {
    right();
    return busy();
  }
  if (!matches || !found) return wrong;
  right();
  if (!found.enabled) return closed;
  const isAsked = found.totpAt !== null;
  if (isAsked && !tried.code?.trim()) return refuse("CODE_NEEDED", "请输入验证器上的六位验证码。", { en: "Enter the six digits of your authenticator." });
  // Only who knows the password comes here, so that this count cannot be used up by anybody else.
  const rightCode = isAsked ? deps.guesses.guess([{ key: `code ${found.person.id} ${mark ?? "elsewhere"}`, most: 5 }]) : null;
  if (isAsked && rightCode === null) return tooMany;
  const session = await commit(deps.store, "nobody", async (tx) => {
    if (isAsked && !(await takeCode(tx, deps.vault, { known: found, code: tried.code ?? "" }))) {
      tx.journal({ verb: "operator.code_refused", subject: "operator", subjectId: found.person.id, data: { ...door.from } });
      return null;
    }
    const started = await startSession(tx, found.person, { from: door.from, by: "password" });
    tx.journal({ verb: "operator.signed_in", subject: "operator", subjectId: found.person.id, data: { ...door.from } });
    return started;
  });
  if (session === null) return refuse("WRONG_SIGN_IN", "验证码不对，或已经用过。", { at: "code", en: "The code is not right, or was used already." });
  rightCode?.();
  door.keep(session);
  if (mark === null) door.mark([newMark(deps.vault, found.person.id), ...door.marks].slice(0, MOST_MARKS));
  return ok(found.person);
}

/** People who share a device each have their mark on it. */
const MOST_MARKS = 4;
const CHANCE_HEX = 16;

/** A device's mark for a person: chance, and a keyed hash of it that only this installation can make. It opens nothing. */
function newMark(vault: Vault, operatorId: string): string {
  const chance = randomBytes(CHANCE_HEX / 2).toString("hex");
  return chance + vault.fingerprint("device", `${chance} ${operatorId}`);
}

/** The one of a device's marks that is this person's; `null` when he never signed in on it. */
function markOf(vault: Vault, marks: readonly string[], operatorId: string): string | null {
  return marks.find((mark) => mark === mark.slice(0, CHANCE_HEX) + vault.fingerprint("device", `${mark.slice(0, CHANCE_HEX)} ${operatorId}`)) ?? null;
}
