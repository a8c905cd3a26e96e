/** Looking at what a buyer sent: fetched when somebody first wants to see it, once for all who do, and kept sealed. */
import { actorName, type Principal, type Vault } from "../access/index.ts";
import type { SAVED_TYPE } from "../contract/evidence.ts";
import type { RefusalCode } from "../contract/index.ts";
import { atMost } from "../kernel/at-most.ts";
import type { FetchFile } from "../kernel/post.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { commit, type Store } from "../store/index.ts";
import { keepFetched, keptFile, touchFile } from "./evidence.store.ts";
import { namedFile } from "./named.view.store.ts";
import { type EvidenceProblem, refusalOf, stillHolds } from "./problems.ts";
import { MOST_FILM_BYTES, type Shown, shownFrom } from "./shown.ts";

export interface EvidenceDeps {
  store: Store;
  vault: Vault;
  /** Not given where no file is to be fetched. */
  fetchFile?: FetchFile | undefined;
}

const TIMEOUT_MS = 20_000;
/** Files that are fetched at the same time; others wait. */
const AT_ONCE = 3;
/** So long a file counts as looked at just now. */
const FRESH_MS = 60 * 60_000;

interface Wanted {
  caseId: string;
  key: string;
}
/** A picture or film, or a file of the desk to be saved under its name. */
interface Seen {
  type: Shown["type"] | typeof SAVED_TYPE;
  name: string | null;
  bytes: Uint8Array;
}
type Looked = Result<Seen, RefusalCode>;

/** Shows files of cases; who asks for one that is being fetched waits for it. */
export function openLooking(deps: EvidenceDeps): (wanted: Wanted, principal: Principal) => Promise<Looked> {
  const underWay = new Map<string, Promise<Looked>>();
  const places = atMost(AT_ONCE);
  return async (wanted, principal) => {
    const kept = await opened(deps, wanted);
    if (kept) return kept;
    const name = `${wanted.caseId} ${wanted.key}`;
    const running = underWay.get(name);
    if (running) return running;
    const fetching = places(() => fetched(deps, wanted, actorName(principal))).finally(() => underWay.delete(name));
    underWay.set(name, fetching);
    return fetching;
  };
}

/** What is kept of it; `null` when it has to be fetched. */
async function opened(deps: EvidenceDeps, wanted: Wanted): Promise<Looked | null> {
  const { store, vault } = deps;
  const kept = await keptFile(store, wanted);
  if (!kept) return null;
  const now = store.clock.now();
  if (kept.problem) return stillHolds({ problem: kept.problem, keptAt: kept.keptAt }, now) ? refusalOf(kept.problem) : null;
  if (!kept.sealed || !kept.type) return null;
  try {
    const bytes = vault.openBytes(kept.sealed);
    if (now - kept.lookedAt.getTime() > FRESH_MS) await commit(store, "system", async (tx) => touchFile(tx, wanted));
    return ok({ type: kept.type as Seen["type"], name: kept.name, bytes });
  } catch {
    // Sealed with a key that is lost: the channel may still have it.
    return null;
  }
}

async function fetched(deps: EvidenceDeps, wanted: Wanted, actor: string): Promise<Looked> {
  const { store, vault, fetchFile } = deps;
  const named = await namedFile(store, wanted);
  if (!named) return refuse("NOT_FOUND", "没有找到这份凭证。", { en: "There is no such evidence." });
  if (!fetchFile) return refusalOf("unreachable");
  const got = await fetchFile(named.address, { home: [named.home], mostBytes: MOST_FILM_BYTES, timeoutMs: TIMEOUT_MS });
  const shown: Result<Shown, EvidenceProblem> = got.ok ? shownFrom(got.value) : got;
  await commit(store, actor, async (tx) => {
    // Its buyer may have been erased meanwhile.
    if (await namedFile(tx, wanted)) keepFetched(tx, vault, { ...wanted, got: shown.ok ? shown.value : { problem: shown.refusal.code } });
  });
  return shown.ok ? ok({ ...shown.value, name: null }) : refusalOf(shown.refusal.code);
}
