import type { LabelledText } from "../../agents/triage/model/index.ts";
import { ok, type Result, refuse } from "../../main/hub/kernel/result.ts";
import { column, readTsv } from "../cli/tsv.ts";

/** Where the labelled texts are: columns counted from 1. */
export interface DataFlags {
  data: string | null;
  text: number;
  label: number;
}

/** Reads texts with labels; fewer than two labels leave nothing to evaluate and are refused. */
export async function readLabelled({ data, text, label }: DataFlags): Promise<Result<LabelledText[]>> {
  if (data === null) return refuse("FLAG", "Say which file to evaluate on: --data FILE.tsv");
  const rows = await readTsv(data);
  if (!rows.ok) return rows;
  const texts = column(rows.value, text);
  if (!texts.ok) return texts;
  const labels = column(rows.value, label);
  if (!labels.ok) return labels;
  const found = new Set(labels.value);
  if (found.size < 2) return refuse("LABELS", `Column ${label} holds fewer than 2 different labels: there is nothing to tell apart`);
  return ok(texts.value.map((value, at) => ({ text: value, label: labels.value[at] ?? "" })));
}
