/** Newer versions of the desktop: from where, who may say so, and what a person is asked before anything is fetched or put in. How it is fetched is the shell's. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Ask } from "./questions.ts";
import { feedAddress, readSettings, writeSettings } from "./settings.ts";
import type { Words } from "./words.ts";

const DAY = 24 * 60 * 60_000;

/** What fetches and installs from one feed. */
export interface Updater {
  /** @returns the newer version that the feed has, or `null`. @throws where the feed cannot be read. */
  check(): Promise<string | null>;
  /** Fetches it and compares its sum. @throws where it is not what the feed says. */
  download(): Promise<void>;
  /** Ends the program and begins the new one. */
  install(): Promise<void>;
}

/** The feed in force; `null` where none is named. `byPolicy`: the machine's administrator has decided, and a person cannot change it. */
export interface Feed {
  url: string | null;
  byPolicy: boolean;
}

/** Where the administrator of a machine says what its desktops may do: a place that a plain user cannot write. */
export function policyPath(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  if (platform === "win32") return join(env.ProgramData ?? "C:\\ProgramData", "Aftercare", "policy.json");
  return platform === "darwin" ? "/Library/Application Support/Aftercare/policy.json" : "/etc/aftercare/policy.json";
}

/**
 * The feed in force: what the policy says, else what the person has agreed to.
 * @param policy the text of the policy's file, `null` where there is none: `{"updates": "off"}` or `{"updates": "https://…"}`. One that cannot be read means off.
 */
export function feedFor(policy: string | null, kept: string | null): Feed {
  if (policy === null) return { url: kept, byPolicy: false };
  try {
    const said: unknown = JSON.parse(policy);
    const updates = typeof said === "object" && said !== null && "updates" in said ? said.updates : undefined;
    if (updates === undefined) return { url: kept, byPolicy: false };
    return { url: typeof updates === "string" ? feedAddress(updates) : null, byPolicy: true };
  } catch {
    return { url: null, byPolicy: true };
  }
}

/** What the shell hands in. */
interface Parts {
  ask: Ask;
  words: () => Words;
  /** The folder of the desktop's settings. */
  profile: string;
  /** The version that runs, and whether it came from an installer: only such a one is replaced. */
  now: string;
  installed: boolean;
  updaterOf: (feed: string) => Promise<Updater>;
}

/** What is done about newer versions. */
export function keepNew(parts: Parts): {
  /** Looks now, and every day from now on. */
  begin: () => void;
  /** Looks because a person wants to know. */
  look: () => Promise<void>;
  /** Follows a link that names a feed: kept once the person agrees, unless the policy has decided. */
  feed: (wanted: string) => Promise<void>;
} {
  const { ask, profile } = parts;
  const policy = policyPath(process.platform, process.env);
  const inForce = (): Feed => feedFor(existsSync(policy) ? readFileSync(policy, "utf8") : null, readSettings(profile).feed);
  const look = (): Promise<void> => lookForUpdate(inForce(), parts, true);
  const quietly = (): void => void lookForUpdate(inForce(), parts, false);
  return {
    look,
    begin: () => {
      if (!parts.installed) return;
      quietly();
      setInterval(quietly, DAY).unref();
    },
    feed: async (wanted) => {
      const words = parts.words();
      if (inForce().byPolicy) return void (await ask({ message: words.updatesByPolicy, buttons: [words.close] }));
      if ((await ask({ type: "warning", message: words.askFeed(wanted), buttons: [words.useFeed, words.cancel] })) !== 0) return;
      writeSettings(profile, { feed: wanted });
      await look();
    },
  };
}

/**
 * Looks for a newer version, asks, fetches it, and asks again before it is put in: work is never ended by itself.
 * @param asked whether the person wants to know now; by itself the desktop speaks only of what is new.
 */
async function lookForUpdate({ url, byPolicy }: Feed, { ask, words, now, updaterOf }: Parts, asked: boolean): Promise<void> {
  const say = words();
  let wanted = asked;
  const tell = async (message: string): Promise<void> => void (wanted && (await ask({ message, buttons: [say.close] })));
  if (url === null) return tell(byPolicy ? say.updatesOff : say.noFeed);
  const { host } = new URL(url);
  try {
    const updater = await updaterOf(url);
    const version = await updater.check();
    if (version === null) return await tell(say.newest(now));
    if ((await ask({ type: "question", message: say.newVersion(version, now, host), buttons: [say.fetch, say.later] })) !== 0) return;
    wanted = true;
    await updater.download();
    if ((await ask({ type: "question", message: say.fetched(version), buttons: [say.restart, say.later] })) === 0) await updater.install();
  } catch {
    await tell(say.updateFailed(host));
  }
}
