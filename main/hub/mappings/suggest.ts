/** Where our fields probably stand in a sample, by the names that senders give them. Nothing is taken by it: a person looks at it, and says so. */
import type { MappedField, MappedKind } from "../contract/mappings.ts";
import { plainName } from "../imports/index.ts";
import { type Json, tryParseJson } from "../kernel/json.ts";
import { type LeafAt, leavesWithin, listsOf, recordsAt } from "../kernel/json-leaves.ts";
import { type Field, fieldsOf } from "./fields.ts";
import { meaningOf } from "./words.ts";

/** What a sample seems to say. */
export interface Suggested {
  list: string;
  fields: MappedField[];
}

/** Fields of a kind in a payload of a source; `list`: where its records stand, `null`: to be found, too. */
export function suggestFields(of: { kind: MappedKind; source: string; payload: string; list: string | null }): Suggested {
  const json = tryParseJson(of.payload);
  if (json === undefined) return { list: of.list ?? "", fields: [] };
  const lists = of.list === null ? listsOf(json) : [of.list];
  const tried = lists.map((list) => ({ list, fields: fieldsIn(of, recordsAt(json, list)) }));
  const score = ({ fields }: Suggested): number =>
    fields.reduce((sum, { field }) => sum + (fieldsOf[of.kind].find(({ id }) => id === field)?.needed ? 10 : 1), 0);
  return tried.reduce((best, one) => (score(one) > score(best) ? one : best), tried[0] ?? { list: "", fields: [] });
}

function fieldsIn({ kind, source }: { kind: MappedKind; source: string }, records: readonly Json[]): MappedField[] {
  const leaves = leavesWithin(records);
  const taken = new Set<string>();
  const lists = new Map<string, string>();
  const fields: MappedField[] = [];
  for (const field of fieldsOf[kind]) {
    const leaf = leafFor(field, leaves, { taken, lists });
    if (leaf) {
      // Who the buyer is and what he is called is often said by one name.
      if (field.id !== "buyer.id") taken.add(leaf.path);
      if (field.group) lists.set(field.group, listOf(leaf.path));
      fields.push(told(kind, field, leaf));
    } else if (field.id === "kind" && kind === "event") {
      const meant = meaningOf(kind, "kind", source);
      if (meant) fields.push({ field: field.id, path: null, constant: meant });
    }
  }
  return fields;
}

const listOf = (path: string): string => path.slice(0, path.lastIndexOf("[]") + 2);

function leafFor(field: Field, leaves: readonly LeafAt[], of: { taken: ReadonlySet<string>; lists: ReadonlyMap<string, string> }): LeafAt | undefined {
  const list = field.group === undefined ? undefined : of.lists.get(field.group);
  const open = leaves.filter((leaf) => {
    if (of.taken.has(leaf.path) || leaf.path === "") return false;
    if (field.group === undefined) return leaf.lists === 0;
    return list === undefined ? leaf.lists <= 1 : listOf(leaf.path) === list;
  });
  for (const alias of field.aliases) {
    const plain = plainName(alias);
    const named = open.filter(({ name, within }) => plainName(name) === plain || plainName(`${within}${name}`) === plain);
    // Entries of a group lie in a list where there is one.
    const [first] = named.toSorted((left, right) => (field.group ? right.lists - left.lists : 0) || left.depth - right.depth);
    if (first) return first;
  }
  return undefined;
}

/** A leaf as what it probably is: unit and form by its name and its values. */
function told(kind: MappedKind, field: Field, { path, name, values }: LeafAt): MappedField {
  const from: MappedField = { field: field.id, path, constant: null };
  if (field.reads === "money") return { ...from, unit: /fen|cent/i.test(name) ? "fen" : "yuan" };
  if (field.reads === "weight") return { ...from, unit: /kg|千克|公斤/i.test(name) || values.every((value) => Number(value) < 50) ? "kg" : "g" };
  if (field.reads === "time") return { ...from, form: "auto", zone: "Asia/Shanghai" };
  if (field.reads !== "word") return from;
  const words = [...new Set(values)].flatMap((word) => {
    const means = field.words?.some(([value]) => value === word) ? null : meaningOf(kind, field.id, word);
    return means === null || word.length > 100 ? [] : [{ word, means }];
  });
  return { ...from, words: words.slice(0, 100) };
}
