import { describe, expect, it } from "vitest";
import type { OrderView, TimelineEntry } from "../../../main/hub/contract/index.ts";
import { laneOf } from "../../../main/hub/orders/lane.ts";

const hour = 3_600_000;
const start = Date.UTC(2026, 10, 20, 2);
const at = (hours: number): Date => new Date(start + hours * hour);
type Parcel = OrderView["parcels"][number];

const parcel = (of: Partial<Parcel> = {}): Parcel =>
  ({
    id: "p",
    direction: "outbound",
    carrier: "yunda",
    waybill: "YD1",
    state: "in_transit",
    signedBy: null,
    shippedAt: at(0),
    pickedUpAt: at(1),
    lastScanAt: at(60),
    signedAt: null,
    returnedAt: null,
    ...of,
  }) as Parcel;
const scan = (hours: number, place: string, kind = "in_transit"): TimelineEntry =>
  ({
    id: String(hours),
    source: "carrier",
    kind,
    at: at(hours),
    learntAt: at(hours),
    toldBy: "x",
    text: "",
    data: { place, city: place },
    parcelId: "p",
    caseId: null,
  }) as TimelineEntry;
const ground = (timeline: TimelineEntry[], now: number, lanes: [string, number][] = []) =>
  ({
    order: { outboundAt: at(0), claimedShippedAt: at(0), receiver: { city: "昆明市" } },
    timeline,
    lanes: new Map(lanes.map(([lane, hours]) => [lane, { hours, parcels: 30 }])),
    now: now * hour + start,
  }) as unknown as Parameters<typeof laneOf>[0];

describe("a parcel's way", () => {
  it("goes from the shop by each place it stayed at, and marks the stay that is longer than usual up to now", () => {
    const lane = laneOf(ground([scan(1, "杭州", "picked_up"), scan(5, "杭州"), scan(20, "武汉"), scan(22, "武汉")], 100, [["yunda", 24]]), parcel());
    expect(lane?.stops.map(({ kind, place, from, until }) => [kind, place, from.getTime(), until.getTime()])).toEqual([
      ["shop", "", at(0).getTime(), at(0).getTime()],
      ["hub", "杭州", at(1).getTime(), at(5).getTime()],
      ["hub", "武汉", at(20).getTime(), at(22).getTime()],
    ]);
    expect(lane?.gaps).toEqual([{ after: 2, hours: 78, usualHours: 24, open: true }]);
    expect(lane).toMatchObject({ ahead: "昆明市", until: at(100) });
  });

  it("ends at the door; a pause on the way stays marked, and time since the door is none", () => {
    const timeline = [scan(1, "杭州", "picked_up"), scan(60, "武汉"), scan(70, "昆明", "signed"), scan(71, "昆明")];
    const lane = laneOf(ground(timeline, 500), parcel({ state: "signed", signedAt: at(70) }));
    expect(lane?.stops.at(-1)).toMatchObject({ kind: "door", place: "昆明" });
    expect(lane?.gaps).toEqual([{ after: 1, hours: 59, usualHours: 36, open: false }]);
    expect(lane).toMatchObject({ ahead: null, until: at(70) });
  });

  it("a parcel in a locker waits for its buyer: no scan is due, and it is not at the door", () => {
    const lane = laneOf(
      ground([scan(1, "杭州", "picked_up"), scan(20, "昆明", "out_for_delivery")], 200),
      parcel({ state: "out_for_delivery", signedBy: "locker" }),
    );
    expect(lane).toMatchObject({ gaps: [], ahead: "昆明市" });
  });

  it("is not drawn where nothing moved, where it may be another's, and for a label alone", () => {
    expect(laneOf(ground([], 10), undefined)).toBeNull();
    expect(laneOf(ground([scan(1, "杭州")], 10), parcel({ contested: true }))).toBeNull();
    expect(laneOf(ground([scan(1, "杭州", "label_only")], 10), parcel({ pickedUpAt: null }))).toBeNull();
    expect(laneOf(ground([scan(1, "杭州", "label_only")], 10), parcel())).toBeNull();
  });

  it("a scan without a place belongs to the place before it; one dated ahead counts when we were told", () => {
    const ahead = { ...scan(500, "武汉"), learntAt: at(30) };
    const lane = laneOf(ground([scan(1, "杭州", "picked_up"), scan(8, ""), ahead], 40), parcel());
    expect(lane?.stops.map(({ place, until }) => [place, until.getTime()])).toEqual([
      ["", at(0).getTime()],
      ["杭州", at(8).getTime()],
      ["武汉", at(30).getTime()],
    ]);
  });
});
