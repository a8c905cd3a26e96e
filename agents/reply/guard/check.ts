/** Holds every claim of a reply against the record. What the record does not say, the reply may not say. */
import type { ReplyRecord } from "../../../main/hub/contract/index.ts";
import { type Claim, claimsOf } from "./claims.ts";
import { promisesIn } from "./promises.ts";
import { statesIn } from "./states.ts";

/** A claim with the record entry that supports it (`null` = nothing does). */
interface CheckedClaim {
  kind: Claim["kind"];
  text: string;
  support: string | null;
}

export interface Verdict {
  /** True when every claim is supported. */
  grounded: boolean;
  claims: CheckedClaim[];
  /** Sentences for the person (and the model's second try) about what is not supported. */
  faults: string[];
}

/** What a state fact implies besides itself: a signed parcel was also shipped. */
const implied: Readonly<Record<string, readonly string[]>> = {
  shipped: ["shipped"],
  outbound: ["outbound", "shipped"],
  picked_up: ["picked_up", "outbound", "shipped"],
  in_transit: ["in_transit", "picked_up", "outbound", "shipped"],
  out_for_delivery: ["out_for_delivery", "in_transit", "picked_up", "outbound", "shipped"],
  signed: ["signed", "picked_up", "outbound", "shipped"],
  completed: ["signed", "shipped"],
  paid: ["not_shipped", "not_picked_up", "not_signed"],
  created: ["not_shipped"],
  audited: ["not_shipped", "not_picked_up", "not_signed"],
  allocated: ["not_shipped", "not_picked_up", "not_signed"],
  packed: ["not_shipped", "not_picked_up", "not_signed"],
  requested: ["not_refunded"],
  waiting_return: ["agreed", "not_refunded"],
  returned_in_transit: ["agreed", "not_refunded"],
  arrived: ["agreed", "return_arrived", "not_refunded"],
  inspected: ["agreed", "return_arrived", "inspected", "not_refunded"],
  refunding: ["agreed", "refunding", "not_refunded"],
  refunded: ["agreed", "refunded"],
  closed: ["closed"],
  arbitration: ["arbitration"],
};

/** Checks replies against one record; what the record says is read once. */
export type Checker = (text: string) => Verdict;

/** Makes a checker. Pure; the same reply and record always give the same verdict. */
export function checker(record: ReplyRecord): Checker {
  const known = knownOf(record);
  return (text) => verdictOf(text, known);
}

function verdictOf(text: string, known: Known): Verdict {
  const claims = claimsOf(text).map((claim) => ({ kind: claim.kind, text: claim.text, support: supportOf(claim, known) }));
  const faults = claims.filter((claim) => claim.support === null).map((claim) => faultOf(claim));
  return { grounded: faults.length === 0, claims, faults: [...new Set(faults)] };
}

interface Known {
  amounts: Map<string, string>;
  dates: Map<string, string>;
  waybills: Map<string, string>;
  states: Map<string, string>;
  promises: Map<string, string>;
  promiseText: string;
  places: string;
}

function knownOf(record: ReplyRecord): Known {
  const known: Known = {
    amounts: new Map(),
    dates: new Map(),
    waybills: new Map(),
    states: new Map(),
    promises: new Map(),
    promiseText: record.promises.map((promise) => promise.text).join("\n"),
    places: "",
  };
  for (const fact of record.facts) {
    const name = `${fact.label}：${fact.text}`;
    // A fact's own words may hold further values: a finding tells hours and places, an item tells sizes.
    for (const claim of claimsOf(fact.text)) {
      if (claim.kind === "amount") known.amounts.set(claim.value, name);
      if (claim.kind === "date") known.dates.set(claim.value, name);
      if (claim.kind === "waybill") known.waybills.set(claim.value, name);
      if (claim.kind === "state") known.states.set(claim.value, name);
    }
    if (fact.kind === "amount") known.amounts.set(fact.value, name);
    if (fact.kind === "waybill") known.waybills.set(fact.value.toUpperCase(), name);
    if (fact.kind === "state") for (const state of [fact.value, ...(implied[fact.value] ?? [])]) known.states.set(state, name);
  }
  for (const claim of claimsOf(`${record.whereabouts}\n${known.promiseText}`)) {
    if (claim.kind === "date") known.dates.set(claim.value, claim.sentence);
    if (claim.kind === "amount") known.amounts.set(claim.value, claim.sentence);
    if (claim.kind === "state") known.states.set(claim.value, claim.sentence);
  }
  for (const promise of record.promises) {
    for (const found of promisesIn(promise.text)) known.promises.set(found.value, promise.text);
    for (const state of statesIn(promise.text)) known.states.set(state.value, promise.text);
  }
  known.places = [record.whereabouts, ...record.facts.map((fact) => fact.text), ...record.facts.map((fact) => fact.value)].join("\n");
  return known;
}

function supportOf(claim: Claim, known: Known): string | null {
  switch (claim.kind) {
    case "amount":
      return known.amounts.get(claim.value) ?? null;
    case "waybill":
      return known.waybills.get(claim.value) ?? null;
    case "date":
      return known.dates.get(claim.value) ?? sameDay(claim.value, known.dates);
    case "place":
      return known.places.includes(claim.text) ? "记录中的地点" : null;
    case "state":
      return known.states.get(claim.value) ?? verbatim(claim, known);
    case "promise":
      return known.promises.get(claim.value) ?? verbatim(claim, known);
    default:
      return null;
  }
}

/** What the record says in these very words may be said again ("承诺 11-26 前发货" is the channel's promise, and known). */
function verbatim(claim: Claim, known: Known): string | null {
  return claim.text.length >= 4 && known.places.includes(claim.text) ? "记录中的原话" : null;
}

function sameDay(value: string, dates: ReadonlyMap<string, string>): string | null {
  if (!value.startsWith("day:")) return null;
  const found = [...dates].find(([date]) => /^\d\d-\d\d$/.test(date) && date.endsWith(`-${value.slice(4)}`));
  return found?.[1] ?? null;
}

const names: Readonly<Record<Claim["kind"], string>> = {
  amount: "金额",
  date: "时间",
  place: "地点",
  state: "状态",
  promise: "承诺",
  waybill: "单号",
  contact: "站外联系方式",
  superlative: "绝对化用语",
};

function faultOf(claim: CheckedClaim): string {
  return claim.kind === "contact" || claim.kind === "superlative"
    ? `出现了${names[claim.kind]}“${claim.text}”`
    : `${names[claim.kind]}“${claim.text}”在记录里没有依据`;
}
