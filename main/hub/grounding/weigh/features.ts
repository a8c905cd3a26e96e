/** What a sentence looks like to the weighing: runs of its signs, alone and beside how the order stands. Pure. */
import type { ReplyRecord } from "../../contract/index.ts";
import type { Claim } from "../verdict.ts";

/** How many places runs are hashed into; a power of two. */
export const PLACES = 1 << 17;

/** A sentence as the places of the runs that it holds; each is named once. */
export type Features = readonly number[];

/** A plain sentence in which the record's texts are marked, with what was found in it. */
export interface Marked {
  body: string;
  marks: ReadonlyMap<string, { kind: string; text: string }>;
  claims: readonly Claim[];
}

/** How an order, its parcel and its after-sale stand, each as a word: what is true of one state is not of another. */
export function standing(record: Pick<ReplyRecord, "facts" | "kind" | "whereabouts">): string[] {
  const value = (id: string): string => record.facts.find((fact) => fact.id === id)?.value ?? "-";
  const signer = /本人/.test(record.whereabouts) ? "self" : /快递柜|驿站|代收/.test(record.whereabouts) ? "locker" : "-";
  return [
    `o${value("order_state")}`,
    `p${value("parcel_0_state")}`,
    `c${value("case_state")}`,
    `k${record.kind}`,
    `a${value("arbitration")}`,
    `s${signer}${/没有更新|没有新的/.test(record.whereabouts) ? "still" : ""}`,
  ];
}

/** The runs of a sentence. Figures, times, places and names stand as what they are and whether the record has them, never as themselves. */
export function featuresOf(sentence: Marked, stands: readonly string[]): Features {
  const places = new Set<number>();
  const text = unlettered(sentence);
  if (/\p{Script=Han}/u.test(text)) {
    const signs = [...`|${text}|`];
    for (let length = 1; length <= 4; length += 1)
      for (let at = 0; at + length <= signs.length; at += 1) put(signs.slice(at, at + length).join(""), length > 1 ? stands : [], places);
  } else {
    const words = ["|", ...(text.match(/[a-z']+|[^\sa-z']/g) ?? []), "|"];
    for (let length = 1; length <= 3; length += 1)
      for (let at = 0; at + length <= words.length; at += 1) put(` ${words.slice(at, at + length).join(" ")}`, stands, places);
  }
  return [...places];
}

const kinds: Readonly<Partial<Record<Claim["kind"], string>>> = { amount: "¤", figure: "¤", date: "@", place: "§", waybill: "№" };
const named: Readonly<Record<string, string>> = { place: "§", carrier: "€", waybill: "№", back_waybill: "№", item: "£" };

function unlettered({ body, marks, claims }: Marked): string {
  let text = body;
  const known = claims.filter(({ kind, text: own }) => kinds[kind] !== undefined && own.trim().length > 0 && !(own.length === 1 && marks.has(own)));
  for (const { kind, text: own, support } of [...known].sort((left, right) => right.text.length - left.text.length))
    text = text.replaceAll(own, `${kinds[kind]}${support === null ? "?" : ""}`);
  return [...text]
    .map((sign) => {
      const mark = marks.get(sign);
      return mark === undefined ? sign : (named[mark.kind] ?? mark.text);
    })
    .join("")
    .replace(/[0-9]+/g, "#")
    .replace(/[,。!?;~…:、\s]+(?=\p{Script=Han}|$)/gu, "|");
}

function put(run: string, stands: readonly string[], places: Set<number>): void {
  const own = hashed(2166136261, run);
  places.add(own & (PLACES - 1));
  for (const word of stands) places.add(hashed(own, word) & (PLACES - 1));
}

/** FNV-1a over UTF-16 units. */
function hashed(seed: number, text: string): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return hash ^ (hash >>> 15);
}
