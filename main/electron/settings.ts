/** Which hub this desktop belongs to: its own (null), or a team's by address. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const Settings = z.object({ hubUrl: z.string().nullable() });

/** The kept settings; a missing or broken file, or an address that is not allowed, means our own hub. */
export function readSettings(folder: string): { hubUrl: string | null } {
  try {
    const { hubUrl } = Settings.parse(JSON.parse(readFileSync(join(folder, "shell.json"), "utf8")));
    return { hubUrl: hubUrl === null ? null : hubOrigin(hubUrl) };
  } catch {
    return { hubUrl: null };
  }
}

export function writeSettings(folder: string, settings: { hubUrl: string | null }): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "shell.json"), `${JSON.stringify(settings)}\n`, { mode: 0o600 });
}

/** The origin of a hub's address; `null` unless it is https, or http on this machine. */
export function hubOrigin(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const loopback = /^(?:127\.0\.0\.1|\[::1\]|(?:[a-z\d-]+\.)?localhost)$/.test(url.hostname);
  return url.username === "" && (url.protocol === "https:" || (url.protocol === "http:" && loopback)) ? url.origin : null;
}
