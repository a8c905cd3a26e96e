/** From rows of a table to things: rows that belong together, in the order of the file. */
import type { ImportZone } from "../contract/imports.ts";
import type { PlannedThing } from "./import.ts";
import type { KindTold, Reading, Row, Told, UnknownWord } from "./kinds/kind.ts";
import { bare } from "./values.ts";

export interface Layout {
  kind: KindTold;
  /** By field, its column. */
  columns: ReadonlyMap<string, number>;
  /** Last row of the header, from 1. */
  headerTo: number;
  /** Cells that a row has to have. */
  zone: ImportZone;
  now: number;
  /** What somebody said that words mean, by {@link wordKey}. */
  words: Words;
}

export type Words = Readonly<Record<string, string>>;

/** The place of a word of a column among what words mean. */
export const wordKey = ({ field, word }: UnknownWord): string => `${field}:${word}`;

/** A thing as it was read: what it tells, or why not, or that it is no row of the table. */
export interface ReadThing {
  from: number;
  to: number;
  told: Told | "skipped";
  cells: string[];
}

/** Opens a grouper: rows go in as they come, things come out whole. A thing's rows stand one after the other; one that turns up again further on is refused. */
export function openThings(layout: Layout): { take(rows: readonly string[][]): ReadThing[]; end(): ReadThing[] } {
  const { kind, columns, headerTo } = layout;
  const shown = [...columns.values()].sort((left, right) => left - right);
  const last = Math.max(...shown, 0);
  const group = kind.groupBy === null ? undefined : columns.get(kind.groupBy);
  const reading: Reading = {
    zone: layout.zone,
    now: layout.now,
    means: (field, word) => layout.words[wordKey({ field, word })],
    has: (field) => columns.has(field),
  };
  const seen = new Set<number>();
  let at = 0;
  let held: { key: string; rows: string[][]; from: number; to: number } | null = null;
  let tail = false;
  const close = (): ReadThing[] => {
    if (!held) return [];
    const { key, rows, from, to } = held;
    held = null;
    const told = readRows({ layout, reading, last }, rows, from);
    const hash = hashOf("key" in told && told.key !== "" ? told.key : key);
    const again = "payload" in told && seen.has(hash);
    if ("payload" in told) seen.add(hash);
    const cells = shown.map((column) => rows[0]?.[column] ?? "");
    // Behind the totals there may be another small table: what is none of ours there is no fault of the file.
    if (tail && !("payload" in told)) return [{ from, to, told: "skipped", cells }];
    return [{ from, to, told: again ? { key: told.key, why: TWICE } : told, cells }];
  };
  const takeRow = (cells: string[]): ReadThing[] => {
    at += 1;
    if (at <= headerTo || (cells.length === 1 && cells[0] === "") || cells.every((cell) => cell.trim() === "")) return [];
    if (isRemark(cells)) {
      const before = close();
      tail ||= isTotal(cells);
      return [...before, { from: at, to: at, told: "skipped", cells: shown.map((column) => cells[column] ?? "") }];
    }
    const key = group === undefined ? "" : bare(cells[group] ?? "");
    if (held && key !== "" && held.key === key && held.rows.length < MOST_TOGETHER) {
      held.rows.push(cells);
      held.to = at;
      return [];
    }
    const done = close();
    held = { key, rows: [cells], from: at, to: at };
    return done;
  };
  return { take: (rows) => rows.flatMap(takeRow), end: close };
}

/** Rows of one order at most. */
const MOST_TOGETHER = 200;

const TWICE = {
  zh: "这个编号在文件前面已经出现过，同一编号的行要排在一起。请按编号排序，或去掉重复的行。",
  en: "This number has stood further up in the file: rows of one number must stand together. Sort by it, or remove what is there twice.",
} as const;

function readRows({ layout, reading, last }: { layout: Layout; reading: Reading; last: number }, rows: readonly string[][], from: number): Told {
  const cut = rows.findIndex((cells) => cells.length <= last && cells.length > 0 && isCut(cells, layout));
  if (cut >= 0) {
    const have = rows[cut]?.length ?? 0;
    return {
      key: "",
      why: {
        zh: `第 ${from + cut} 行只有 ${have} 列，表头对应到第 ${last + 1} 列，这一行不完整。`,
        en: `Row ${from + cut} has ${have} cells only where column ${last + 1} is needed: it is not whole.`,
      },
    };
  }
  const { columns, kind } = layout;
  return kind.read(
    rows.map((cells, place): Row => {
      return {
        at: from + place,
        cell: (field) => {
          const column = columns.get(field);
          return column === undefined ? "" : (cells[column] ?? "");
        },
      };
    }),
    reading,
  );
}

/** Sheets leave empty cells at the end out; text that ends within its needed columns, or in the middle, was cut off. */
function isCut(cells: readonly string[], { kind, columns }: Layout): boolean {
  return kind.fields.some(({ id, needed }) => needed && (columns.get(id) ?? -1) >= cells.length) || cells.length * 2 < Math.max(...columns.values()) + 1;
}

const REMARK = /^(?:合计|总计|小计|汇总|本页合计|total\b|subtotal\b|总(?:交易|金额|笔数|订单|行数)|共\s*\d+|#|[-=*—]{5,}|导出|起始|终止|账号|说明|备注[:：])/i;
const TOTAL = /^(?:合计|总计|汇总|total\b|总(?:交易|金额|笔数|订单|行数)|共\s*\d+)/i;

const firstCell = (cells: readonly string[]): string => bare(cells.find((cell) => cell.trim() !== "") ?? "");
const isRemark = (cells: readonly string[]): boolean => REMARK.test(firstCell(cells));
const isTotal = (cells: readonly string[]): boolean => TOTAL.test(firstCell(cells));

/** 53 bits of a hash: half a million keys are told apart by it with odds of one in 70,000 that two are not. */
function hashOf(text: string): number {
  let [one, two] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 2_654_435_761);
    two = Math.imul(two ^ code, 1_597_334_677);
  }
  one = Math.imul(one ^ (one >>> 16), 2_246_822_507) ^ Math.imul(two ^ (two >>> 13), 3_266_489_909);
  two = Math.imul(two ^ (two >>> 16), 2_246_822_507) ^ Math.imul(one ^ (one >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & two) + (one >>> 0);
}

/** A thing as a plan keeps it, before it is held against what is known. */
export function plannedFrom({ from, to, told, cells }: ReadThing): PlannedThing {
  if (told === "skipped") return { key: "", from, to, outcome: "skipped", cells };
  if ("why" in told) return { key: told.key, from, to, outcome: "refused", why: told.why, cells, unknown: told.unknown };
  const { key, payload, version, at, amountFen, ref } = told;
  return { key, from, to, outcome: "new", cells, payload, version, at: at?.getTime(), amountFen, ref };
}
