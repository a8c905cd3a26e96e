import { z } from "zod";
import { RestEvent } from "../../contract/index.ts";
import type { Json } from "../../kernel/json.ts";
import { ok, type Result } from "../../kernel/result.ts";
import { readPayload } from "../fields.ts";
import type { WarehouseEvent } from "../port.ts";

const Kept = z.object({ orderRef: z.string(), event: RestEvent });

/** A fact of warehouse or books. */
export function readEvent(payload: string): Result<WarehouseEvent[], "UNREADABLE"> {
  const read = readPayload(Kept, payload);
  if (!read.ok) return read;
  const { id, kind, at, data } = read.value.event;
  return ok([{ type: "warehouse", key: `rest:${id}`, orderRef: read.value.orderRef, kind, at: new Date(at), data: data as { [key: string]: Json } }]);
}
