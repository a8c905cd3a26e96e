/** A mapped record in words: what would stand on record, as a person reads it. */
import type { MappingPreview } from "../contract/mappings.ts";
import type { Json } from "../kernel/json.ts";
import { yuanText } from "../kernel/money.ts";
import { asWritten, type Said } from "../kernel/said.ts";
import { toBeijing } from "../kernel/time.ts";
import { maskAddress, maskName, maskPhone } from "../masking/index.ts";
import type { MappedRecord } from "./apply.ts";
import { type Field, fieldsOf } from "./fields.ts";
import { events } from "./words.ts";

type Shown = MappingPreview["records"][number];
type Tree = { [key: string]: Json };

const titles = { order: { zh: "订单", en: "Order" }, case: { zh: "售后", en: "After-sale" }, trace: { zh: "物流轨迹", en: "Trace" } } as const;

/** The fields of a record that have a value, in our words. */
export function shownRecord({ kind, record }: MappedRecord): Shown {
  const fields = fieldsOf[kind];
  const values = fields.filter(({ group, id }) => !group && id !== "id").flatMap((field) => valuesOf(record, field));
  const groups = [...new Set(fields.flatMap(({ group }) => group ?? []))].flatMap((group) => entriesOf(record, fields, group));
  const id = fields.find((field) => field.id === "id");
  const title = kind === "event" ? (events[record.kind as keyof typeof events] ?? titles.order) : titles[kind];
  const told = typeof record.at === "string" ? record.at : typeof record.updatedAt === "string" ? record.updatedAt : null;
  return { title, at: told === null ? null : new Date(told), values: [...(kind === "event" || !id ? [] : valuesOf(record, id)), ...values, ...groups] };
}

function valuesOf(record: Tree, field: Field): Shown["values"] {
  const value = field.id.split(".").reduce<Json | undefined>((at, name) => (isTree(at) ? at[name] : undefined), record);
  return value === undefined || value === null || value === "" ? [] : [{ name: field.name, value: inWords(value, field) }];
}

/** Entries of a group, each in one line. */
function entriesOf(record: Tree, fields: readonly Field[], group: string): Shown["values"] {
  const entries = group.split(".").reduce<Json | undefined>((at, name) => (isTree(at) ? at[name] : undefined), record);
  if (!Array.isArray(entries)) return [];
  const members = fields.filter((field) => field.group === group);
  return entries
    .filter(isTree)
    .slice(0, 20)
    .flatMap((entry, at) => {
      const said = members.flatMap((field) => {
        const value = entry[field.id.slice(group.length + 1)];
        return value === undefined || value === null || value === "" || value === 0 ? [] : [inWords(value, field)];
      });
      const name = members[0]?.name ?? { zh: group, en: group };
      const nth: Said = { zh: `${name.zh.replace(/（.*）/, "")} ${at + 1}`, en: `${name.en.replace(/ \(.*\)/, "")} ${at + 1}` };
      return said.length === 0 ? [] : [{ name: nth, value: { zh: said.map(({ zh }) => zh).join(" · "), en: said.map(({ en }) => en).join(" · ") } }];
    });
}

const isTree = (value: Json | undefined): value is Tree => value !== undefined && value !== null && typeof value === "object" && !Array.isArray(value);

function inWords(value: Json, { reads, words, personal }: Field): Said {
  const text = String(value).replace(/^channel:\*:/, "");
  const same = (shown: string): Said => ({ zh: shown, en: asWritten(shown) });
  if (personal === "phone") return same(maskPhone(text) || "***");
  if (personal === "address") return same(maskAddress(text));
  if (personal === "name") return same(maskName(text));
  if (reads === "money") return same(`¥${yuanText(Number(value))}`);
  if (reads === "time") return { zh: toBeijing(new Date(text)), en: `${toBeijing(new Date(text))} (Beijing)` };
  if (reads === "weight") return same(`${text} g`);
  if (reads === "count") return same(`× ${text}`);
  return words?.find(([word]) => word === text)?.[1] ?? same(text);
}
