/** Sending a file in parts: what was sent stays sent, a line that breaks is waited for, and the same file chosen again goes on where it stood. */
import { PART_BYTES } from "../../main/hub/contract/limits.ts";
import { isUnreachable } from "./refusal.ts";

/** The file as a browser hands it over. */
export type Chosen = Pick<File, "name" | "size" | "lastModified" | "slice">;

interface Sending {
  file: Chosen;
  begin(of: { name: string; bytes: number; modified: number }): Promise<{ key: string; parts: number; have: readonly number[] }>;
  put(of: { key: string; place: number; base64: string }): Promise<unknown>;
  finish(key: string): Promise<string>;
  /** Told how much of it is there, 0 to 1; `waiting` while there is no line. */
  tell(share: number, state: "sending" | "waiting"): void;
  /** Waits before it is tried again; given by tests. */
  pause?: ((ms: number) => Promise<unknown>) | undefined;
  signal: AbortSignal;
}

/** Longest pause between two tries, and for how many tries a line may be away before a person is asked. */
const LONGEST_MS = 10_000;
const MOST_TRIES = 30;

const wait = (ms: number): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, ms));

/** Sends it whole. @returns the key it is kept under. @throws what the hub refused with, or that the line did not come back. */
export async function sendParts(of: Sending): Promise<string> {
  const { file, signal } = of;
  let share = 0;
  const tried = async <Value>(ask: () => Promise<Value>): Promise<Value> => {
    for (let tries = 0; ; tries += 1) {
      signal.throwIfAborted();
      try {
        return await ask();
      } catch (error) {
        if (!isUnreachable(error) || tries >= MOST_TRIES) throw error;
        of.tell(share, "waiting");
        await (of.pause ?? wait)(Math.min(LONGEST_MS, 500 * 2 ** tries));
      }
    }
  };
  const begun = await tried(() => of.begin({ name: file.name.slice(-200), bytes: file.size, modified: Math.max(0, Math.trunc(file.lastModified / 1_000)) }));
  const have = new Set(begun.have);
  for (let place = 0; place < begun.parts; place += 1) {
    share = have.size / begun.parts;
    of.tell(share, "sending");
    if (have.has(place)) continue;
    const base64 = await inBase64(file.slice(place * PART_BYTES, (place + 1) * PART_BYTES));
    await tried(() => of.put({ key: begun.key, place, base64 }));
    have.add(place);
  }
  share = 1;
  of.tell(share, "sending");
  return tried(() => of.finish(begun.key));
}

async function inBase64(part: Blob): Promise<string> {
  const bytes = new Uint8Array(await part.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
