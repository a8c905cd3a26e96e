/** An import as the console shows it. */
import type { Vault } from "../access/index.ts";
import type { ImportBrief, ImportView } from "../contract/imports.ts";
import type { ImportRecord } from "./import.ts";
import { wholeCounts } from "./import.ts";
import { kinds } from "./kinds/list.ts";

export interface Names {
  shop(id: string): string;
  person(id: string): string;
}

/** A line of the list. */
export function briefOf(held: ImportRecord, names: Names): ImportBrief {
  const { id, shopId, kind, name, bytes, state, withdrawn, kept } = held;
  return {
    id,
    shopId,
    shopName: names.shop(shopId),
    kind,
    name,
    bytes,
    state,
    byName: names.person(held.byId),
    at: held.createdAt,
    movedAt: held.movedAt,
    counts: wholeCounts(held.counts),
    share: held.share / 1_000,
    taken: held.chunksDone > 0,
    withdrawn,
    kept,
  };
}

/** Words that nobody has said the meaning of, those of most rows first, with what each can mean. */
function unknownOf({ kind, unknownWords }: ImportRecord): ImportView["unknownWords"] {
  const { fields, words = {} } = kinds[kind];
  return Object.entries(unknownWords)
    .flatMap(([field, found]) => {
      const name = fields.find(({ id }) => id === field)?.name ?? { zh: field, en: field };
      return Object.entries(found).map(([word, rows]) => ({ field, name, word, rows, means: (words[field] ?? []).map((one) => ({ ...one })) }));
    })
    .sort((left, right) => right.rows - left.rows || (left.word < right.word ? -1 : 1));
}

/** The whole of it; `sealed` are its first cells. */
export function viewOf(held: ImportRecord, of: { names: Names; vault: Vault; sealed: Uint8Array | null }): ImportView {
  const samples = of.sealed ? (JSON.parse(of.vault.open(of.sealed)) as string[][]) : [];
  return {
    ...briefOf(held, of.names),
    problem: held.problem,
    file: held.form,
    zone: held.zone,
    columns: held.columns.map((column, index) => ({ ...column, index, samples: samples[index] ?? [] })),
    fields: kinds[held.kind].fields.map(({ id, name, needed }) => ({ field: id, name, needed: needed === true })),
    warnings: held.warnings,
    unknownWords: unknownOf(held),
    remembered: held.remembered,
  };
}
