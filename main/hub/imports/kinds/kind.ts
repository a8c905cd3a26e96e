/** What a kind of table is: which columns it can have, which rows belong together, and what they say. */
import type { ImportZone } from "../../contract/imports.ts";
import type { Said } from "../../kernel/said.ts";
import { type Read, readCount, readId, readMoney, readTime } from "../values.ts";

export interface Field {
  id: string;
  name: Said;
  /** Without it no row can be read. */
  needed?: true;
  /** Names that exports give it, the surest first. */
  aliases: readonly string[];
}

/** A row with its cells by what they mean. */
export interface Row {
  /** In the file, from 1. */
  at: number;
  cell(field: string): string;
}

/** What rows that belong together say, or why they cannot be read. */
export type Told =
  | {
      key: string;
      /** Grows with what is told later of the same thing, ms. */
      version: number;
      /** What is kept of it, as JSON that says the same the same way. */
      payload: string;
      /** Of what is kept as rows: when it was, how much, and about what. */
      at?: Date | undefined;
      amountFen?: number | undefined;
      ref?: string | undefined;
    }
  | { key: string; why: Said; unknown?: UnknownWord };

/** A word of a state that is in no list, and that nobody has said the meaning of. */
export interface UnknownWord {
  field: string;
  word: string;
}

export interface Reading {
  zone: ImportZone;
  now: number;
  /** What somebody said that a word in a column of states means. */
  means(field: string, word: string): string | undefined;
  /** Columns that the file has. */
  has(field: string): boolean;
}

export interface KindTold {
  fields: readonly Field[];
  /** Column whose equal values make rows one thing; `null`: each row is one. */
  groupBy: string | null;
  /** Columns whose words are of a closed list: what each can mean. */
  words?: Readonly<Record<string, readonly Meaning[]>>;
  read(rows: readonly Row[], reading: Reading): Told;
}

/** A member of a closed list, as people call it. */
export interface Meaning<Value extends string = string> {
  value: Value;
  name: Said;
}

/** What somebody said that a word means, where that is in the list. */
export function saidToMean<Value extends string>(list: readonly Meaning<Value>[], of: { field: string; word: string; reading: Reading }): Value | null {
  const said = of.reading.means(of.field, of.word);
  return list.find(({ value }) => value === said)?.value ?? null;
}

/** Reads one value after the other and stops at the first that cannot be read. */
export class Cells {
  why: Said | null = null;
  readonly #row: Row;
  readonly #reading: Reading;
  readonly #names: ReadonlyMap<string, Said>;
  constructor(row: Row, reading: Reading, names: ReadonlyMap<string, Said>) {
    this.#row = row;
    this.#reading = reading;
    this.#names = names;
  }
  #take<Value>(field: string, read: Read<Value>): Value | null {
    if ("value" in read) return read.value;
    const name = this.#names.get(field);
    this.why ??= { zh: `${name?.zh ?? field}：${read.why.zh}`, en: `${name?.en ?? field}: ${read.why.en}` };
    return null;
  }
  id(field: string): string | null {
    return this.#take(field, readId(this.#row.cell(field)));
  }
  money(field: string): number | null {
    return this.#take(field, readMoney(this.#row.cell(field)));
  }
  count(field: string): number | null {
    return this.#take(field, readCount(this.#row.cell(field)));
  }
  time(field: string): Date | null {
    const at = this.#take(field, readTime(this.#row.cell(field), this.#reading.zone));
    if (at && at.getTime() > this.#reading.now + AHEAD_MS) {
      const name = this.#names.get(field);
      this.why ??= {
        zh: `${name?.zh ?? field}比现在还晚，时区可能选错了。`,
        en: `${name?.en ?? field}: later than now, the zone may be the wrong one.`,
      };
    }
    return at;
  }
}

/** Clocks differ so much. */
const AHEAD_MS = 5 * 60_000;

/** Names of a kind's fields, by id. */
export function namesOfFields(fields: readonly Field[]): ReadonlyMap<string, Said> {
  return new Map(fields.map(({ id, name }) => [id, name]));
}
