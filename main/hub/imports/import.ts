/** An import as it is kept: pure. */
import type { FileForm, ImportCounts, ImportKind, ImportState, ImportZone, RowOutcome } from "../contract/imports.ts";
import type { Said } from "../kernel/said.ts";
import type { UnknownWord } from "./kinds/kind.ts";

export interface ColumnRecord {
  name: string;
  field: string | null;
  twice: boolean;
}

export interface ImportRecord {
  id: string;
  shopId: string;
  kind: ImportKind;
  name: string;
  bytes: number;
  byId: string;
  state: ImportState;
  problem: Said | null;
  form: FileForm | null;
  zone: ImportZone;
  columns: ColumnRecord[];
  warnings: Said[];
  remembered: boolean;
  /** Words of states that nobody has said the meaning of: by field and word, how many rows. */
  unknownWords: Record<string, Record<string, number>>;
  counts: Partial<ImportCounts>;
  /** Thousandths. */
  share: number;
  chunks: number;
  chunksDone: number;
  withdrawn: number;
  kept: number;
  /** Key up to which an undo has come. */
  undoneTo: string | null;
  createdAt: Date;
  movedAt: Date;
}

/** A thing of a plan, as it lies in its chunk. */
export interface PlannedThing {
  key: string;
  from: number;
  to: number;
  outcome: RowOutcome;
  why?: Said | undefined;
  /** It was refused for this word alone. */
  unknown?: UnknownWord | undefined;
  /** Cells of its first row, by column that means something; left out once it was taken. */
  cells?: string[] | undefined;
  /** What is taken in; left out where nothing is, or was. */
  payload?: string | undefined;
  version?: number | undefined;
  at?: number | undefined;
  amountFen?: number | undefined;
  ref?: string | undefined;
}

/** How many things of a list become what. */
export function countsOf(things: readonly Pick<PlannedThing, "outcome">[]): Record<RowOutcome, number> {
  const counts = { new: 0, changed: 0, same: 0, refused: 0, skipped: 0 };
  for (const { outcome } of things) counts[outcome] += 1;
  return counts;
}

/** More different words than a column of states has. */
const MOST_WORDS = 50;

/** Unknown words of so many more things beside those known before; of a column that is none of states only the first ones. */
export function withUnknown(
  before: ImportRecord["unknownWords"],
  things: readonly Pick<PlannedThing, "unknown" | "from" | "to">[],
): ImportRecord["unknownWords"] {
  const all = structuredClone(before);
  for (const { unknown, from, to } of things) {
    if (!unknown) continue;
    const words = all[unknown.field] ?? {};
    all[unknown.field] = words;
    const { word } = unknown;
    if (words[word] === undefined && Object.keys(words).length >= MOST_WORDS) continue;
    words[word] = (words[word] ?? 0) + to - from + 1;
  }
  return all;
}

/** Counts with all members. */
export function wholeCounts(counts: Partial<ImportCounts>): ImportCounts {
  return { rows: 0, new: 0, changed: 0, same: 0, refused: 0, skipped: 0, ...counts };
}

/** What a thing known from a file is compared by. */
export interface HeldRow {
  key: string;
  hash: string;
  version: number;
}

const said = {
  channel: {
    zh: "平台或您的系统已经告知过这一条，以它的内容为准，文件不覆盖。",
    en: "The channel or your own systems have told of it: their word counts, and a file does not overwrite it.",
  },
  older: { zh: "已有更新的内容，文件里的较旧。", en: "What is known is newer than the file." },
} as const;

/**
 * What becomes of a thing: known by nobody it is new; known by a file alone it follows the newest file; what its channel told stands, whatever a file says.
 * `known` is the version that the record stands at, `undefined` where there is no record of it.
 */
export function judge(told: { hash: string; version: number }, held: HeldRow | undefined, known: number | undefined): { outcome: RowOutcome; why?: Said } {
  if (held === undefined) return known === undefined ? { outcome: "new" } : { outcome: "same", why: said.channel };
  if (held.hash === told.hash) return { outcome: "same" };
  if (known !== undefined && known !== held.version) return { outcome: "same", why: said.channel };
  return told.version < held.version ? { outcome: "same", why: said.older } : { outcome: "changed" };
}
