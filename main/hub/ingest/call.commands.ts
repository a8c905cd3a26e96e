/** Calling a channel for a shop: a dead token is renewed once, trouble pauses the shop, success ends the trouble. */
import type { Connector, ConnectorContext, ConnectorProblem } from "../connectors/port.ts";
import { type Refusal, type Result, refuse } from "../kernel/result.ts";
import { commit, type Store } from "../store/index.ts";
import type { IngestDeps } from "./deps.ts";
import { changeShop, keepCursor, shopsById } from "./shop.store.ts";
import { contextOf, type ShopRow, sealSecrets } from "./shop.ts";

export interface Line {
  deps: IngestDeps;
  shop: ShopRow;
  connector: Connector;
  /** What calls are made with, opened once for the secrets it is made of. */
  opened?: { sealed: ShopRow["secrets"]; context: ConnectorContext };
}

function contextFor(line: Line): ConnectorContext {
  const sealed = line.shop.secrets;
  if (line.opened && line.opened.sealed === sealed) return line.opened.context;
  const context = contextOf(line.deps, line.shop);
  line.opened = { sealed, context };
  return context;
}

/** A ban that is shorter is waited out, this many calls long. */
const SHORT_BAN_MS = 2_000;
const TRIES = 3;
const FIRST_BACKOFF_MS = 5_000;
const LONGEST_BACKOFF_MS = 120_000;
const REFUSED_PAUSE_MS = 300_000;

/**
 * One call; when the token is dead and can be renewed, it is, and the call is made again. A ban of a second or two is waited out,
 * so that it does not end a walk over many pages.
 */
export async function ask<Value>(line: Line, call: Call<Value>): Promise<Result<Value, ConnectorProblem>> {
  await renewInTime(line);
  const used = line.shop.secrets;
  const first = await patiently(line, call);
  if (first.ok || first.refusal.code !== "AUTH_EXPIRED") return first;
  const why = await renewal(line, used);
  if (why === null) return patiently(line, call);
  // Whoever gives the token said what is wrong (key, application): that is more than that there is none.
  return why.code === "REFUSED" ? { ok: false, refusal: why } : first;
}

type Call<Value> = (context: ConnectorContext) => Promise<Result<Value, ConnectorProblem>>;

/** What was not answered is asked once more where the shop was well before: a passing silence then ends no walk, and an outage costs one call. */
async function patiently<Value>(line: Line, call: Call<Value>): Promise<Result<Value, ConnectorProblem>> {
  let mayAskAgain = !line.shop.cursor.fails;
  for (let tries = 1; ; tries += 1) {
    const answer = await call(contextFor(line));
    if (!answer.ok && answer.refusal.code === "TIMED_OUT" && mayAskAgain) {
      mayAskAgain = false;
      continue;
    }
    if (answer.ok || answer.refusal.code !== "THROTTLED" || tries === TRIES) return answer;
    const waitMs = Number(answer.refusal.details?.waitMs);
    if (!(waitMs <= SHORT_BAN_MS)) return answer;
    await line.deps.wait?.(waitMs);
  }
}

const RENEWED_AGAIN_MS = 3_600_000;

/** Renews a token before it ends, where its channel renews none afterwards. One that could not be had is asked for once an hour: the old one still works. */
async function renewInTime(line: Line): Promise<void> {
  const { deps, shop, connector } = line;
  if (!connector.isRefreshDue?.(contextFor(line))) return;
  const now = deps.store.clock.now();
  const { secrets } = contextFor(line);
  if (now - (Number(secrets.renewalTriedAt) || 0) < RENEWED_AGAIN_MS || (await renew(line))) return;
  const tried = sealSecrets(deps.vault, { ...secrets, renewalTriedAt: String(now) });
  await commit(deps.store, "system", (tx) => changeShop(tx, shop.id, { secrets: tried }));
  shop.secrets = tried;
}

/** A new token instead of a dead one, where the channel gives it. @returns whether calls may be made again. */
export async function renew(line: Line): Promise<boolean> {
  return (await renewal(line, line.shop.secrets)) === null;
}

/** Renewals under way, one after the other for a shop: a second one would end the token that the first brought. */
const renewing = new WeakMap<Store, Map<string, Promise<unknown>>>();

/**
 * Renews the secrets that were used, after whoever does so already: others of the same line may have been turned away with them at the same time.
 * @returns why there is no new token, `null` when there is one.
 */
async function renewal(line: Line, used: ShopRow["secrets"]): Promise<Refusal<ConnectorProblem> | null> {
  const { store } = line.deps;
  const under = renewing.get(store) ?? new Map<string, Promise<unknown>>();
  renewing.set(store, under);
  const before = under.get(line.shop.id) ?? Promise.resolve();
  const mine = before.catch(() => undefined).then(() => renewOnce(line, used));
  under.set(line.shop.id, mine);
  try {
    return await mine;
  } finally {
    if (under.get(line.shop.id) === mine) under.delete(line.shop.id);
  }
}

async function renewOnce(line: Line, used: ShopRow["secrets"]): Promise<Refusal<ConnectorProblem> | null> {
  const { deps, shop, connector } = line;
  const stored = (await shopsById(deps.store, [shop.id])).get(shop.id);
  // Another job may have renewed it meanwhile: refreshing twice would spend the new token.
  if (stored?.secrets && used && Buffer.compare(Buffer.from(stored.secrets), Buffer.from(used)) !== 0) {
    shop.secrets = stored.secrets;
    return null;
  }
  const fresh = await connector.refreshToken?.(contextOf(deps, shop));
  if (!fresh) return refuse("AUTH_EXPIRED", "这个平台的授权不能续期").refusal;
  if (!fresh.ok) return fresh.refusal;
  const sealed = sealSecrets(deps.vault, { ...contextOf(deps, shop).secrets, ...fresh.value });
  await commit(deps.store, "system", async (tx) => {
    await changeShop(tx, shop.id, { secrets: sealed });
    tx.journal({ verb: "shop.token_renewed", subject: "shop", subjectId: shop.id });
  });
  shop.secrets = sealed;
  return null;
}

/** These say something about the shop or the channel, not about the one thing asked for: trying the next thing would not help. */
export const OF_THE_SHOP: ReadonlySet<ConnectorProblem> = new Set(["THROTTLED", "TIMED_OUT", "UNAVAILABLE", "AUTH_EXPIRED", "BAD_SIGNATURE"]);

/** The first of these answers that says something about the shop itself. */
export function shopTrouble(answers: readonly Result<unknown, ConnectorProblem>[]): Refusal<ConnectorProblem> | undefined {
  return answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal])).find(({ code }) => OF_THE_SHOP.has(code));
}

/** After a refusal that concerns the whole shop: when it may be called again, and what a person should know. */
export async function noteTrouble(line: Line, refusal: Refusal<ConnectorProblem>): Promise<void> {
  const { deps, shop } = line;
  const fails = (shop.cursor.fails ?? 0) + 1;
  const pause = pauseFor(refusal, fails);
  const waitedOut = refusal.code === "THROTTLED" || refusal.code === "TIMED_OUT" || refusal.code === "UNAVAILABLE";
  const problem = waitedOut ? shop.problem : refusal.message;
  await commit(deps.store, "system", async (tx) => {
    await changeShop(tx, shop.id, { pausedUntil: new Date(tx.at.getTime() + pause), problem, pausedSince: shop.pausedSince ?? tx.at });
    shop.pausedSince ??= tx.at;
    await keepCursor(tx, shop.id, { key: "fails", value: fails });
    if (problem !== shop.problem) tx.emit({ name: "shop.changed", subjectId: shop.id, data: { problem } });
  });
  shop.cursor.fails = fails;
  shop.problem = problem;
  deps.log("warn", refusal.message, { shop: shop.id, code: refusal.code });
}

function pauseFor(refusal: Refusal<ConnectorProblem>, fails: number): number {
  if (refusal.code === "THROTTLED") return Math.max(1_000, Number(refusal.details?.waitMs ?? FIRST_BACKOFF_MS) || FIRST_BACKOFF_MS);
  if (refusal.code === "TIMED_OUT" || refusal.code === "UNAVAILABLE") return Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** Math.min(fails - 1, 10));
  return REFUSED_PAUSE_MS;
}

/** After a call that worked: what was wrong is over. */
export async function noteSuccess(line: Line): Promise<void> {
  const { deps, shop } = line;
  if (!shop.cursor.fails && shop.problem === null && shop.pausedUntil === null) return;
  await commit(deps.store, "system", async (tx) => {
    await changeShop(tx, shop.id, { pausedUntil: null, problem: null, pausedSince: null });
    await keepCursor(tx, shop.id, { key: "fails", value: 0 });
    if (shop.problem !== null) tx.emit({ name: "shop.changed", subjectId: shop.id, data: { problem: null } });
  });
  shop.cursor.fails = 0;
  shop.problem = null;
  shop.pausedUntil = null;
  shop.pausedSince = null;
}
