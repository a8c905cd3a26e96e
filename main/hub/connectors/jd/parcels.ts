import type { ChannelParcel } from "../port.ts";
import { carrierCode } from "./carriers.ts";
import type { Order } from "./order.ts";

/** Several parcels of an order are packed into two texts: carriers apart by `|`, and each one's waybills by `,` (`467|2087` and `SF1,SF2|YT3`). */
function unpack(logisticsId: string, waybill: string): { carrier: string; waybill: string }[] {
  const carriers = logisticsId.split("|").map((part) => part.trim());
  return waybill.split("|").flatMap((group, index) =>
    group
      .split(",")
      .map((number) => number.trim())
      .filter((number) => number !== "" && number !== "0")
      // One carrier may stand for all.
      .map((number) => ({ carrier: carrierCode(carriers[index] ?? (carriers.length === 1 ? (carriers[0] ?? "") : "")), waybill: number })),
  );
}

/** Parcels of an order, each once: those that were sent by parts tell their own time. */
export function parcelsOf(raw: Order): ChannelParcel[] {
  const parts = raw.partialLogisticsInfoModel.flatMap((part) =>
    unpack(part.logicId, part.waybillId).map((parcel) => ({ ...parcel, shippedAt: part.shipmentTime ?? raw.outBoundDate })),
  );
  const whole = unpack(raw.logisticsId, raw.waybill).map((parcel) => ({ ...parcel, shippedAt: raw.outBoundDate }));
  const known = new Map<string, ChannelParcel>();
  for (const parcel of [...parts, ...whole]) if (!known.has(parcel.waybill)) known.set(parcel.waybill, parcel);
  return [...known.values()];
}
