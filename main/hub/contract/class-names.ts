import { defaultDisputeClasses } from "./words.ts";

/** What the classes that a shop starts with are called in English. */
const names: Readonly<Record<(typeof defaultDisputeClasses)[number][0], string>> = {
  not_received: "Not received / stalled",
  missing_item: "Missing item",
  wrong_item: "Wrong item",
  damaged: "Damaged",
  quality: "Quality",
  not_as_described: "Not as described",
  size_colour: "Size or colour",
  seven_day: "Seven days, no reason",
  fake_shipment: "Fake shipment",
  delayed_shipment: "Late shipment",
  price_protection: "Price protection",
  coupon_gift: "Coupon or gift",
  invoice: "Invoice",
  address_change: "Address change",
  refused_parcel: "Parcel refused",
  spoiled: "Spoiled food",
  substitution: "Swapped unasked",
  delivery_time: "Late delivery",
  service_attitude: "Service manners",
  counterfeit: "Counterfeit doubted",
  refund_not_arrived: "Refund not arrived",
  freight: "Freight dispute",
  cancel_before_shipment: "Cancel before shipping",
  suspected_abuse: "Suspected abuse",
  none: "None of these",
};

const own = new Map<string, string>(defaultDisputeClasses.map(([id, title]) => [id, title]));

/** A class in English, as long as its title is the one it was shipped with: what a trainer renamed is called as he wrote it. */
export function classInEnglish({ id, title }: { id: string; title: string }): string {
  return own.get(id) === title ? ((names as Readonly<Record<string, string>>)[id] ?? title) : title;
}
