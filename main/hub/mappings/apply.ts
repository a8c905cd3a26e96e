/**
 * A mapping applied to a payload: records as a seller's own systems would send them, or why not, by the field that is wrong. Pure, and total: whatever stands in
 * a payload, nothing is thrown and nothing guessed.
 */
import { ownTopics } from "../connectors/index.ts";
import type { MappedField, MappedKind, MappingBody, MappingPart } from "../contract/mappings.ts";
import { RestCase } from "../contract/rest/case.ts";
import { RestOrder, RestOrderEvent, RestTrace } from "../contract/rest/order.ts";
import { fieldProblems } from "../contract/rest/problems.ts";
import { sha256 } from "../kernel/ids.ts";
import { canonicalJson, type Json, tryParseJson } from "../kernel/json.ts";
import { stepsOf, unfolded, valuesAt } from "../kernel/json-path.ts";
import { asWritten, type Said } from "../kernel/said.ts";
import { type Field, fieldsOf } from "./fields.ts";
import { readLeaf } from "./leaf.ts";

type Tree = { [key: string]: Json };

/** A record that a payload became, under the topic by which it is read. */
export interface MappedRecord {
  kind: MappedKind;
  topic: string;
  record: Tree;
  payload: string;
}

/** Why a payload cannot be read. */
export interface Wrong {
  said: Said;
  part: number | null;
  field: string | null;
  /** Its place in the payload, `data.list.0.status`, where it is one's. */
  place: string | null;
}

/** A word of the sender that nothing is said of. */
interface UnknownWord {
  part: number;
  field: string;
  word: string;
}

/** What a payload came to. Records stand here even where others are wrong: whoever takes them takes all or none. */
export interface Applied {
  part: number | null;
  records: MappedRecord[];
  /** Records that were left out on purpose. */
  leftOut: number;
  wrong: Wrong | null;
  unknown: UnknownWord[];
}

/** More than this is no page of anything. */
const MOST_RECORDS = 5_000;

/** The records of a payload of a source, by the first part that fits it. */
export function applyMapping({ parts }: MappingBody, of: { source: string; payload: string }): Applied {
  const none: Applied = { part: null, records: [], leftOut: 0, wrong: null, unknown: [] };
  const refused = (zh: string, en: string): Applied => ({ ...none, wrong: { said: { zh, en }, part: null, field: null, place: null } });
  const json = tryParseJson(of.payload);
  if (json === undefined) return refused("内容不是 JSON，或嵌套过深。", "It is no JSON, or nested too deep.");
  const at = parts.findIndex((part) => fits(part, of.source, json));
  const part = parts[at];
  if (!part) return refused("没有一段映射适用于这样的内容。", "No part of the mapping is for such a payload.");
  const rows = rowsOf(part, json);
  if (rows === null)
    return {
      ...none,
      part: at,
      wrong: {
        said: { zh: `列表：“${part.list}”那里没有列表。`, en: `List: there is none at “${asWritten(part.list)}”.` },
        part: at,
        field: null,
        place: null,
      },
    };
  if (rows.length > MOST_RECORDS) return { ...refused(`一次最多 ${MOST_RECORDS} 条记录。`, `At most ${MOST_RECORDS} records at once.`), part: at };
  const all: Applied = { ...none, part: at, records: [], unknown: [] };
  const isList = Array.isArray(unfolded(valuesAt(json, stepsOf(part.list))[0] ?? null));
  for (const [index, row] of rows.entries()) {
    const read = readRecord(part, row);
    if ("leftOut" in read) all.leftOut += 1;
    else if ("record" in read) all.records.push(read.record);
    else {
      if (read.unknown) all.unknown.push({ part: at, field: read.field ?? "", word: read.unknown });
      all.wrong ??= {
        said: rows.length > 1 ? numbered(index, read.why) : read.why,
        part: at,
        field: read.field,
        place: placeOf({ list: part.list, index: isList ? index : null }, read.path),
      };
    }
  }
  return all;
}

/** Where a value stands in the payload; of a list within a record its first entry is named by none. */
function placeOf({ list, index }: { list: string; index: number | null }, path: string | null | undefined): string | null {
  if (!path) return null;
  return [list, ...(index === null ? [] : [String(index)]), path]
    .filter((part) => part !== "")
    .join(".")
    .replaceAll("[]", "");
}

const numbered = (index: number, { zh, en }: Said): Said => ({ zh: `第 ${index + 1} 条，${zh}`, en: `Record ${index + 1}: ${en}` });

function fits({ source, when }: MappingPart, from: string, json: Json): boolean {
  if (source !== "" && source !== from) return false;
  return (
    when === null || valuesAt(json, stepsOf(when.path)).some((value) => (value === null || typeof value !== "object" ? String(value ?? "") === when.is : false))
  );
}

/** The records: those of the list, or the payload itself, which may be a list. One thing alone stands for a list of one. */
function rowsOf({ list }: MappingPart, json: Json): Json[] | null {
  const found = valuesAt(json, stepsOf(list)).map(unfolded);
  if (found.length === 0) return list === "" ? [] : null;
  const rows = found.flatMap((one) => (Array.isArray(one) ? one : one === null || one === "" ? [] : [one]));
  return rows.every((row) => row !== null && typeof row === "object") ? rows : null;
}

type Read = { record: MappedRecord } | { leftOut: true } | { why: Said; field: string | null; path?: string | null | undefined; unknown?: string };

function readRecord({ kind, fields: told }: MappingPart, row: Json): Read {
  const record: Tree = {};
  const fields = fieldsOf[kind];
  for (const field of fields) {
    if (field.group) continue;
    const from = told.find((one) => one.field === field.id);
    const leaf = from ? readLeaf(from.constant ?? valuesAt(row, stepsOf(from.path ?? ""))[0], field, from) : { value: undefined };
    if (!("value" in leaf)) return refusedLeaf(field, from, leaf);
    if (leaf.value === "" && field.reads === "word") return { leftOut: true };
    if (leaf.value === undefined && field.needed) return missing(field, from);
    put(record, field.id, leaf.value);
  }
  for (const group of new Set(fields.flatMap((field) => field.group ?? []))) {
    const entries = readGroup(
      fields.filter((field) => field.group === group),
      { group, told, row },
    );
    if (!("entries" in entries)) return entries;
    if (entries.entries.length > 0) put(record, group, entries.entries);
  }
  return finished(kind, record);
}

function refusedLeaf(field: Field, from: MappedField | undefined, leaf: { why: Said } | { unknown: string }): Read {
  const place = from?.path ? { zh: `（${from.path}）`, en: ` (${asWritten(from.path)})` } : { zh: "", en: "" };
  if ("unknown" in leaf)
    return {
      why: {
        zh: `${field.name.zh}${place.zh}：还没有说明“${leaf.unknown}”是什么意思。`,
        en: `${field.name.en}${place.en}: nothing is said of what “${asWritten(leaf.unknown)}” means.`,
      },
      field: field.id,
      path: from?.path,
      unknown: leaf.unknown,
    };
  return {
    why: { zh: `${field.name.zh}${place.zh}：${leaf.why.zh}。`, en: `${field.name.en}${place.en}: ${leaf.why.en}.` },
    field: field.id,
    path: from?.path,
  };
}

function missing(field: Field, from: MappedField | undefined): Read {
  const zh = from ? `${field.name.zh}：“${from.path ?? ""}”那里是空的。` : `${field.name.zh}：还没有指出在哪里。`;
  const en = from ? `${field.name.en}: there is nothing at “${asWritten(from.path ?? "")}”.` : `${field.name.en}: it was not said where it stands.`;
  return { why: { zh, en }, field: field.id, path: from?.path };
}

/** Entries of a group: one for each element of the list that its fields name, or the record's own. */
function readGroup(fields: readonly Field[], { group, told, row }: { group: string; told: readonly MappedField[]; row: Json }): Read | { entries: Tree[] } {
  const named = fields.flatMap((field) => {
    const from = told.find((one) => one.field === field.id);
    return from ? [{ field, from, place: splitPath(from.path ?? "") }] : [];
  });
  const placed = named.filter(({ from }) => from.constant === null);
  const [first] = placed;
  if (!first) return { entries: [] };
  const other = placed.find(({ place }) => place.list !== first.place.list);
  if (other)
    return {
      why: {
        zh: `${other.field.name.zh}：要和“${first.field.name.zh}”来自同一个列表。`,
        en: `${other.field.name.en}: must come from the same list as “${first.field.name.en}”.`,
      },
      field: other.field.id,
    };
  const entries: Tree[] = [];
  for (const element of valuesAt(row, stepsOf(first.place.list))) {
    const entry: Tree = {};
    for (const { field, from, place } of named) {
      const leaf = readLeaf(from.constant ?? valuesAt(element, stepsOf(place.rest))[0], field, from);
      if (!("value" in leaf)) return refusedLeaf(field, from, leaf);
      put(entry, field.id.slice(group.length + 1), leaf.value);
    }
    if (Object.keys(entry).length > 0) entries.push(entry);
  }
  return { entries };
}

/** A path up to its last list, and what follows within an element. */
function splitPath(path: string): { list: string; rest: string } {
  const at = path.lastIndexOf("[]");
  return at < 0 ? { list: "", rest: path } : { list: path.slice(0, at + 2), rest: path.slice(at + 2).replace(/^\./, "") };
}

function put(into: Tree, place: string, value: Json | undefined): void {
  if (value === undefined) return;
  const names = place.split(".");
  const last = names.pop() ?? "";
  let at = into;
  for (const name of names) {
    const inner = at[name];
    const next: Tree = inner !== null && typeof inner === "object" && !Array.isArray(inner) ? inner : {};
    at[name] = next;
    at = next;
  }
  at[last] = value;
}

/** What own systems would have sent of it, checked as theirs is. */
function finished(kind: MappedKind, record: Tree): Read {
  const whole = completed[kind](record);
  const checked = schemas[kind].safeParse(whole);
  if (!checked.success) {
    const [problem] = fieldProblems(checked.error.issues, whole);
    const name = nameOf(kind, problem?.field ?? "");
    return { why: { zh: `${name.zh}：${problem?.problem ?? "不对"}。`, en: `${name.en}: ${problem?.problemEn ?? "is not right"}.` }, field: name.id };
  }
  const { orderRef, ...event } = whole;
  const payload = canonicalJson(kind === "event" ? { orderRef: orderRef ?? "", event } : whole);
  return { record: { kind, topic: ownTopics[kind], record: whole, payload } };
}

const schemas = { event: RestOrderEvent, order: RestOrder, case: RestCase, trace: RestTrace } as const;

/** What follows from the rest, where its sender does not say it. */
const completed: Readonly<Record<MappedKind, (record: Tree) => Tree>> = {
  // The same event told again is the same: what it is about, what happened and when are its name.
  event: (record) => ({
    ...record,
    ...ofAnyShop(record),
    id: typeof record.id === "string" ? short(`${record.id} ${text(record.kind)}`) : short(eventName(record)),
  }),
  order: (record) => ({
    ...record,
    lines: entriesOf(record.lines).map((line, at) => ({ id: String(at + 1), sku: "", quantity: 1, priceFen: 0, ...line })),
    parcels: entriesOf(record.parcels).filter(({ waybill }) => waybill !== undefined),
  }),
  case: ({ returnParcel, ...record }) => ({
    text: "",
    ...record,
    ...ofAnyShop(record),
    ...(isTree(returnParcel) && returnParcel.waybill !== undefined ? { returnParcel } : {}),
  }),
  trace: (record) => record,
};

/** Such a system works for several shops and names an order by its number there; which shop's it is, `orders` knows. */
const ofAnyShop = ({ orderRef }: Tree): Tree => (typeof orderRef === "string" && !orderRef.startsWith("channel:") ? { orderRef: `channel:*:${orderRef}` } : {});

const isTree = (value: Json | undefined): value is Tree => value !== undefined && value !== null && typeof value === "object" && !Array.isArray(value);
const entriesOf = (value: Json | undefined): Tree[] => (Array.isArray(value) ? value.filter(isTree) : []);
const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");
const eventName = ({ orderRef, kind, at, data }: Tree): string =>
  ["map", text(kind), text(orderRef), text(at), isTree(data) ? text(data.waybill) : ""].join(" ").trim();
const short = (name: string): string => (name.length > 100 ? `map ${sha256(name).slice(0, 40)}` : name);

/** The field of ours that a place of the record belongs to. */
function nameOf(kind: MappedKind, place: string): Said & { id: string | null } {
  const plain = place.replace(/\.\d+(?=\.|$)/g, "");
  const field =
    fieldsOf[kind].find(({ id }) => id === plain) ??
    fieldsOf[kind].find(({ id }) => plain !== "" && (plain.startsWith(`${id}.`) || id.startsWith(`${plain}.`)));
  return field ? { ...field.name, id: field.id } : { zh: plain === "" ? "整条" : plain, en: plain === "" ? "The record" : plain, id: null };
}
