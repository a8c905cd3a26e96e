/** A mapping while it is made: parts, fields and words, changed one at a time. */
import type { MappedField, MappedKind, MappingBody, MappingPart, OurField } from "../../../main/hub/contract/mappings.ts";
import { type Json, tryParseJson } from "../../../main/hub/kernel/json.ts";
import { type LeafAt, leavesWithin, listsOf, recordsAt } from "../../../main/hub/kernel/json-leaves.ts";

/** A part in which nothing is said yet. */
export const emptyPart = (kind: MappedKind, name: string): MappingPart => ({ name, kind, source: "", when: null, list: "", fields: [] });

/** The mapping with one part changed. */
export function withPart({ parts }: MappingBody, at: number, change: Partial<MappingPart>): MappingBody {
  return { parts: parts.map((part, index) => (index === at ? { ...part, ...change } : part)) };
}

/** The part with a field said anew; `null`: nothing is said of it any more. Fields stay in our order. */
export function withField(part: MappingPart, ours: readonly OurField[], told: MappedField | { field: string; gone: true }): MappedField[] {
  const others = part.fields.filter(({ field }) => field !== told.field);
  const all = "gone" in told ? others : [...others, told];
  const place = new Map(ours.map(({ field }, at) => [field, at]));
  return all.toSorted((left, right) => (place.get(left.field) ?? 0) - (place.get(right.field) ?? 0));
}

/** A field that is mapped to a place for the first time: unit and form as they usually are. */
export function firstTold({ field, reads }: OurField, path: string): MappedField {
  const from = { field, path, constant: null };
  if (reads === "money") return { ...from, unit: "yuan" };
  if (reads === "weight") return { ...from, unit: "kg" };
  return reads === "time" ? { ...from, form: "auto", zone: "Asia/Shanghai" } : from;
}

/** The field with a word said anew; without a meaning the word is forgotten. */
export function withWord(told: MappedField, word: string, means: string | undefined): MappedField {
  const others = (told.words ?? []).filter((one) => one.word !== word);
  return { ...told, words: means === undefined ? others : [...others, { word, means }] };
}

/** A sample as it is worked with: what its records have, by place. */
export interface Read {
  json: Json;
  lists: string[];
  leaves: LeafAt[];
}

/** Reads a sample for a part; `null`: it is no JSON. */
export function readSample(text: string, list: string): Read | null {
  const json = tryParseJson(text);
  return json === undefined ? null : { json, lists: listsOf(json), leaves: leavesWithin(recordsAt(json, list)) };
}

/** A place of the whole payload as a place within its records; `null`: it is not in them. */
export function withinRecords(path: string, list: string): string | null {
  if (list === "") return path.replace(/^\[\]\.?/, "");
  if (path.startsWith(`${list}[].`)) return path.slice(list.length + 3);
  return path.startsWith(`${list}.`) ? path.slice(list.length + 1) : null;
}
