/** The second factor: codes by time (RFC 6238: SHA-1, six digits, half a minute, as every authenticator knows them), and recovery codes for when it is lost. */
import { randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { sha256 } from "../kernel/ids.ts";

const PERIOD_S = 30;
/** Clocks of telephones are off by so many periods at most. */
const WINDOW = 1;
const SECRET_BYTES = 20;
const RECOVERY_CODES = 10;
/** Without letters and digits that are read for one another. */
const ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

const totpOf = (secret: string, label = ""): TOTP =>
  new TOTP({ issuer: "Aftercare", label, algorithm: "SHA1", digits: 6, period: PERIOD_S, secret: Secret.fromBase32(secret) });

/** A new secret, in base 32 as authenticators take it. */
export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** What the picture for an authenticator holds. */
export function totpUri(secret: string, label: string): string {
  return totpOf(secret, label).toString();
}

/** The step of time that a code is of, near `now` (ms); `null` when it is of none. Steps only grow: what was taken is not taken again. */
export function stepOfCode(secret: string, code: string, now: number): number | null {
  const token = code.normalize("NFKC").replace(/\s/g, "");
  if (!/^[0-9]{6}$/.test(token)) return null;
  const delta = totpOf(secret).validate({ token, timestamp: now, window: WINDOW });
  return delta === null ? null : Math.floor(now / 1000 / PERIOD_S) + delta;
}

/** Ten codes for the drawer, each good once. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const text = [...randomBytes(10)].map((byte) => ALPHABET[byte % ALPHABET.length]).join("");
    return `${text.slice(0, 5)}-${text.slice(5)}`;
  });
}

/** How a recovery code is kept: fifty bits of chance need no slow hash. */
export function hashRecovery(operatorId: string, code: string): string {
  return sha256(
    `${operatorId} ${code
      .normalize("NFKC")
      .toUpperCase()
      .replace(/[^A-Z0-9]/g, "")}`,
  );
}
