/**
 * What was just kept is read while the server still writes it, or waits for its disk: whoever understands it a moment later finds it read.
 * Reading is pure, so that this is only a memory of it: what is missing here is read when it is asked for, and nothing else changes.
 */
import type { ChannelFact, Connector } from "../connectors/port.ts";
import type { Result } from "../kernel/result.ts";
import { type PendingItem, readItem } from "./raw.ts";

type Given = Pick<PendingItem, "shopId" | "topic" | "payload" | "receivedAt">;
type Facts = Result<ChannelFact[], "UNREADABLE">;
interface Kept {
  item: Given;
  connector: Connector;
  /** When it was kept, by the program's own time (ms). */
  at: number;
  /** Read by now, or still to be read. */
  facts?: Facts;
}

/** Payloads, and characters of them, that are remembered at most: more than this is a backlog, and is read in its turn. */
const MOST = 2_000;
const MOST_CHARACTERS = 16_000_000;
/** What nobody asked for in this time was understood by somebody else. */
const FORGET_MS = 30_000;
/** Payloads read before whoever waits for the server may go on: a quarter of a millisecond or so. */
const AT_ONCE = 4;

/** What was read ahead of one store. */
export interface ReadAhead {
  /** Has payloads that are new read soon, if what their shops tell was read before: by whoever read it then. */
  readSoon(items: readonly Given[]): void;
  /** Facts of a kept payload, as {@link readItem} gives them: from memory where it was read ahead. */
  readKept(connector: Connector | undefined, item: Given): Facts;
}

/** Nothing is read ahead yet, and nobody has read anything. */
export function openReadAhead(): ReadAhead {
  const ahead = new Map<string, Kept>();
  const waiting: Kept[] = [];
  const readers = new Map<string, Connector>();
  let characters = 0;

  function readSome(): void {
    for (const one of waiting.splice(0, AT_ONCE)) if (ahead.get(one.item.payload) === one) one.facts = readItem(one.connector, one.item);
    if (waiting.length > 0) setImmediate(readSome);
    else setTimeout(forgetOld, FORGET_MS + 1).unref();
  }

  function forget(one: Kept): void {
    ahead.delete(one.item.payload);
    characters -= one.item.payload.length;
  }

  function forgetOld(): void {
    const until = performance.now() - FORGET_MS;
    for (const one of ahead.values()) {
      if (one.at > until) break;
      forget(one);
    }
  }

  return {
    readSoon: (items) => {
      forgetOld();
      const before = waiting.length;
      for (const item of items) {
        const connector = readers.get(readerKey(item));
        if (!connector || ahead.size >= MOST || characters + item.payload.length > MOST_CHARACTERS || ahead.has(item.payload)) continue;
        const one = { item, connector, at: performance.now() };
        ahead.set(item.payload, one);
        waiting.push(one);
        characters += item.payload.length;
      }
      if (before === 0 && waiting.length > 0) setImmediate(readSome);
    },
    readKept: (connector, item) => {
      const known = ahead.get(item.payload);
      if (known) forget(known);
      if (connector) readers.set(readerKey(item), connector);
      const isSame = known?.connector === connector && known?.item.topic === item.topic && known.item.receivedAt.getTime() === item.receivedAt.getTime();
      return (isSame ? known?.facts : undefined) ?? readItem(connector, item);
    },
  };
}

const readerKey = ({ shopId, topic }: Given): string => `${shopId}\n${topic}`;
