/** What an action asks for beside amount and words: choices and short texts that its kind declares, drawn and checked here for all of them. */
import type { RefusalCode } from "../contract/index.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { asWritten, type Said } from "../kernel/said.ts";

interface Option {
  id: string;
  label: Said;
}

/** One field. `choices`: several may be chosen. What is not `required` may stay empty. */
export interface Field {
  id: string;
  label: Said;
  kind: "choice" | "choices" | "text";
  /** To choose from; of a text none. */
  options: readonly Option[];
  required: boolean;
  /** Chosen before anybody chooses. */
  first?: string;
}

/** By field, the id of what was chosen (several with commas between) or the text. What was left empty is not in it. */
export type FieldValues = Readonly<Record<string, string>>;

const MOST_LETTERS = 60;

/** What was filled in, held against what is asked for: only fields that are declared, only options there are. */
export function fitsFields(fields: readonly Field[], given: Readonly<Record<string, string>> = {}): Result<FieldValues, RefusalCode> {
  const values: Record<string, string> = {};
  for (const { id, label, kind, options, required } of fields) {
    const value = (given[id] ?? "").trim();
    const chosen = kind === "text" || value === "" ? [] : value.split(",");
    if (value === "" && required) return lacks(id, `请填写“${label.zh}”。`, `Fill in "${label.en}".`);
    if (chosen.some((one) => !options.some((option) => option.id === one)) || (kind === "choice" && chosen.length > 1))
      return lacks(id, `“${label.zh}”没有这个选项。`, `"${label.en}" has no such option.`);
    if ([...value].length > MOST_LETTERS && kind === "text")
      return lacks(id, `“${label.zh}”最多 ${MOST_LETTERS} 个字。`, `"${label.en}" takes ${MOST_LETTERS} characters at most.`);
    if (value !== "") values[id] = value;
  }
  return ok(values);
}

/** What was chosen, in words; a text as it was written. `null` where it was left empty. */
export function chosenIn(field: Field, values: FieldValues = {}): Said | null {
  const value = values[field.id];
  if (value === undefined) return null;
  if (field.kind === "text") return { zh: value, en: asWritten(value) };
  const labels = value.split(",").flatMap((id) => field.options.find((option) => option.id === id)?.label ?? []);
  return { zh: labels.map(({ zh }) => zh).join("、"), en: labels.map(({ en }) => en).join(", ") };
}

function lacks(field: string, zh: string, en: string): Result<never, RefusalCode> {
  return refuse("BAD_INPUT", zh, { field, en });
}
