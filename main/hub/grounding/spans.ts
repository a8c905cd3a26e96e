/** The texts of a record that a reply may say again as they stand: the seller's sentences, where the parcel is, numbers, places, goods. Pure. */
import type { ReplyRecord } from "../contract/index.ts";
import { contactIn, personalIn } from "./contact.ts";
import { shortCarriers, shortPlaces } from "./gazetteer.ts";
import { plain } from "./glyphs.ts";
import { isName, isPlace } from "./names.ts";
import { clausesOf, sentencesOf } from "./sentences.ts";

/** A text of the record that may be said again as it stands, and what kind of thing it is. */
export interface Span {
  text: string;
  kind: "said" | "place" | "city" | "waybill" | "back_waybill" | "carrier" | "item" | "setting";
  name: string;
  /** As the record writes it, so that it is found in a reply again. */
  shown?: string;
}

const unended = (text: string): string => text.replace(/[。！!？?；;，,\s]+$/, "");
/** A sentence without the mark at its end. */
export const bare = (text: string): string => text.replace(/[。.!?;~,\s]+$/, "");

/** Every such text of a record, the longest first. */
export function spansOf(record: ReplyRecord, allowed: readonly { text: string; name: string }[], whereabouts: string): Span[] {
  const spans: Span[] = allowed.map(({ text, name }) => ({ text, kind: "said", name, shown: unended(name) }));
  const written = sentencesOf(record.whereabouts);
  for (const [at, sentence] of sentencesOf(whereabouts).entries()) {
    if (contactIn(sentence) !== null || personalIn(withoutNumbers(sentence, record)) !== null) continue;
    spans.push({ text: bare(sentence), kind: "said", name: "物流状态", shown: unended(written[at] ?? sentence) });
    for (const clause of clausesOf(sentence)) if (clause.text.length >= 6) spans.push({ text: clause.text, kind: "said", name: "物流状态" });
  }
  for (const part of addressParts(record.slots.退货地址 ?? "")) spans.push({ text: part, kind: "setting", name: "退货地址" });
  for (const fact of record.facts) {
    const text = plain(fact.text);
    const name = `${fact.label}：${fact.text}`;
    if (text === "") continue;
    if (fact.kind === "finding") spans.push({ text: bare(text), kind: "said", name });
    // Carriers write freely into what they call a place.
    if (fact.kind === "place" && isPlace(text))
      for (const part of placeNames(fact)) spans.push({ text: part, kind: /收货|receiver/.test(`${fact.id}${fact.label}`) ? "city" : "place", name });
    if (fact.kind === "carrier") for (const called of [text, ...shortCarriers(text)]) spans.push({ text: called, kind: "carrier", name });
    if (fact.kind === "waybill") for (const called of carrierOf(text)) spans.push({ text: called, kind: "carrier", name });
    if (fact.kind === "waybill") spans.push({ text, kind: /退货|return/.test(`${fact.id}${fact.label}`) ? "back_waybill" : "waybill", name });
    // A title that says more than what the thing is called names nothing.
    if (fact.kind === "item" && /商品|规格|item|spec/.test(`${fact.id}${fact.label}`) && text.length > 1 && isName(text))
      for (const part of itemNames(fact.id, text)) spans.push({ text: part, kind: "item", name });
  }
  return spans.filter(({ text }) => text.length > 1).sort((left, right) => right.text.length - left.text.length);
}

/** The seller's return address as it is told in other words: address, receiver and telephone by themselves. */
function addressParts(address: string): string[] {
  return plain(address)
    .split(/[,;、]/)
    .flatMap((part) => [
      ...withoutRanks(part.trim()),
      part.trim(),
      part.replace(/^(?:收件人|电话|联系电话|地址)[:：]?/, "").trim(),
      part.replace(/^.{2,3}?(?:省|自治区)/, "").trim(),
    ])
    .filter((part) => part.length > 2);
}

/** "浙江省金华市婺城区…6号" is told as "浙江金华…" and "金华婺城区…" as well. */
function withoutRanks(address: string): string[] {
  const ranks = /^(?<province>.{2,3}?)(?:省|自治区)(?<city>.{2,4}?)市(?<rest>.{6,})$/.exec(address)?.groups;
  if (!ranks) return [];
  const { province = "", city = "", rest = "" } = ranks;
  return [`${province}${city}市${rest}`, `${province}${city}${rest}`, `${city}${rest}`, `${city}市${rest}`, rest];
}

/** A specification is said in parts as well ("雾霾蓝", "xl"), and without the blanks between them. */
function itemNames(id: string, text: string): string[] {
  return /^spec/.test(id) ? [...new Set([text, text.replace(/\s+/g, ""), ...text.split(/[\s,;:/]+/)])].filter((part) => part.length > 1) : [text];
}

/** The carrier that a waybill's letters name. */
function carrierOf(waybill: string): string[] {
  const names: Readonly<Record<string, string>> = { sf: "顺丰", yt: "圆通", jt: "极兔", jd: "京东" };
  const name = names[waybill.slice(0, 2)];
  return name === undefined ? [] : shortCarriers(name);
}

function withoutNumbers(text: string, record: ReplyRecord): string {
  return record.facts.filter(({ kind }) => kind === "waybill").reduce((rest, fact) => rest.replaceAll(plain(fact.text), ""), text);
}

function placeNames(fact: ReplyRecord["facts"][number]): string[] {
  const names = [plain(fact.text), plain(fact.value)];
  // "湖北省武汉市" is said as "武汉市" and "武汉" as well.
  for (const text of [...names])
    names.push(...text.split(/省|自治区|特别行政区/), text.replace(/市$/, ""), text.replace(/^.*(?:省|自治区)/, "").replace(/市$/, ""));
  return [...new Set([...names, ...names.flatMap(shortPlaces)].filter((text) => text.length > 1))];
}
