/** Whether a mapping can read anything at all: what is wrong with it is said before it is kept. */
import type { MappedField, MappingBody, MappingPart } from "../contract/mappings.ts";
import { asWritten } from "../kernel/said.ts";
import type { Wrong } from "./apply.ts";
import { type Field, fieldsOf } from "./fields.ts";

/** The first thing that is wrong with a mapping itself; `null`: it can be kept. */
export function wrongWith({ parts }: MappingBody): Wrong | null {
  for (const [at, part] of parts.entries()) {
    const wrong = wrongPart(part);
    if (wrong)
      return { said: { zh: `“${part.name}”里，${wrong.zh}`, en: `In “${asWritten(part.name)}”: ${wrong.en}` }, part: at, field: wrong.field, place: null };
  }
  return null;
}

interface Fault {
  zh: string;
  en: string;
  field: string | null;
}

function wrongPart({ kind, fields: told }: MappingPart): Fault | null {
  const fields = fieldsOf[kind];
  const seen = new Set<string>();
  for (const one of told) {
    const field = fields.find(({ id }) => id === one.field);
    if (!field) return { zh: `没有“${one.field}”这个字段。`, en: `there is no field “${one.field}”.`, field: null };
    const fault = seen.has(one.field) ? { zh: "写了两次", en: "is given twice" } : wrongField(field, one);
    if (fault) return { zh: `${field.name.zh}${fault.zh}。`, en: `${field.name.en} ${fault.en}.`, field: field.id };
    seen.add(one.field);
  }
  const missing = fields.find(({ id, needed, group }) => needed && !seen.has(id) && (!group || isGroupUsed(group, told)));
  return missing ? { zh: `还没有指出“${missing.name.zh}”在哪里。`, en: `it was not said where “${missing.name.en}” stands.`, field: missing.id } : null;
}

const isGroupUsed = (group: string, told: readonly MappedField[]): boolean => group === "scans" || told.some(({ field }) => field.startsWith(`${group}.`));

function wrongField({ reads, words = [] }: Field, told: MappedField): { zh: string; en: string } | null {
  if ((told.path === null) === (told.constant === null)) return { zh: "要么指出位置，要么写一个固定值", en: "needs a place or a fixed value, and not both" };
  const units = reads === "money" ? ["yuan", "fen"] : reads === "weight" ? ["kg", "g"] : [];
  if (told.unit !== undefined && !units.includes(told.unit)) return { zh: "不能用这个单位", en: "cannot have this unit" };
  const allowed = new Set(["", ...words.map(([value]) => value)]);
  const strange = told.words?.find(({ means }) => !allowed.has(means));
  return strange ? { zh: `里，“${strange.word}”对应的意思不存在`, en: `says of “${asWritten(strange.word)}” what does not exist` } : null;
}
