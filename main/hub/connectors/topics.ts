/** How kept payloads are read: each topic by its own reader. */
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { ChannelFact, Connector } from "./port.ts";
import { entryOf } from "./wire.ts";

/** Reads one kept payload; pure, and total: what cannot be read is refused by its field. */
type Reader = (payload: string) => Result<ChannelFact | ChannelFact[], "UNREADABLE">;

/** The `normalize` of a connector whose topics are these. A topic that none of them reads is refused as such. */
export function readTopics(readers: Readonly<Record<string, Reader>>): Connector["normalize"] {
  return (topic, payload) => {
    const read = entryOf(readers, topic)?.(payload) ?? refuse("UNREADABLE", `不认识的主题 ${topic}`, { field: "topic" });
    if (!read.ok) return read;
    return ok(Array.isArray(read.value) ? read.value : [read.value]);
  };
}
