import { type Result, refuse } from "../../kernel/result.ts";
import type { ChannelFact } from "../port.ts";
import { entryOf } from "../wire.ts";
import { topics } from "./items.ts";
import { readCase, readMessage } from "./normalize-case.ts";
import { readEvent, readTrace } from "./normalize-event.ts";
import { readOrder } from "./normalize-order.ts";

type Reader = (payload: string) => Result<ChannelFact[], "UNREADABLE">;
const readers: Readonly<Record<string, Reader>> = {
  [topics.order]: readOrder,
  [topics.event]: readEvent,
  [topics.case]: readCase,
  [topics.message]: readMessage,
  [topics.trace]: readTrace,
};

/** Facts of a kept payload; UNREADABLE only when what we keep changed its shape since. */
export const normalize = (topic: string, payload: string): Result<ChannelFact[], "UNREADABLE"> =>
  entryOf(readers, topic)?.(payload) ?? refuse("UNREADABLE", `不认识的类型 ${topic}`);
