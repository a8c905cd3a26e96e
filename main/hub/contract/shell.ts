/** What the desktop shell, the hub it starts and the page in its window say to each other. Everything else goes over HTTP. */
import { z } from "zod";

/** A headless hub to whoever started it. */
export const HubNews = z.discriminatedUnion("kind", [
  /** It begins, and asks for the key before it opens anything. */
  z.object({ kind: z.literal("wantsKey") }),
  /** It serves at `url`; `signInUrl` opens a session there once. */
  z.object({ kind: z.literal("ready"), url: z.url(), signInUrl: z.url() }),
  /** It cannot go on; a person can do something about it. */
  z.object({ kind: z.literal("fault"), chinese: z.string(), english: z.string() }),
]);
export type HubNews = z.infer<typeof HubNews>;

/** Where an installation's key lies, and why it does not lie in a key store: it was so chosen, or this machine has none that deserves the name. */
export const keyPlaces = ["store", "file.chosen", "file.noKeyring"] as const;
const KeyPlace = z.enum(keyPlaces);
export type KeyPlace = z.infer<typeof KeyPlace>;

/** The shell to the hub that asked for it; `key` is `null` where the hub is to use its key file. Words of base64url, and nowhere else than here. */
export const KeyWord = z.strictObject({
  kind: z.literal("key"),
  key: z
    .string()
    .regex(/^[\w-]{43}$/)
    .nullable(),
  place: KeyPlace,
});
export type KeyWord = z.infer<typeof KeyWord>;

/** A place within the console: a path without host (two slashes would begin one), query or fragment. */
const Place = z.string().regex(/^\/(?!\/)[\w/.-]{0,200}$/);

/** What lies with the person who is signed in: his cases, and those of them whose time comes near. */
const Counts = z.strictObject({ mine: z.int().min(0).max(99_999), due: z.int().min(0).max(99_999) });
export type Counts = z.infer<typeof Counts>;

/** The page to the shell. */
export const ShellRequest = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("notify"), title: z.string().min(1).max(80), body: z.string().max(300), place: Place.nullable() }),
  z.strictObject({ kind: z.literal("openExternal"), url: z.url({ protocol: /^https$/ }).max(2_000) }),
  z.strictObject({ kind: z.literal("saveFile"), name: z.string().regex(/^[^\\/:*?"<>|]{1,120}$/), text: z.string().max(20_000_000) }),
  z.strictObject({ kind: z.literal("counts"), counts: Counts }),
  /** The page goes to places by itself from now on, without being loaded anew. */
  z.strictObject({ kind: z.literal("listening") }),
]);
export type ShellRequest = z.infer<typeof ShellRequest>;

/** `window.aftercareShell`, present only inside the desktop's window. Each answer is true when it was done. */
export interface ShellBridge {
  notify(news: { title: string; body: string; place: string | null }): Promise<boolean>;
  openExternal(url: string): Promise<boolean>;
  saveFile(file: { name: string; text: string }): Promise<boolean>;
  /** Shows in tray and badge what lies with the person. */
  counts(counts: Counts): Promise<boolean>;
  /** Called with a place of the console when a link or a notification leads there. */
  onOpen(listener: (place: string) => void): void;
}

declare global {
  interface Window {
    aftercareShell?: ShellBridge;
  }
}
