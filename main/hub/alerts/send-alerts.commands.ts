/**
 * Sends what is due. An alert is taken before it goes out and settled after: whoever is killed in between leaves one of which nobody knows whether it went, and
 * it is sent again only where it cannot arrive twice.
 */
import type { AlertProblem } from "../contract/lists.ts";
import type { Fate, Notifier, Sending } from "../notifiers/port.ts";
import { commit, type Tx } from "../store/index.ts";
import { type AlertRow, notifiersDue, type Settled, settleAlert, takeCutShort, takeDue, toLookUp } from "./alert.store.ts";
import { type AlertDeps, contextOf, messageOf, secretsOf } from "./context.ts";
import { allNotifiers, type NotifierRow, noteNotifier } from "./notifier.store.ts";
import { waysOf } from "./ways.store.ts";

/** Taken at once; little, so that little is in doubt after a kill. */
const AT_ONCE = 5;
/** Longer than any call is waited for: whoever has not settled by then never will. */
const CUT_SHORT_MS = 180_000;
/** Longest pause between two tries, and how long is tried at all. */
const LONGEST_PAUSE_MS = 15 * 60_000;
const GIVE_UP_MS = 24 * 3_600_000;
/** A service that sees itself that a message is the same is given it again so often, while nobody knows. */
const SAFE_TRIES = 5;
/** A receipt that was not brought is asked for after this. */
const ASK_AFTER_MS = 10 * 60_000;

/** Sends all that may go out now, notifier by notifier. @returns how many were tried. */
export async function sendAlerts(deps: AlertDeps): Promise<number> {
  await settleCutShort(deps);
  const due = await notifiersDue(deps.store, new Date(deps.store.clock.now()));
  const counts = await Promise.all(due.map((id) => sendAllOf(deps, id)));
  await askAfter(deps);
  return counts.reduce((sum, count) => sum + count, 0);
}

async function sendAllOf(deps: AlertDeps, notifierId: string): Promise<number> {
  let sent = 0;
  for (;;) {
    const row = (await allNotifiers(deps.store)).find(({ id }) => id === notifierId);
    const notifier = row && deps.notifierOf(row.kind);
    if (!row || !notifier) return sent;
    const taken = await commit(deps.store, "system", (tx) => takeDue(tx, { notifierId, perMinute: notifier.manifest.perMinute, most: AT_ONCE }));
    for (const alert of taken) await sendOne(deps, { row, notifier, alert });
    sent += taken.length;
    if (taken.length < AT_ONCE) return sent;
  }
}

interface Sent {
  row: NotifierRow;
  notifier: Notifier;
  alert: AlertRow;
}

async function sendOne(deps: AlertDeps, { row, notifier, alert }: Sent): Promise<void> {
  const came = await tried(deps, { row, notifier, alert });
  await commit(deps.store, "system", async (tx) => {
    const to = settledOf({ came, alert, notifier, now: tx.at });
    // Whoever took it for cut short meanwhile was wrong: the answer is there.
    if (!(await settleAlert(tx, to)) && !(to.to === "accepted" && (await settleAlert(tx, { ...to, from: "unknown" })))) return;
    const isThrottled = came.came === "later" && came.problem === "throttled";
    noteNotifier(tx, {
      id: row.id,
      problem: came.came === "accepted" ? null : came.problem,
      detail: came.came === "accepted" ? "" : came.detail,
      pausedUntil: isThrottled ? new Date(tx.at.getTime() + came.afterMs) : null,
      sent: came.came === "accepted",
    });
    tellAlert(tx, { id: alert.id, notifierId: row.id, name: row.name, to: to.to, problem: to.problem });
  });
}

async function tried(deps: AlertDeps, { row, notifier, alert }: Sent): Promise<Sending> {
  const secrets = secretsOf(deps.vault, row);
  if (secrets === null) return { came: "refused", problem: "key", detail: "" };
  const people = [...alert.mentions, ...(alert.operatorId === null ? [] : [alert.operatorId])];
  const message = messageOf(alert, { notifier, ways: await waysOf(deps.store, deps.vault, people), names: await deps.names() });
  if (message === null) return { came: "refused", problem: "receiver", detail: "" };
  return notifier.send(contextOf(deps, { settings: row.settings, secrets }), message);
}

/** What an answer makes of an alert. */
function settledOf({ came, alert, notifier, now }: { came: Sending; alert: AlertRow; notifier: Notifier; now: Date }): Settled {
  const base = { id: alert.id, from: "sending" as const };
  if (came.came === "accepted") {
    const notBefore = notifier.lookUp ? { notBefore: new Date(now.getTime() + ASK_AFTER_MS) } : {};
    return { ...base, to: "accepted", problem: null, detail: "", reference: came.reference, ...notBefore };
  }
  const { problem, detail } = came;
  if (came.came === "refused") return { ...base, to: "failed", problem, detail };
  const isOver = now.getTime() - alert.madeAt.getTime() > GIVE_UP_MS;
  if (came.came === "later")
    return isOver
      ? { ...base, to: "failed", problem, detail }
      : { ...base, to: "waiting", problem, detail, notBefore: later(now, alert.attempts, came.afterMs) };
  return doubtful({ alert, notifier, now }, { problem, detail });
}

/** Nobody knows whether it went out. */
function doubtful({ alert, notifier, now }: { alert: AlertRow; notifier: Notifier; now: Date }, of: { problem: AlertProblem; detail: string }): Settled {
  const mayAgain = notifier.manifest.again === "safe" && alert.attempts < SAFE_TRIES;
  return mayAgain
    ? { id: alert.id, from: "sending", to: "waiting", ...of, notBefore: later(now, alert.attempts, 30_000) }
    : { id: alert.id, from: "sending", to: "unknown", ...of, notBefore: new Date(now.getTime() + 60_000) };
}

function later(now: Date, attempts: number, firstMs: number): Date {
  return new Date(now.getTime() + Math.min(firstMs * 2 ** Math.min(Math.max(attempts - 1, 0), 10), Math.max(firstMs, LONGEST_PAUSE_MS)));
}

/** Whoever was killed while sending left them so. */
async function settleCutShort(deps: AlertDeps): Promise<void> {
  await commit(deps.store, "system", async (tx) => {
    const left = await takeCutShort(tx, new Date(tx.at.getTime() - CUT_SHORT_MS));
    if (left.length === 0) return;
    const rows = new Map((await allNotifiers(tx)).map((row) => [row.id, row]));
    for (const alert of left) {
      const row = rows.get(alert.notifierId);
      const notifier = row && deps.notifierOf(row.kind);
      const of = { problem: "cut_short" as const, detail: "" };
      const to: Settled = notifier ? doubtful({ alert, notifier, now: tx.at }, of) : { id: alert.id, from: "sending", to: "unknown", ...of };
      if (await settleAlert(tx, to)) tellAlert(tx, { id: alert.id, notifierId: alert.notifierId, name: row?.name ?? "", to: to.to, problem: to.problem });
    }
  });
}

/** Services that can be asked are asked of what is not known, and of receipts they have not brought. */
async function askAfter(deps: AlertDeps): Promise<void> {
  const now = new Date(deps.store.clock.now());
  for (const row of await allNotifiers(deps.store)) {
    const notifier = deps.notifierOf(row.kind);
    const secrets = secretsOf(deps.vault, row);
    if (!notifier?.lookUp || secrets === null || !row.enabled) continue;
    for (const alert of await toLookUp(deps.store, { notifierId: row.id, now })) {
      const people = alert.operatorId === null ? [] : [alert.operatorId];
      const message = messageOf(alert, { notifier, ways: await waysOf(deps.store, deps.vault, people), names: await deps.names() });
      const fate = message && (await notifier.lookUp(contextOf(deps, { settings: row.settings, secrets }), message));
      await commit(deps.store, "system", async (tx) => {
        const to = fateOf({ fate, alert, now: tx.at });
        if ((await settleAlert(tx, to)) && to.to !== alert.state)
          tellAlert(tx, { id: alert.id, notifierId: row.id, name: row.name, to: to.to, problem: to.problem });
      });
    }
  }
}

function fateOf({ fate, alert, now }: { fate: Fate | null; alert: AlertRow; now: Date }): Settled {
  const base = { id: alert.id, from: alert.state, problem: null, detail: "" } as const;
  const askAgain = new Date(now.getTime() + ASK_AFTER_MS);
  if (fate === null || fate.fate === "pending")
    return {
      ...base,
      to: fate === null ? alert.state : "accepted",
      ...(alert.state === "unknown" && fate === null ? { problem: "timed_out" as const } : {}),
      notBefore: askAgain,
    };
  if (fate.fate === "delivered") return { ...base, to: "delivered" };
  if (fate.fate === "undelivered") return { ...base, to: "undelivered", problem: "receiver", detail: fate.detail };
  // It never had it: then it cannot arrive twice.
  return alert.state === "unknown" ? { ...base, to: "waiting", notBefore: now } : { ...base, to: alert.state, notBefore: askAgain };
}

/** Tells of an alert; what failed, or is not known, is written in the journal. */
export function tellAlert(tx: Tx, of: { id: string; notifierId: string; name: string; to: Settled["to"]; problem: AlertProblem | null }): void {
  tx.emit({ name: "alert.changed", subjectId: of.id, data: { state: of.to, notifierId: of.notifierId } });
  if (of.to === "waiting") return;
  tx.journal({ verb: `alert.${of.to}`, subject: "alert", subjectId: of.id, data: { name: of.name, problem: of.problem } });
}
