import type { ChannelMessage } from "../connectors/port.ts";
import { newId } from "../kernel/ids.ts";
import { addEvents, type NewEvent } from "../orders/index.ts";
import type { Tx } from "../store/index.ts";
import { caseKeyText } from "./case.change.ts";
import { type CaseKey, type CaseRecord, casesByRef, lockByChannelId, lockById } from "./case.store.ts";
import { weSaid } from "./keep-promises.commands.ts";
import { buyerWrote, insertMessages, type MessageRow } from "./message.store.ts";
import { callAgain } from "./notes.store.ts";
import { tellBack } from "./snooze.commands.ts";
import { buyerWakes } from "./snooze.store.ts";
import { restake } from "./stake.commands.ts";

/** What a batch of messages did. `missing` are places in the input whose case is not known yet: try them again later. */
export interface TakenMessages {
  taken: number;
  repeated: number;
  missing: number[];
}

const authors: Readonly<Record<ChannelMessage["from"], MessageRow["author"]>> = { buyer: "buyer", seller: "operator", platform: "platform" };

/** Takes what was said in cases at a channel. Buyers' words want triage and a reply, and emit `case.message`; known messages change nothing. */
export async function takeMessages(tx: Tx, facts: readonly { shopId: string; fact: ChannelMessage }[]): Promise<TakenMessages> {
  if (facts.length === 0) return { taken: 0, repeated: 0, missing: [] };
  const keys = facts.map(({ shopId, fact }) => ({ shopId, channelCaseId: fact.channelCaseId }));
  const cases = await casesNamed(tx, uniqueKeys(keys));
  const said = facts.map(({ shopId, fact }) => ({
    record: cases.get(caseKeyText({ shopId, channelCaseId: fact.channelCaseId })),
    author: authors[fact.from],
    text: fact.text,
    at: fact.at,
    channelMessageId: fact.channelMessageId,
    pictures: fact.pictures ?? [],
  }));
  return keepSaid(tx, said);
}

/** Cases that messages are in: by the channel's own id, else by our number or id within the shop. */
async function casesNamed(tx: Tx, keys: readonly CaseKey[]): Promise<Map<string, CaseRecord>> {
  const found = new Map((await lockByChannelId(tx, keys)).map((record) => [caseKeyText(record), record]));
  const others = keys.filter((key) => !found.has(caseKeyText(key)));
  if (others.length === 0) return found;
  const named = await casesByRef(tx, others);
  const records = new Map((await lockById(tx, [...new Set(named.map(({ id }) => id))])).map((record) => [record.id, record]));
  for (const { id, shopId, ref } of named) {
    const record = records.get(id);
    if (record) found.set(caseKeyText({ shopId, channelCaseId: ref }), record);
  }
  return found;
}

/** What was said, with the case it belongs to as it is locked; without one it is missing. */
export interface Said {
  record: CaseRecord | undefined;
  author: MessageRow["author"];
  text: string;
  at: Date;
  channelMessageId: string;
  pictures: readonly string[];
}

/** Keeps what was said. Buyers' words want triage and a reply, and emit `case.message`; known messages change nothing. */
export async function keepSaid(tx: Tx, said: readonly Said[]): Promise<TakenMessages> {
  const missing = said.flatMap(({ record }, index) => (record ? [] : [index]));
  const rows = said.flatMap(({ record, ...rest }) => {
    if (!record) return [];
    const row: MessageRow = { ...rest, id: newId(tx.at.getTime()), caseId: record.id, authorId: null, delivery: "received", suggestionId: null };
    return [{ record, row }];
  });
  const kept = await insertMessages(
    tx,
    rows.map(({ row }) => row),
  );
  const fresh = rows.filter(({ row }) => kept.has(row.id));
  addEvents(
    tx,
    fresh.flatMap(({ record, row }) => lineOf(record, row)),
  );
  // In the order they were said: a later word of ours answers an earlier promise.
  for (const { record, row } of fresh.toSorted((left, right) => left.row.at.getTime() - right.row.at.getTime()))
    if (row.author === "operator" || row.author === "agent")
      await weSaid(tx, { caseId: record.id, messageKey: row.channelMessageId, text: row.text, at: row.at });
  const written = [...new Set(fresh.filter(({ row }) => row.author === "buyer").map(({ record }) => record.id))];
  const moved = written.length > 0 ? await buyerWrote(tx, written) : [];
  if (written.length > 0) tellBack(tx, await buyerWakes(tx, written));
  for (const { id, revision, reopened, orderId, assigneeId } of moved) {
    tx.emit({ name: "case.message", subjectId: id, data: { revision, orderId } });
    if (reopened) tx.emit({ name: "case.reopened", subjectId: id, data: { revision, orderId } });
    tx.journal({ verb: "case.message", subject: "case", subjectId: id, data: { revision, reopened } });
    if (assigneeId !== null) callAgain(tx, { caseId: id, operatorIds: [assigneeId], kind: "answered", by: "" });
  }
  // A case that is open again may have its platform's clock still running.
  const reopened = moved.filter((each) => each.reopened);
  if (reopened.length > 0) await restake(tx, { caseIds: reopened.map(({ id }) => id) });
  return { taken: fresh.length, repeated: rows.length - fresh.length, missing };
}

const speakers: Readonly<Record<MessageRow["author"], string>> = { buyer: "买家", operator: "客服", agent: "智能客服", platform: "平台" };

function lineOf(record: CaseRecord, row: MessageRow): NewEvent[] {
  if (record.orderId === null) return [];
  const text = `${speakers[row.author]}：${[...row.text].slice(0, 200).join("")}`;
  const toldBy = row.author === "buyer" || row.author === "platform" ? record.channel : (row.authorId ?? row.author);
  const dedupeKey = `case:${record.id}:message:${row.channelMessageId}`;
  const data = { author: row.author };
  return [
    { orderId: record.orderId, parcelId: null, caseId: record.id, source: "message", kind: `message_${row.author}`, at: row.at, toldBy, text, data, dedupeKey },
  ];
}

function uniqueKeys(keys: readonly CaseKey[]): CaseKey[] {
  return [...new Map(keys.map((key) => [caseKeyText(key), key])).values()];
}
