import type { Vault } from "../access/index.ts";
import type { ChannelBuyer } from "../connectors/port.ts";
import { newId } from "../kernel/ids.ts";
import type { Tx } from "../store/index.ts";
import { accountsByAge, keepKeys, lockLinking, type Merge, mergeAccounts, openAccounts, ownersOf, setAccounts, shownAs } from "./account.store.ts";
import { type AccountKey, HASH_LENGTH, keysOf } from "./account-keys.ts";
import { anyApart, homeByNick } from "./apart.ts";
import { apartFrom } from "./changes.store.ts";
import { partsOf } from "./merge.ts";
import { ordersToLink } from "./orders.view.store.ts";
import { scoreAccounts } from "./scoring.commands.ts";

/** An order that is kept, with its buyer as the channel told. */
export interface BuyerOfOrder {
  orderId: string;
  shopId: string;
  buyer: ChannelBuyer;
}

/**
 * Gives each order its account: one a buyer across channels, by what ties them (see {@link keysOf}). Accounts that turn out to be
 * one are merged into the oldest, with their orders, cases and keys, and journaled. A buyer who shows nothing readable gets no
 * account. In which order things arrive does not matter. Merged accounts are scored anew. Gives the orders that are another
 * account's than before.
 */
export async function accountsFor(tx: Tx, orders: readonly BuyerOfOrder[], vault: Vault): Promise<string[]> {
  if (orders.length === 0) return [];
  await lockLinking(tx);
  const ids = orders.map((order) => order.orderId);
  const known = new Map((await ordersToLink(tx, ids)).map((order) => [order.id, order]));
  const told = orders.flatMap(({ orderId, buyer }) => {
    const order = known.get(orderId);
    return order ? [{ orderId, accountId: order.accountId, channel: order.channel, nick: buyer.nick, keys: keysOf(vault, order.channel, buyer) }] : [];
  });
  const { accountOf, merged, moved } = await tie(tx, told);
  const set = await setAccounts(
    tx,
    told.flatMap(({ orderId }) => linked(accountOf, orderId)),
  );
  // What two accounts did apart is now what one did: nothing else would tell the risk desk.
  await scoreAccounts(tx, merged);
  return [...new Set([...moved, ...set])];
}

/** An order that is about to be written. */
export type BuyerOfNewOrder = Omit<BuyerOfOrder, "shopId"> & { channel: string };

interface Tied {
  /** Account of each order that has one. */
  accountOf: Map<string, string>;
  /** Accounts that others were merged into. */
  merged: string[];
  /** Known orders that were the others'. */
  moved: string[];
}

/** The same for orders that are not written yet, so that they can be written with their accounts. Who is merged is to be scored when they are there. */
export async function accountsOfNew(tx: Tx, orders: readonly BuyerOfNewOrder[], vault: Vault): Promise<Tied> {
  if (orders.length === 0) return { accountOf: new Map(), merged: [], moved: [] };
  await lockLinking(tx);
  return tie(
    tx,
    orders.map(({ orderId, channel, buyer }) => ({ orderId, accountId: null, channel, nick: buyer.nick, keys: keysOf(vault, channel, buyer) })),
  );
}

/** A buyer as a conversation of a channel names him. */
interface NamedBuyer {
  channel: string;
  channelBuyerId: string;
}

/** Accounts of buyers by the channel's own id of them, as `channel\nid`; of whom no order is known there is none. */
export async function accountsOfBuyers(tx: Tx, buyers: readonly NamedBuyer[], vault: Vault): Promise<Map<string, string>> {
  const keys = buyers.flatMap(({ channel, channelBuyerId }) =>
    keysOf(vault, channel, { ...NOTHING_SHOWN, channelBuyerId }).map((key) => ({ ...key, named: `${channel}\n${channelBuyerId}` })),
  );
  if (keys.length === 0) return new Map();
  const owners = new Map((await ownersOf(tx, uniqueKeys(keys))).map((owner) => [keyNode(owner), owner.accountId]));
  return new Map(
    keys.flatMap((key) => {
      const owner = owners.get(keyNode(key));
      return owner === undefined ? [] : [[key.named, owner] as const];
    }),
  );
}
const NOTHING_SHOWN = { nick: "", name: "", phone: "", province: "", city: "", district: "", address: "" };

interface ToldKeys {
  orderId: string;
  /** Whose the order is by now. */
  accountId: string | null;
  channel: string;
  nick: string;
  keys: readonly AccountKey[];
}

/** Finds, opens and merges accounts, and keeps the keys that say so; the orders themselves are left to the caller. */
async function tie(tx: Tx, told: readonly ToldKeys[]): Promise<Tied> {
  const ties = told.flatMap((order) => order.keys.filter(isTie));
  const masks = new Set(told.flatMap(({ keys }) => keys.filter(isMask).map(maskOf)));
  const [owners, shown] = await Promise.all([ownersOf(tx, uniqueKeys(ties)), shownAs(tx, [...masks])]);
  const edges: (readonly [string, string])[] = owners.map((owner) => [keyNode(owner), `account ${owner.accountId}`] as const);
  edges.push(...tiedByMasks(told, shown));
  for (const order of told) {
    for (const key of order.keys.filter(isTie)) edges.push([`order ${order.orderId}`, keyNode(key)]);
    if (order.accountId !== null) edges.push([`order ${order.orderId}`, `account ${order.accountId}`]);
  }
  const ownerOf = new Map(owners.map((owner) => [keyNode(owner), owner.accountId]));
  const joined = await joinAccounts(tx, partsOf([], edges), new Map(told.map((order) => [order.orderId, homesOf(order, ownerOf)])));
  const strangers = told.filter(({ accountId }) => accountId === null);
  if (joined.pairs.length > 0) await homeByNick(tx, { accountOf: joined.accountOf, pairs: joined.pairs, orders: strangers });
  const known = new Set([...owners, ...shown].map(keyNode));
  const news = told.flatMap(({ orderId, keys }) =>
    linked(joined.accountOf, orderId).flatMap(({ accountId }) => keys.filter((key) => !known.has(keyNode(key))).map((key) => ({ ...key, accountId }))),
  );
  await keepKeys(tx, [...new Map(news.map((key) => [`${keyNode(key)} ${key.accountId}`, key])).values()]);
  return joined;
}

/** Who is shown by one mask is one buyer as long as it can only be one: of two plain persons under it nobody can tell whose a masked order is. */
function tiedByMasks(
  told: readonly { orderId: string; keys: readonly AccountKey[] }[],
  kept: readonly { kind: string; hash: string; accountId: string }[],
): (readonly [string, string])[] {
  const shown = told.flatMap(({ orderId, keys }) => keys.filter(isMask).map((key) => ({ node: `order ${orderId}`, ...key })));
  const all = [...shown, ...kept.map((key) => ({ node: `account ${key.accountId}`, ...key }))];
  return [...Map.groupBy(all, maskOf)].flatMap(([mask, members]) => {
    const persons = new Set(members.filter(({ kind }) => kind === "weak_plain").map(({ hash }) => hash));
    const tied = persons.size > 1 ? members.filter(({ kind }) => kind === "weak") : members;
    return tied.map(({ node }) => [node, `mask ${mask}`] as const);
  });
}

function isMask(key: AccountKey): boolean {
  return key.kind === "weak" || key.kind === "weak_plain";
}

function maskOf(key: { hash: string }): string {
  return key.hash.slice(0, HASH_LENGTH);
}

/** Accounts that an order may be of, its own before those its keys lead to, the surest key first. */
function homesOf({ accountId, keys }: ToldKeys, ownerOf: ReadonlyMap<string, string>): string[] {
  const surest = keys.toSorted((left, right) => sureness.indexOf(left.kind) - sureness.indexOf(right.kind));
  return [accountId, ...surest.map((key) => ownerOf.get(keyNode(key)))].filter((id) => id !== null && id !== undefined);
}
const sureness: readonly AccountKey["kind"][] = ["buyer", "person_phone", "person_at", "weak_plain", "weak", "at"];

/**
 * For every part its one account: the oldest there is, else a new one; the others are merged into it. Where a person said that some of a part are two,
 * nobody is merged, and each order stays where it is or goes where its surest key leads.
 */
async function joinAccounts(
  tx: Tx,
  parts: readonly string[][],
  homes: ReadonlyMap<string, string[]>,
): Promise<Tied & { pairs: { one: string; other: string }[] }> {
  const accountIds = parts.flat().flatMap((node) => (node.startsWith("account ") ? [node.slice(8)] : []));
  const pairs = await apartFrom(tx, accountIds);
  const age = new Map((await accountsByAge(tx, accountIds)).map((account, index) => [account.id, index]));
  const accountOf = new Map<string, string>();
  const merges: Merge[] = [];
  const opened: string[] = [];
  for (const part of parts) {
    const ids = part.flatMap((node) => (node.startsWith("account ") && age.has(node.slice(8)) ? [node.slice(8)] : []));
    const [oldest, ...others] = ids.sort((left, right) => (age.get(left) ?? 0) - (age.get(right) ?? 0));
    const into = oldest ?? newId(tx.at.getTime());
    if (oldest === undefined) opened.push(into);
    const isOne = pairs.length === 0 || !anyApart(ids, pairs);
    if (isOne) merges.push(...others.map((from) => ({ into, from })));
    for (const node of part) {
      if (!node.startsWith("order ")) continue;
      const orderId = node.slice(6);
      accountOf.set(orderId, (isOne ? null : homes.get(orderId)?.find((id) => ids.includes(id))) ?? into);
    }
  }
  await openAccounts(tx, opened);
  const moved = await mergeAccounts(tx, merges);
  return { accountOf, merged: [...new Set(merges.map((merge) => merge.into))], moved, pairs };
}

function linked(accountOf: ReadonlyMap<string, string>, orderId: string): { orderId: string; accountId: string }[] {
  const accountId = accountOf.get(orderId);
  return accountId === undefined ? [] : [{ orderId, accountId }];
}

function isTie(key: AccountKey): boolean {
  return key.kind !== "at" && !isMask(key);
}

function keyNode(key: { kind: string; hash: string }): string {
  return `key ${key.kind} ${key.hash}`;
}

function uniqueKeys(keys: readonly AccountKey[]): AccountKey[] {
  return [...new Map(keys.map((key) => [keyNode(key), key])).values()];
}
