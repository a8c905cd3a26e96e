/** Kept payloads of systems that nobody here knows, read by the mapping of their shop. */
import { connectors, readerAmong } from "../connectors/index.ts";
import type { ChannelFact, Connector } from "../connectors/port.ts";
import type { MappingBody } from "../contract/mappings.ts";
import type { PendingItem } from "../ingest/index.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { Store } from "../store/index.ts";
import { applyMapping } from "./apply.ts";
import { newestMappings } from "./mapping.store.ts";

/** Who reads a kept payload: by what it is, or by whose it is, too. */
type Base = (item: Pick<PendingItem, "channel" | "topic">) => Connector | undefined;
type Reader = (item: Pick<PendingItem, "channel" | "topic" | "shopId">) => Connector | undefined;

/** The list that a payload came from, by the topic it was kept under. */
export function sourceOf(topic: string): string {
  const at = topic.indexOf(":");
  return at < 0 ? "" : topic.slice(at + 1);
}

const readerOf = readerAmong(connectors);

/** Facts of a payload: its records as own systems would have told them, all of them or none. */
export function readMapped(body: MappingBody, topic: string, payload: string): Result<ChannelFact[], "UNREADABLE"> {
  const { records, wrong } = applyMapping(body, { source: sourceOf(topic), payload });
  if (wrong) return refuse("UNREADABLE", wrong.said.zh, { field: wrong.place ?? wrong.field ?? "（整条）", en: wrong.said.en });
  const facts: ChannelFact[] = [];
  for (const record of records) {
    const read = readerOf({ channel: "", topic: record.topic })?.normalize(record.topic, record.payload);
    if (!read?.ok) return read ?? refuse("UNREADABLE", `没有能读懂“${record.topic}”的接口`);
    facts.push(...read.value);
  }
  return ok(facts.length > 0 ? facts : [{ type: "nothing", why: "按映射略过，或是空的" }]);
}

/**
 * Readers that know the newest mapping of each shop, asked anew for every batch. A mapping has one reader as long as it is the newest: whoever remembers what a
 * reader read is told by another reader that it is no longer so.
 */
export function openMappedReaders(store: Store): (base: Base, items: readonly Pick<PendingItem, "channel" | "topic" | "shopId">[]) => Promise<Reader> {
  const bound = new Map<string, { version: number; reader: Connector }>();
  return async (base, items) => {
    const shops = [...new Set(items.flatMap((item) => (base(item)?.byMapping ? [item.shopId] : [])))];
    if (shops.length === 0) return base;
    const newest = await newestMappings(store, shops);
    return (item) => {
      const connector = base(item);
      const mapping = connector?.byMapping ? newest.get(item.shopId) : undefined;
      if (!connector || !mapping) return connector;
      const known = bound.get(item.shopId);
      if (known?.version === mapping.version) return known.reader;
      const reader: Connector = { ...connector, normalize: (topic, payload) => readMapped(mapping.body, topic, payload) };
      bound.set(item.shopId, { version: mapping.version, reader });
      return reader;
    };
  };
}
