import { crc32, inflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type Cell, type Column, csvOf, xlsxOf } from "../../../main/hub/kernel/sheet.ts";

const columns: readonly Column[] = [
  { name: "订单号", kind: "text" },
  { name: "实付", kind: "money" },
  { name: "时间", kind: "time" },
  { name: "件数", kind: "number" },
];
const at = new Date(Date.UTC(2026, 10, 20, 2, 0, 0));
async function* batches(...rows: Cell[][]) {
  for (const row of rows) yield [row];
}
async function all(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const held: Uint8Array[] = [];
  for await (const piece of pieces) held.push(piece);
  return Buffer.concat(held);
}

/** Files of an archive by its directory, as other programs read it; sizes and sums of the directory must fit. */
function unzipped(bytes: Buffer): Map<string, string> {
  const end = bytes.lastIndexOf(Buffer.from("504b0506", "hex"));
  const files = new Map<string, string>();
  for (let entry = 0, place = bytes.readUInt32LE(end + 16); entry < bytes.readUInt16LE(end + 10); entry += 1) {
    const [crc, packed, plain] = [16, 20, 24].map((offset) => bytes.readUInt32LE(place + offset)) as [number, number, number];
    const [nameLength, extra, note] = [28, 30, 32].map((offset) => bytes.readUInt16LE(place + offset)) as [number, number, number];
    const name = bytes.toString("utf8", place + 46, place + 46 + nameLength);
    const local = bytes.readUInt32LE(place + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const text = inflateRawSync(bytes.subarray(from, from + packed));
    expect([text.length, crc32(text)], name).toEqual([plain, crc]);
    files.set(name, text.toString("utf8"));
    place += 46 + nameLength + extra + note;
  }
  return files;
}

describe("CSV", () => {
  test("tells sums in yuan, times of Beijing, and quotes what would break it", async () => {
    const text = (await all(csvOf(columns, batches(['a "b", c\n', 123_456, at, 2], [null, 0, null, -3])))).toString("utf8");
    expect(text).toBe('\ufeff订单号,实付,时间,件数\r\n"a ""b"", c\n",1234.56,2026-11-20 10:00:00,2\r\n,0.00,,-3\r\n');
  });

  test.each(["=1+1", "+86 139", "-2", "@SUM(A1)", "\t=1", "＝1"])("what somebody wrote as %j computes nothing", async (written) => {
    const [, line = ""] = (await all(csvOf([{ name: "x", kind: "text" }], batches([written])))).toString("utf8").split("\r\n");
    expect(line.replace(/^"/, "")).toMatch(/^'/);
  });
});

describe("XLSX", () => {
  test("is an archive that other programs read, with numbers as numbers and text as text", async () => {
    const files = unzipped(await all(xlsxOf(columns, batches(["6920000000000012345", 123_456, at, 2]), "订单")));
    expect([...files.keys()]).toContain("[Content_Types].xml");
    for (const [name, text] of files) expect(text, name).toMatch(/^<\?xml /);
    const sheet = files.get("xl/worksheets/sheet1.xml") ?? "";
    expect(sheet).toContain(">6920000000000012345</t>");
    expect(sheet).toContain("<v>1234.56</v>");
    expect(Number(/<c s="4"><v>([\d.]+)<\/v>/.exec(sheet)?.[1])).toBeCloseTo(46_346 + 10 / 24, 6);
    expect(files.get("xl/workbook.xml")).toContain('name="订单"');
  });

  test("holds no formula, no broken mark and no half of a letter, whatever was written", async () => {
    const sheet =
      unzipped(await all(xlsxOf([{ name: "x", kind: "text" }], batches(["=cmd|' /C calc'!A1"], ["</t><f>1</f>&\u0000\ud83d"]), "x"))).get(
        "xl/worksheets/sheet1.xml",
      ) ?? "";
    expect(sheet).not.toContain("<f>");
    expect(sheet).toMatch(/<c t="inlineStr" s="5"><is><t xml:space="preserve">=cmd/);
    expect(sheet).toContain("&lt;/t&gt;&lt;f&gt;1&lt;/f&gt;&amp;\ufffd");
  });
});
