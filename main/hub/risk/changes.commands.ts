/** A reviewer says that two accounts are one buyer, or that one account is two, and may take it back. What was told of them later does not overrule a person. */
import type { Vault } from "../access/index.ts";
import type { RefusalCode } from "../contract/index.ts";
import { newId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { lockOrders, openReceiver } from "../orders/index.ts";
import type { Tx } from "../store/index.ts";
import { lockLinking, mergeAccounts, openAccounts } from "./account.store.ts";
import { type AccountKey, keysOf } from "./account-keys.ts";
import {
  accountRows,
  apartFrom,
  type Change,
  changeById,
  dropAddresses,
  endApart,
  insertChange,
  type KeyRow,
  keepApart,
  keysOfAccount,
  type Moved,
  markUndone,
  moveOver,
  restoreAccount,
  saidOf,
} from "./changes.store.ts";
import { caseIdsOf, ordersOfAccount } from "./changes.view.store.ts";
import { scoreAccounts } from "./scoring.commands.ts";

type Answer = Promise<Result<{ changeId: string; otherId: string }, RefusalCode>>;

const gone = refuse("NOT_FOUND", "没有这个账号，可能已并入另一个。", { en: "There is no such account; perhaps it was merged into another." });

/** Waits as whoever takes orders does: orders first, accounts then. */
async function alone(tx: Tx): Promise<void> {
  await lockOrders(tx);
  await lockLinking(tx);
}

/** Puts the other account into this one: its orders, cases, keys and all that was said of it. */
export async function mergeByHand(tx: Tx, input: { accountId: string; otherId: string; reason: string }): Answer {
  await alone(tx);
  const { accountId, otherId, reason } = input;
  if (accountId === otherId) return refuse("BAD_INPUT", "不能和自己合并。", { en: "An account cannot be merged with itself." });
  const rows = await accountRows(tx, [accountId, otherId]);
  const [into, from] = [rows.get(accountId), rows.get(otherId)];
  if (!into || !from) return gone;
  const moved: Moved = {
    orders: (await ordersOfAccount(tx, otherId)).map(({ id }) => id),
    cases: await caseIdsOf(tx, otherId),
    keys: await keysOfAccount(tx, otherId),
    ...(await saidOf(tx, otherId)),
    from,
    into,
    apart: (await apartFrom(tx, [otherId])).map(({ one, other }) => (one === otherId ? other : one)).filter((id) => id !== accountId),
  };
  endApart(tx, accountId, otherId);
  await mergeAccounts(tx, [{ into: accountId, from: otherId }]);
  const after = (await accountRows(tx, [accountId])).get(accountId);
  const changeId = await insertChange(tx, {
    kind: "merge",
    accountId,
    otherId,
    reason,
    moved: { ...moved, ...(after ? { after: { status: after.status, note: after.note } } : {}) },
  });
  await tell(tx, { ids: [accountId], what: "merge", changeId, reason });
  return ok({ changeId, otherId });
}

/** A buyer as a channel names them. */
export interface ChannelAccount {
  channel: string;
  nick: string;
}

/** Takes these buyers of channels out of an account into one of their own; what ties both afterwards ties them no longer. */
export async function splitAccount(tx: Tx, input: { accountId: string; identities: readonly ChannelAccount[]; reason: string }, vault: Vault): Answer {
  await alone(tx);
  const { accountId, identities, reason } = input;
  const orders = await ordersOfAccount(tx, accountId);
  const isOut = ({ channel, nick }: ChannelAccount): boolean => identities.some((one) => one.channel === channel && one.nick === nick);
  const [out, rest] = [orders.filter(isOut), orders.filter((order) => !isOut(order))];
  if (orders.length === 0) return gone;
  if (out.length === 0 || rest.length === 0)
    return refuse("BAD_INPUT", "两边都要留下至少一个平台账号。", { field: "identities", en: "Each side keeps at least one of the channels' accounts." });
  const otherId = newId(tx.at.getTime());
  await openAccounts(tx, [otherId]);
  const [theirs, ours] = [await keysOfOrders(tx, out, vault), await keysOfOrders(tx, rest, vault)];
  const held = await keysOfAccount(tx, accountId);
  const keys = held.filter((key) => theirs.has(nodeOf(key)) && (key.kind === "at" || !ours.has(nodeOf(key))));
  const ids = out.map(({ id }) => id);
  const moved: Moved = { orders: ids, cases: await caseIdsOf(tx, accountId, ids), keys, marks: [], appeals: [] };
  await moveOver(tx, { from: accountId, to: otherId, moved, still: moved.orders });
  dropAddresses(
    tx,
    accountId,
    keys.filter((key) => key.kind === "at" && !ours.has(nodeOf(key))).map(({ hash }) => hash),
  );
  keepApart(tx, [{ one: accountId, other: otherId }]);
  const changeId = await insertChange(tx, { kind: "split", accountId, otherId, reason, moved });
  await tell(tx, { ids: [accountId, otherId], what: "split", changeId, reason });
  return ok({ changeId, otherId });
}

/** Takes it back. What it rests on must still be there: a later change of the same accounts is taken back first. */
export async function undoChange(tx: Tx, { changeId }: { changeId: string }): Promise<Result<{ ok: true }, RefusalCode>> {
  await alone(tx);
  const change = await changeById(tx, changeId);
  if (!change) return gone;
  if (change.undoneAt !== null) return refuse("ALREADY_DONE", "已经撤销过了。", { en: "It was taken back already." });
  const there = await accountRows(tx, [change.accountId, change.otherId]);
  const stands = there.has(change.accountId) && there.has(change.otherId) === (change.kind === "split");
  if (!stands)
    return refuse("STATE_NOT_ALLOWED", "其中的账号后来又合并或拆开过，请先撤销后来的那一次。", {
      en: "One of these accounts was merged or taken apart again later: take that back first.",
    });
  if (change.kind === "merge") await unmerge(tx, change);
  else {
    endApart(tx, change.accountId, change.otherId);
    await mergeAccounts(tx, [{ into: change.accountId, from: change.otherId }]);
  }
  markUndone(tx, changeId);
  await tell(tx, { ids: change.kind === "merge" ? [change.accountId, change.otherId] : [change.accountId], what: "undone", changeId, reason: "" });
  return ok({ ok: true as const });
}

async function unmerge(tx: Tx, { accountId, otherId, moved }: Change): Promise<void> {
  const { from, into, after, apart = [] } = moved;
  if (!from || !into) return;
  restoreAccount(tx, from);
  const still = (await ordersOfAccount(tx, accountId)).map(({ id }) => id);
  await moveOver(tx, { from: accountId, to: otherId, moved, still });
  const now = (await accountRows(tx, [accountId])).get(accountId);
  // What was said since they were one is the one's that stayed.
  if (now && now.status === after?.status && now.note === after.note) restoreAccount(tx, into);
  keepApart(tx, [{ one: accountId, other: otherId }, ...apart.map((other) => ({ one: otherId, other }))]);
}

/** What these orders' receivers make, as far as they are known: of a masked one what is shown, of one told in plain what is sealed. */
async function keysOfOrders(
  tx: Tx,
  orders: readonly { id: string; channel: string; receiver: { [part: string]: string | undefined } }[],
  vault: Vault,
): Promise<Set<string>> {
  const made = new Set<string>();
  for (const { id, channel, receiver } of orders) {
    const { name = "", phone = "", province = "", city = "", district = "", address = "" } = receiver;
    const opened = await openReceiver(tx, id);
    const plain = opened === "broken" || opened === null ? { name: "", phone: "", address: "" } : opened;
    const buyer = {
      channelBuyerId: "",
      nick: "",
      name: plain.name || name,
      phone: plain.phone || phone,
      province,
      city,
      district,
      address: plain.address || address,
    };
    for (const key of keysOf(vault, channel, buyer)) made.add(nodeOf(key));
  }
  return made;
}

const nodeOf = ({ kind, hash }: AccountKey | KeyRow): string => `${kind} ${hash}`;

async function tell(tx: Tx, of: { ids: readonly string[]; what: "merge" | "split" | "undone"; changeId: string; reason: string }): Promise<void> {
  const { ids, what, changeId, reason } = of;
  await scoreAccounts(tx, ids);
  for (const subjectId of ids) tx.emit({ name: "account.changed", subjectId, data: { what } });
  const [subjectId = ""] = ids;
  const verb = { merge: "account.joined", split: "account.split", undone: "account.change_undone" }[what];
  tx.journal({ verb, subject: "account", subjectId, data: { changeId, reason, accounts: [...ids] } });
}
