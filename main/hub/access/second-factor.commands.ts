import { ok, type Result, refuse } from "../kernel/result.ts";
import { commit, type Tx } from "../store/index.ts";
import type { AccountDeps } from "./account.ts";
import { type Credential, confirmTotp, credentialOf, dropTotp, keepRecovery, keepTotp, takeRecovery, takeStep } from "./credentials.store.ts";
import { knowsOwnPassword } from "./own-password.ts";
import { actorName } from "./principal.ts";
import { hashRecovery, newRecoveryCodes, newTotpSecret, stepOfCode, totpUri } from "./second-factor.ts";
import type { Operator } from "./sessions.ts";
import type { Vault } from "./vault.ts";

const tooMany = refuse("TOO_MANY_TRIES", "输错太多次，请十分钟后再试。", { en: "Too many wrong tries: wait ten minutes." });
const inForce = refuse("ALREADY_DONE", "两步验证已经开启。", { en: "The second factor is in force already." });
const wrongCode = refuse("WRONG_SIGN_IN", "验证码不对，请看手机上现在的六位数字。", {
  at: "code",
  en: "The code is not right: take the six digits shown now.",
});

/** Makes a secret for an authenticator. It counts once a code of it was confirmed. */
export async function beginSecondFactor(
  deps: AccountDeps,
  me: Operator,
): Promise<Result<{ secret: string; uri: string }, "STATE_NOT_ALLOWED" | "ALREADY_DONE">> {
  const known = await credentialOf(deps.store, me.id);
  if (!known) return refuse("STATE_NOT_ALLOWED", "请先设置登录名和密码。", { en: "Choose a sign-in name and a password first." });
  const secret = newTotpSecret();
  const kept = await commit(deps.store, actorName(me), (tx) => keepTotp(tx, me.id, deps.vault.seal(secret)));
  return kept ? ok({ secret, uri: totpUri(secret, known.signInName) }) : inForce;
}

/** Puts the second factor in force by a code of it, and gives the recovery codes. Only their hashes are kept. */
export async function confirmSecondFactor(
  deps: AccountDeps,
  me: Operator,
  code: string,
): Promise<Result<{ recovery: string[] }, "STATE_NOT_ALLOWED" | "ALREADY_DONE" | "WRONG_SIGN_IN" | "TOO_MANY_TRIES">> {
  const known = await credentialOf(deps.store, me.id);
  if (!known?.totpSecret) return refuse("STATE_NOT_ALLOWED", "请先扫描二维码。", { en: "Scan the picture first." });
  const right = deps.guesses.guess([{ key: `confirm ${me.id}`, most: 10 }]);
  if (right === null) return tooMany;
  const step = stepOfCode(deps.vault.open(known.totpSecret), code, deps.store.clock.now());
  if (step === null) return wrongCode;
  right();
  const recovery = newRecoveryCodes();
  return commit(deps.store, actorName(me), async (tx) => {
    if (!(await confirmTotp(tx, me.id, step))) return inForce;
    await keepRecovery(
      tx,
      me.id,
      recovery.map((one) => hashRecovery(me.id, one)),
    );
    tx.journal({ verb: "operator.second_factor_on", subject: "operator", subjectId: me.id });
    tx.emit({ name: "person.changed", subjectId: me.id, data: {} });
    return ok({ recovery });
  });
}

/** Takes the second factor away, for who knows the password. */
export async function endSecondFactor(
  deps: AccountDeps,
  { me, sessionId }: { me: Operator; sessionId: string | null },
  password: string,
): Promise<Result<{ ok: true }, "STATE_NOT_ALLOWED" | "WRONG_SIGN_IN" | "TOO_MANY_TRIES">> {
  const known = await credentialOf(deps.store, me.id);
  if (!known?.totpAt) return refuse("STATE_NOT_ALLOWED", "两步验证没有开启。", { en: "There is no second factor." });
  const knows = await knowsOwnPassword(deps.guesses, { known, sessionId }, password);
  if (!knows.ok) return knows;
  if (!knows.value) return refuse("WRONG_SIGN_IN", "密码不对。", { at: "password", en: "The password is not right." });
  await commit(deps.store, actorName(me), async (tx) => {
    await dropTotp(tx, me.id);
    tx.journal({ verb: "operator.second_factor_off", subject: "operator", subjectId: me.id });
    tx.emit({ name: "person.changed", subjectId: me.id, data: {} });
  });
  return ok({ ok: true });
}

/** Takes a code of the authenticator, or a recovery code, within a write; false when it is none or was taken before. */
export async function takeCode(tx: Tx, vault: Vault, { known, code }: { known: Credential; code: string }): Promise<boolean> {
  const { id } = known.person;
  const step = known.totpSecret && stepOfCode(vault.open(known.totpSecret), code, tx.at.getTime());
  return step === null ? takeRecovery(tx, id, hashRecovery(id, code)) : takeStep(tx, id, step);
}
