/** Any table that is written as CSV is read back the same, and as another parser reads it. */
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Delimiter, TextEncoding } from "../../../../main/hub/contract/imports.ts";
import { readingCsv } from "../../../../main/hub/imports/read/csv.ts";
import { sourceOf } from "../../../../main/hub/imports/read/source.ts";
import { openTable } from "../../../../main/hub/imports/read/table.ts";
import { gbk } from "../../../support/gbk.ts";

const delimiter = fc.constantFrom<Delimiter[]>(",", "\t", ";", "|");
const lineEnd = fc.constantFrom("\n", "\r\n");
const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom("a", '"', ",", "\t", ";", "|", "\n", "\r\n", " ", "订", "单", "1", "'"), maxLength: 8 }),
  fc.constantFrom("订单编号", "\t2026112300001", "118.00", "", '="123"', "张*", "1.23E+18"),
);
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 6 }), { minLength: 1, maxLength: 12 });

/** As programs write it: quoted where it must be, or always. */
function written(rows: readonly (readonly string[])[], how: { delimiter: Delimiter; lineEnd: string; always: boolean; closed: boolean }): string {
  const quoted = (text: string): string =>
    how.always || text.startsWith('"') || text.includes(how.delimiter) || /[\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return rows.map((row) => row.map(quoted).join(how.delimiter)).join(how.lineEnd) + (how.closed ? how.lineEnd : "");
}

/** Read in pieces cut anywhere. */
function readBack(text: string, of: { delimiter: Delimiter; cuts: readonly number[] }): string[][] {
  const reading = readingCsv(of.delimiter);
  const rows: string[][] = [];
  let from = 0;
  for (const cut of [...of.cuts.map((share) => Math.floor(share * text.length)).sort((left, right) => left - right), text.length]) {
    rows.push(...reading.take(text.slice(from, cut)));
    from = cut;
  }
  return [...rows, ...reading.end()];
}
const cuts = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { maxLength: 5 });

describe("a table as text", () => {
  it("is read back as it was written, whatever is in its cells and wherever its pieces are cut", () => {
    fc.assert(
      fc.property(table, fc.record({ delimiter, lineEnd, always: fc.boolean(), closed: fc.boolean() }), cuts, (rows, how, at) => {
        expect(readBack(written(rows, how), { delimiter: how.delimiter, cuts: at })).toEqual(rows);
      }),
      { numRuns: 600 },
    );
  });

  it("is read as another parser reads it", () => {
    fc.assert(
      fc.property(table, delimiter, (rows, sign) => {
        const text = written(rows, { delimiter: sign, lineEnd: "\n", always: true, closed: true });
        const theirs = parse(text, { delimiter: sign, relax_column_count: true, record_delimiter: "\n" }) as string[][];
        expect(readBack(text, { delimiter: sign, cuts: [] })).toEqual(theirs);
      }),
      { numRuns: 200 },
    );
  });

  it("is found in its own encoding and delimiter", async () => {
    const encoded = (text: string, encoding: TextEncoding | "bom"): Uint8Array => {
      if (encoding === "gb18030") return gbk(text);
      if (encoding === "bom") return Buffer.from(`\ufeff${text}`);
      const wide = Buffer.from(`\ufeff${text}`, "utf16le");
      if (encoding === "utf-16le") return wide;
      return encoding === "utf-16be" ? wide.swap16() : Buffer.from(text);
    };
    const plain = fc.string({ unit: fc.constantFrom("订", "单", "编", "号", "金", "a", "1", "."), minLength: 1, maxLength: 6 });
    const rows = fc
      .integer({ min: 2, max: 6 })
      .chain((width) => fc.array(fc.array(plain, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 8 }));
    await fc.assert(
      fc.asyncProperty(
        rows,
        delimiter,
        fc.constantFrom<(TextEncoding | "bom")[]>("utf-8", "bom", "gb18030", "utf-16le", "utf-16be"),
        async (given, sign, encoding) => {
          const all = [["订单编号", ...(given[0]?.slice(1) ?? [])], ...given];
          const opened = await openTable(sourceOf(encoded(written(all, { delimiter: sign, lineEnd: "\r\n", always: false, closed: true }), encoding)));
          const found: string[][] = [];
          for await (const some of opened.rows()) found.push(...some);
          expect([opened.form.delimiter, found]).toEqual([sign, all]);
        },
      ),
      { numRuns: 150 },
    );
  });
});
