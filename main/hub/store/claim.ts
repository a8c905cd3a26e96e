/** One hub works on a database at a time: two would do the same work twice as slowly and confuse whoever reads the log. */
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { StoreFault } from "./fault.ts";
import { locks } from "./locks.ts";
import type { Store } from "./store.ts";

/** A hub that was killed may hold the lock until the server sees that its connection is gone. */
const PATIENCE_MS = 8_000;
/** A server that answers nothing for so long is away, also where its connection still stands. */
const SILENCE_MS = 5_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/** What whoever holds a database is told while it does. */
interface HoldOptions {
  /** The connection by which it is held ended: the database is away, or another may take it. */
  onAway(why: Error): void;
  /** It is held again. */
  onBack(): void;
  /** Another hub took it meanwhile: whoever held it must work no more. */
  onLost(fault: StoreFault): void;
  /** Told of each failed try to have it back. */
  onTry?(why: Error): void;
}

/**
 * Claims the database for this process; it is free again when the process ends, however it ends.
 * @returns a function that lets go. @throws StoreFault when another hub has it.
 */
export async function claimStore(store: Store): Promise<() => Promise<void>> {
  const client = await claim(store);
  return () => client.end().catch(() => undefined);
}

/**
 * Claims the database and holds it: when its server goes away, a carried one is started again, and the claim is taken anew as soon as
 * it answers, with growing pauses in between.
 * @returns a function that lets go. @throws StoreFault when another hub has it.
 */
export async function holdStore(store: Store, options: HoldOptions): Promise<() => Promise<void>> {
  let ended = false;
  let client = await claim(store);
  const watch = (): void => {
    const held = client;
    let asking = false;
    const beat = setInterval(() => {
      if (asking) return;
      asking = true;
      const silent = setTimeout(() => gone(new Error("no answer")), SILENCE_MS);
      held.query("SELECT 1").then(
        () => {
          asking = false;
          clearTimeout(silent);
        },
        (fault: Error) => gone(fault),
      );
    }, SILENCE_MS);
    beat.unref();
    let told = false;
    const gone = (why: Error): void => {
      clearInterval(beat);
      if (told || ended) return;
      told = true;
      // The socket itself may stand although nobody answers at its other end.
      void held.end().catch(() => undefined);
      options.onAway(why);
      void regain();
    };
    held.on("error", gone);
    held.on("end", () => gone(new Error("the connection ended")));
  };
  const regain = async (): Promise<void> => {
    for (let wait = FIRST_PAUSE_MS; !ended; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
      try {
        await store.revive();
        client = await claim(store);
        if (ended) return await client.end().catch(() => undefined);
        watch();
        return options.onBack();
      } catch (fault) {
        if (fault instanceof ClaimTaken) return options.onLost(fault);
        options.onTry?.(fault as Error);
        await pause(wait);
      }
    }
  };
  watch();
  return async () => {
    ended = true;
    await client.end().catch(() => undefined);
  };
}

class ClaimTaken extends StoreFault {}

async function claim(store: Store): Promise<Client> {
  const client = new Client({ connectionString: store.url, connectionTimeoutMillis: SILENCE_MS, keepAlive: true });
  client.on("error", () => undefined);
  try {
    await client.connect();
    for (let waited = 0; ; waited += 250) {
      const { rows } = await client.query<{ got: boolean }>("SELECT pg_try_advisory_lock($1) AS got", [locks.claim]);
      if (rows[0]?.got) return client;
      if (waited >= PATIENCE_MS) break;
      await pause(250);
    }
  } catch (fault) {
    void client.end().catch(() => undefined);
    throw fault;
  }
  await client.end().catch(() => undefined);
  throw anotherHub();
}

/** The sentence for a second program on the same data. */
export function anotherHub(): StoreFault {
  return new ClaimTaken(
    "另一个 Aftercare 正在使用同一份数据。请先退出它，或用 AFTERCARE_HOME 换一个数据文件夹。",
    "Another Aftercare is working on the same data: end it first, or name another folder by AFTERCARE_HOME.",
  );
}
