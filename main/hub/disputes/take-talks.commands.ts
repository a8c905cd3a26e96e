import type { BuyerTalk } from "../connectors/port.ts";
import type { Tx } from "../store/index.ts";
import { caseKeyText } from "./case.change.ts";
import { type CaseRecord, lockByChannelId, lockById } from "./case.store.ts";
import { clearOrders } from "./clear-order.view.store.ts";
import { takeCases } from "./take-cases.commands.ts";
import { keepSaid } from "./take-messages.commands.ts";
import { type Buyer, type CaseOfBuyer, casesOfBuyers, linkBuyers, nameAccounts, noteDeeds, saidAlready } from "./talk.store.ts";
import { talkCase, talkCaseId } from "./talk.ts";

interface Told {
  shopId: string;
  channel: string;
  fact: BuyerTalk;
}

/** Accounts of buyers by the channel's own id of them, as `channel\nid`; who is not known is left out. The room that knows buyers comes after this one. */
type AccountOfBuyers = (buyers: readonly { channel: string; channelBuyerId: string }[]) => Promise<ReadonlyMap<string, string>>;

/** Done no longer ago than this, a conversation goes on where it was. */
const GOES_ON_MS = 48 * 3_600_000;

/**
 * Takes what buyers said in conversations of their own: into the open case of theirs with the newest words, else on where the last conversation
 * was, else into a case of a question, about the one order they can mean. What is told again, late or in another order is there once. Call it when cases and
 * orders of the same batch are taken.
 */
export async function takeTalks(tx: Tx, told: readonly Told[], accountOf: AccountOfBuyers): Promise<void> {
  if (told.length === 0) return;
  const wrote = await newWords(tx, told);
  const records = await casesFor(tx, wrote, accountOf);
  await keepSaid(
    tx,
    wrote.map((one) => ({
      record: records.get(buyerText(buyerOf(one))),
      author: "buyer" as const,
      text: one.fact.text ?? "",
      at: one.fact.at,
      channelMessageId: one.fact.channelMessageId,
      pictures: one.fact.pictures ?? [],
    })),
  );
  // Last: whoever sends to them holds their cases while it waits for this.
  noteDeeds(
    tx,
    told.map((one) => ({
      ...buyerOf(one),
      wroteAt: one.fact.did === "wrote" ? one.fact.at : null,
      enteredAt: one.fact.did === "entered" ? one.fact.at : null,
    })),
  );
}

/** Words that no case of their buyer has yet, each once, in the order they were said. */
async function newWords(tx: Tx, told: readonly Told[]): Promise<Told[]> {
  const keyOf = (buyer: Buyer, messageId: string): string => `${buyerText(buyer)}\n${messageId}`;
  const wrote = new Map(told.filter(({ fact }) => fact.did === "wrote").map((one) => [keyOf(buyerOf(one), one.fact.channelMessageId), one]));
  const named = [...wrote.values()].map((one) => ({ ...buyerOf(one), messageId: one.fact.channelMessageId }));
  for (const said of named.length > 0 ? await saidAlready(tx, named) : []) wrote.delete(keyOf(said, said.messageId));
  return [...wrote.values()].sort((left, right) => left.fact.at.getTime() - right.fact.at.getTime());
}

/** The case of each buyer who wrote, locked; opened where there is none. */
async function casesFor(tx: Tx, wrote: readonly Told[], accountOf: AccountOfBuyers): Promise<Map<string, CaseRecord>> {
  if (wrote.length === 0) return new Map();
  const first = new Map<string, Told>();
  for (const one of wrote) if (!first.has(buyerText(buyerOf(one)))) first.set(buyerText(buyerOf(one)), one);
  const theirs = Map.groupBy(await casesOfBuyers(tx, [...first.values()].map(buyerOf)), buyerText);
  const chosen = new Map<string, string>();
  for (const [buyer, one] of first) {
    const found = caseOf(theirs.get(buyer) ?? [], one.fact.at);
    if (found !== undefined) chosen.set(buyer, found);
  }
  const opened = await openTalks(
    tx,
    [...first].filter(([buyer]) => !chosen.has(buyer)).map(([, one]) => one),
    accountOf,
  );
  const locked = new Map((await lockById(tx, [...new Set(chosen.values())])).map((record) => [record.id, record]));
  for (const [buyer, caseId] of chosen) {
    const record = locked.get(caseId);
    if (record) opened.set(buyer, record);
  }
  return opened;
}

function caseOf(theirs: readonly CaseOfBuyer[], at: Date): string | undefined {
  const open = theirs.find(({ isDone }) => !isDone);
  const goesOn = theirs.find(({ isTalk, doneAt }) => isTalk && doneAt !== null && at.getTime() - doneAt.getTime() < GOES_ON_MS);
  return (open ?? goesOn)?.caseId;
}

/** A case of a question for each of these, by the first thing he said. */
async function openTalks(tx: Tx, firsts: readonly Told[], accountOf: AccountOfBuyers): Promise<Map<string, CaseRecord>> {
  if (firsts.length === 0) return new Map();
  const accounts = await accountOf(firsts.map(({ channel, fact }) => ({ channel, channelBuyerId: fact.channelBuyerId })));
  const known = firsts.flatMap((one) => {
    const accountId = accounts.get(`${one.channel}\n${one.fact.channelBuyerId}`);
    return accountId === undefined ? [] : [{ one, accountId }];
  });
  const clear = new Map(
    (known.length > 0
      ? await clearOrders(
          tx,
          known.map(({ one, accountId }) => ({ shopId: one.shopId, accountId, at: one.fact.at })),
        )
      : []
    ).map((order) => [`${order.shopId}\n${order.accountId}`, order.channelOrderId]),
  );
  const orderOf = new Map(known.map(({ one, accountId }) => [one, clear.get(`${one.shopId}\n${accountId}`)]));
  await takeCases(
    tx,
    firsts.map((one) => ({ shopId: one.shopId, channel: one.channel, fact: talkCase(one.fact, orderOf.get(one) ?? "") })),
  );
  const keys = firsts.map(({ shopId, fact }) => ({ shopId, channelCaseId: talkCaseId(fact) }));
  const records = new Map((await lockByChannelId(tx, keys)).map((record) => [caseKeyText(record), record]));
  const opened = new Map(
    firsts.flatMap((one, index) => {
      const record = records.get(caseKeyText(keys[index] ?? { shopId: "", channelCaseId: "" }));
      return record ? [[buyerText(buyerOf(one)), record] as const] : [];
    }),
  );
  await linkBuyers(
    tx,
    firsts.map((one) => ({ ...buyerOf(one), channelCaseId: talkCaseId(one.fact) })),
  );
  nameAccounts(
    tx,
    known.flatMap(({ one, accountId }) => {
      const caseId = opened.get(buyerText(buyerOf(one)))?.id;
      return caseId === undefined ? [] : [{ caseId, accountId }];
    }),
  );
  return opened;
}

const buyerOf = ({ shopId, fact }: Told): Buyer => ({ shopId, buyerId: fact.channelBuyerId });
const buyerText = ({ shopId, buyerId }: Buyer): string => `${shopId}\n${buyerId}`;
