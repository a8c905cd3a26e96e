/**
 * What the house itself put on a timeline, in English: from the kind of a line and its facts, as its Chinese text was. Lines of others (scans,
 * messages) are theirs.
 */
import type { TimelineEntry } from "../../main/hub/contract/index.ts";
import { asWritten } from "../../main/hub/kernel/said.ts";
import { exact, money } from "../ui/format.ts";
import type { Translate } from "./text.ts";

type Facts = TimelineEntry["data"];
type Line = (facts: Facts, t: Translate) => string;

/** A fact within the sentence: as somebody wrote it, marked where that was in Chinese; empty where it is not told (any more). */
const told = (facts: Facts, name: string): string => {
  const value = facts[name];
  return value === null || value === undefined || value === "" ? "" : asWritten(String(value));
};
const sum = (facts: Facts): string => (typeof facts.amountFen === "number" && facts.amountFen > 0 ? ` ${money(facts.amountFen)}` : "");
/** The word of a closed list; a member this console does not know stays as it is. */
const word = (family: string, value: unknown, t: Translate): string => {
  const key = `${family}.${String(value)}`;
  return t.has(key) ? t(key) : String(value ?? "");
};
const place = (facts: Facts): string => (told(facts, "place") ? ` (${told(facts, "place")})` : "");

/** A step that the channel dated ahead says so. */
const dated =
  (text: string): Line =>
  ({ writtenAt }) =>
    typeof writtenAt === "number" ? `${text} (the platform wrote ${exact(new Date(writtenAt))}, which had not come by then)` : text;
const at =
  (text: string): Line =>
  (facts) =>
    `${text}${place(facts)}`;

function goodsOf(facts: Facts): string[] {
  const skus = Array.isArray(facts.skus) ? facts.skus : [];
  const goods = skus.map((one: unknown) => {
    const { sku, quantity } = typeof one === "string" ? { sku: one, quantity: 1 } : (one as { sku?: unknown; quantity?: unknown });
    return `${asWritten(String(sku ?? ""))} × ${Number(quantity ?? 1)}`;
  });
  return goods;
}

/** With what is told of the goods, and of the package. */
function listed(text: string, facts: Facts, first: readonly string[] = []): string {
  const parts = [...first, ...goodsOf(facts)];
  return `${text}${place(facts)}${parts.length > 0 ? `: ${parts.join(", ")}` : ""}`;
}

function packed(facts: Facts): string {
  const { weightGrams, mergedWith } = facts;
  const others = Array.isArray(mergedWith) ? mergedWith.length : 0;
  const about = [
    typeof weightGrams === "number" ? `${weightGrams} g` : "",
    told(facts, "packer") ? `packed by ${told(facts, "packer")}` : "",
    others > 0 ? `in one package with ${others} other order${others > 1 ? "s" : ""}` : "",
  ].filter((part) => part !== "");
  const text = listed("Packed by the warehouse", facts);
  return about.length > 0 ? `${text}${goodsOf(facts).length > 0 ? ", " : ": "}${about.join(", ")}` : text;
}

const results: Readonly<Record<string, string>> = { passed: "passed", failed: "failed" };

function opened(facts: Facts, t: Translate): string {
  const why = told(facts, "reason");
  const what = word("kind", facts.kind, t).toLowerCase();
  return `The buyer ${facts.kind === "question" ? "asked a question" : `asked for: ${what}`}${sum(facts)}${why ? `, reason: ${why}` : ""}`;
}

function moved(facts: Facts, t: Translate): string {
  const from = facts.from ? `${word("caseState", facts.from, t)} → ` : "";
  const unknown = facts.unknown === true ? ` (the platform's status “${told(facts, "channelStatus")}” is in no table)` : "";
  const odd = facts.contradiction === true ? " (contradicts what was before; the platform's newest word counts)" : "";
  return `After-sale: ${from}${word("caseState", facts.state, t)}${unknown}${odd}`;
}

const inspected: Line = (facts) => `Return inspected: ${results[String(facts.inspection)] ?? "no result told"}`;

function unclear(facts: Facts): string {
  const waybill = told(facts, "waybill");
  if (!waybill) return "An inspection does not say which return it is about: check";
  const named = told(facts, "named");
  return `The warehouse has a return under ${waybill}; the after-sale ${named ? `names ${named}` : "names no waybill"}: check whether it is this one`;
}

function bound(facts: Facts): string {
  const named = told(facts, "named");
  return `A person said that ${told(facts, "waybill") || "what the warehouse received"} is this return${named ? ` (the after-sale names ${named})` : ""}`;
}

function handedOver(facts: Facts): string {
  const [number, from, to] = [told(facts, "number"), told(facts, "fromName"), told(facts, "toName")];
  const by = from ? ` by ${from}` : "";
  return facts.to === null ? `Case ${number} was given back to the queue${by}` : `Case ${number} was handed over${by}${to ? ` to ${to}` : ""}`;
}

const foundName: Line = (facts, t) => word("finding", facts.finding, t).toLowerCase();

const CHANNEL: Readonly<Record<string, Line>> = {
  created: dated("Ordered by the buyer"),
  paid: dated("Paid by the buyer"),
  deposit_paid: (facts) => `Deposit paid by the buyer:${sum(facts)}`,
  claimed_shipped: dated("Shown as shipped by the platform (whether it left is proven by the warehouse or the carrier)"),
  completed: dated("Shown as completed by the platform"),
  closed: dated("Shown as closed by the platform"),
  on_hold: () => "The platform asks to hold the shipment",
  unknown_status: (facts) => `The platform's status “${told(facts, "status")}” is in no table and kept as it is`,
};
const WAREHOUSE: Readonly<Record<string, Line>> = {
  audited: at("Order reviewed"),
  allocated: at("Stock allocated by the warehouse"),
  short: at("Out of stock in the warehouse"),
  transfer: at("Moved between warehouses"),
  held: (facts) => `Held by the warehouse system${place(facts)}${told(facts, "reason") ? `: ${told(facts, "reason")}` : ""}`,
  packed,
  outbound: at("Left the warehouse"),
  outbound_cancelled: at("The outbound document was cancelled: what it told of leaving counts no more"),
  delivered: at("Shown as delivered by the shop's own system"),
  return_arrived: (facts) => listed("Return arrived in the warehouse", facts),
  return_inspected: (facts) => listed("Return inspected", facts, [results[String(facts.result)] ?? "no result told"]),
};
const AFTERSALE: Readonly<Record<string, Line>> = {
  case_opened: opened,
  case_moved: (facts) => `After-sale ${told(facts, "caseNumber")} is order ${told(facts, "toOrder")}'s now and no longer counts here`,
  case_receipt: ({ goodsReceived }) =>
    goodsReceived === true ? "The buyer says that the goods were received" : "The buyer says that the goods were not received",
  case_arbitration: ({ arbitration }) => (arbitration === false ? "The platform's staff are no longer in it" : "The platform's staff stepped in"),
  return_unclear: unclear,
};
const INTERVENTION: Readonly<Record<string, Line>> = {
  return_bound: bound,
  case_closed: (facts, t) => `Case closed by a person: ${word("closeAs", facts.outcome, t).toLowerCase()}`,
  case_handed_over: handedOver,
  case_found: (facts, t) => `Found: ${foundName(facts, t)}; case ${told(facts, "number")} opened by itself`,
  case_found_again: (facts, t) => `Back again: ${foundName(facts, t)}; case ${told(facts, "number")} opened again`,
  case_found_told: (facts, t) => `Found: ${foundName(facts, t)}; told in case ${told(facts, "number")}`,
  case_found_ended: (facts, t) => `Ended by itself: ${foundName(facts, t)}; have a look at case ${told(facts, "number")}`,
  case_found_over: (facts, t) => `Ended by itself: ${foundName(facts, t)}; case ${told(facts, "number")}, which nobody touched, is closed`,
};

/** Arrival and inspection come with the state they bring about; the facts tell which of the two a line is. */
function aftersale({ kind, toldBy, data }: Pick<TimelineEntry, "kind" | "toldBy" | "data">, t: Translate): string {
  const own = AFTERSALE[kind];
  if (own) return own(data, t);
  const byUs = toldBy === "warehouse" || toldBy === "carrier";
  if (kind === "case_inspected" && byUs) return inspected(data, t);
  if (kind === "case_arrived" && byUs) return "Return arrived, waiting for inspection";
  return moved(data, t);
}

const SPEAKERS: Readonly<Record<string, string>> = {
  message_buyer: "Buyer",
  message_operator: "Agent",
  message_agent: "Automatic agent",
  message_platform: "Platform",
};
const wordsOf = ({ text }: Pick<TimelineEntry, "text">): string => text.slice(text.indexOf("：") + 1);

function done({ kind, data, text }: TimelineEntry, { t, isWords }: Kinds): string {
  // What is words stands in the text, behind what the kind is called.
  if (kind === "action_confirmed" && isWords(String(data.kind)) && text.includes("：")) return asWritten(wordsOf({ text }));
  const why = told(data, "why");
  return `${word("actionState", kind.replace(/^action_/, ""), t).toLowerCase()}${why ? ` (${why})` : ""}`;
}

/** What is known of kinds of actions: their names, and whether they are words said or noted. */
interface Kinds {
  t: Translate;
  label(kind: string): string;
  isWords(kind: string): boolean;
}

/** One line in English; `null` where its words are somebody else's. */
export function lineInEnglish(entry: TimelineEntry, kinds: Kinds): string | null {
  const { t, label } = kinds;
  const { source, kind, data } = entry;
  switch (source) {
    case "channel":
      return CHANNEL[kind]?.(data, t) ?? null;
    case "warehouse":
      return WAREHOUSE[kind]?.(data, t) ?? null;
    case "books":
      return typeof data.refundFen === "number" ? `Entered in the books: refund of ${money(data.refundFen)}` : "Entered in the books";
    case "aftersale":
      return aftersale(entry, t);
    case "intervention":
      return INTERVENTION[kind]?.(data, t) ?? null;
    case "action":
      return `${label(String(data.kind ?? "")) || "Action"}${sum(data)}: ${done(entry, kinds)}`;
    case "message":
      return `${SPEAKERS[kind] ?? "Message"}: ${asWritten(wordsOf(entry))}`;
    default:
      return null;
  }
}
