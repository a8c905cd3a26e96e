/** What the desktop keeps of itself: which hub it belongs to (its own, or a team's), where its own hub's key is to lie, where newer versions come from, and how its window stood. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const Stood = z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive(), maximized: z.boolean() });
/** How the window stood when it was last closed. */
export type Stood = z.infer<typeof Stood>;

const Settings = z.object({
  hubUrl: z
    .string()
    .nullable()
    .transform((address) => (address === null ? null : hubOrigin(address))),
  /** Fingerprint of the one certificate of that hub that the person trusts although the system does not. */
  certificate: z
    .string()
    .regex(/^sha256\/[A-Za-z\d+/=]{40,50}$/)
    .nullable()
    .catch(null),
  keyIn: z.enum(["store", "file"]).catch("store"),
  /** Where the person agreed to take newer versions from. */
  feed: z.string().transform(feedAddress).nullable().catch(null),
  window: Stood.nullable().catch(null),
});
export type Settings = z.infer<typeof Settings>;

/** The kept settings; a missing or broken file, or an address that is not allowed, means our own hub. */
export function readSettings(folder: string): Settings {
  try {
    return Settings.parse(JSON.parse(readFileSync(join(folder, "shell.json"), "utf8")));
  } catch {
    return { hubUrl: null, certificate: null, keyIn: "store", feed: null, window: null };
  }
}

/** Keeps what changed beside what was kept. */
export function writeSettings(folder: string, changed: Partial<Settings>): void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "shell.json");
  writeFileSync(`${path}.part`, `${JSON.stringify({ ...readSettings(folder), ...changed })}\n`, { mode: 0o600 });
  renameSync(`${path}.part`, path);
}

/** The origin of a hub's address; `null` unless it is https, or http on this machine. */
export function hubOrigin(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const loopback = /^(?:127\.0\.0\.1|\[::1\]|(?:[a-z\d-]+\.)?localhost)$/.test(url.hostname);
  return url.username === "" && (url.protocol === "https:" || (url.protocol === "http:" && loopback)) ? url.origin : null;
}

/** A folder that versions may be taken from: https, or http on this machine; no password, no query. */
export function feedAddress(address: string): string | null {
  if (!URL.canParse(address) || address.length > 300) return null;
  const url = new URL(address);
  const loopback = /^(?:127\.0\.0\.1|\[::1\]|localhost)$/.test(url.hostname);
  const safe = url.protocol === "https:" || (url.protocol === "http:" && loopback);
  return safe && url.username === "" && url.password === "" && url.search === "" && url.hash === "" ? url.href : null;
}
