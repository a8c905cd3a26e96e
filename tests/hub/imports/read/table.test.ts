/** What files hide: bombs, formulas, joined headers, lost digits, halves, and what is no table at all. */
import { describe, expect, it } from "vitest";
import { findHeader, recognise } from "../../../../main/hub/imports/columns.ts";
import { kinds } from "../../../../main/hub/imports/kinds/list.ts";
import { FileProblem } from "../../../../main/hub/imports/read/problem.ts";
import { sourceOf } from "../../../../main/hub/imports/read/source.ts";
import { openTable, type Wanted } from "../../../../main/hub/imports/read/table.ts";
import { xlsxOf } from "../../../../main/hub/kernel/sheet.ts";
import { zipped } from "../../../../main/hub/kernel/zip.ts";
import { gbk } from "../../../support/gbk.ts";
import { bytesOf, xlsx } from "../xlsx-written.ts";

async function rowsOf(bytes: Uint8Array, wanted: Wanted = {}): Promise<string[][]> {
  const table = await openTable(sourceOf(bytes), wanted);
  const rows: string[][] = [];
  for await (const some of table.rows()) rows.push(...some);
  table.close();
  return rows;
}
async function problemOf(bytes: Uint8Array): Promise<string> {
  try {
    await rowsOf(bytes);
    return "read";
  } catch (fault) {
    if (fault instanceof FileProblem) return fault.said.zh;
    throw fault;
  }
}
const packed = (files: Readonly<Record<string, Uint8Array | string>>): Promise<Uint8Array> =>
  bytesOf(zipped(Object.entries(files).map(([name, bytes]) => ({ name, text: [typeof bytes === "string" ? bytes : Buffer.from(bytes).toString("latin1")] }))));

describe("an XLSX", () => {
  it("is read as a program of tables shows it: shared and rich texts, times by their format, a formula's last value, cells left out", async () => {
    const bytes = await xlsx({
      shared: ["订单编号", "<r><t>王</t></r><r><t>小二</t></r><rPh><t>ワン</t></rPh>", "a<b"],
      styles: [0, 14, 164, 4, 165],
      formats: { 164: 'yyyy"年"m"月"d"日" h:mm', 165: '0.00"day"' },
      rows: `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>2</v></c></row>
        <row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" s="1"><v>45981</v></c><c r="C3" s="2"><v>45981.396527777775</v></c><c r="D3"><f>1/0*A1</f><v>16.370000000000001</v></c>
        <c r="E3" t="b"><v>1</v></c><c r="F3" t="str"><f>HYPERLINK("http://x")</f><v>值</v></c><c r="G3" t="e"><v>#N/A</v></c><c r="H3" s="4"><v>3.5</v></c><c r="I3"><v>1.2345678901234568E+18</v></c></row>`,
    });
    expect(await rowsOf(bytes)).toEqual([
      ["订单编号", "", "a<b"],
      [""],
      ["王小二", "2025-11-20", "2025-11-20 09:31:00", "16.37", "TRUE", "值", "#N/A", "3.5", "1.2345678901234568E+18"],
    ]);
    expect(await rowsOf(bytes, { sheet: "说明" })).toEqual([["只是说明"]]);
    expect(await rowsOf(await xlsx({ from1904: true, styles: [0, 14], rows: `<row><c s="1"><v>44519</v></c></row>` }))).toEqual([["2025-11-20"]]);
  });

  it("that this program exported is read back", async () => {
    const columns = [
      { name: "订单编号", kind: "text" as const },
      { name: "实付金额", kind: "money" as const },
      { name: "付款时间", kind: "time" as const },
    ];
    async function* batches() {
      yield [["=1+1", 123_456, new Date("2026-11-20T02:03:04Z")] as const, ["2", null, null] as const];
    }
    const rows = await rowsOf(await bytesOf(xlsxOf(columns, batches(), "订单")));
    expect(rows).toEqual([
      ["订单编号", "实付金额", "付款时间"],
      ["=1+1", "1234.56", "2026-11-20 10:03:04"],
      ["2", "", ""],
    ]);
  });

  it("in a ZIP is read like a CSV in one, and a name in GBK is its name", async () => {
    const csv = "订单编号,金额\n1,2\n";
    expect(await rowsOf(await packed({ "a.csv": csv, "b.txt": "x" }))).toEqual([
      ["订单编号", "金额"],
      ["1", "2"],
    ]);
    const table = await openTable(sourceOf(await packed({ "一月.csv": csv, "二月.csv": "号,钱\n3,4\n" })), { member: "二月.csv" });
    expect(table.form).toMatchObject({ form: "text", member: "二月.csv", members: ["一月.csv", "二月.csv"] });
  });
});

describe("what is no table", () => {
  it.each([
    ["an old .xls", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), "旧版 .xls"],
    ["a PDF", Buffer.from("%PDF-1.7"), "PDF"],
    ["a picture", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), "图片"],
    ["bytes", Uint8Array.from({ length: 64 }, (_, at) => (at % 7 === 0 ? 0 : 200)), "内容不是文字"],
    ["half an archive", Buffer.concat([Buffer.from("PK\x03\x04"), Buffer.alloc(100)]), "不完整或已损坏"],
  ])("says so of %s", async (_name, bytes, words) => {
    expect(await problemOf(bytes)).toContain(words);
  });

  it("says so of a bomb before it is unpacked, of text that is too much, and of a document type", async () => {
    const bomb = await bytesOf(zipped([{ name: "a.csv", text: repeated("0,".repeat(512 * 1024), 60) }]));
    expect(bomb.byteLength).toBeLessThan(1_000_000);
    expect(await problemOf(bomb)).toContain("大得不正常");
    expect(await problemOf(await xlsx({ rows: "", head: `<!DOCTYPE x [<!ENTITY a "aaaa">]>` }))).toContain("不该有的定义");
    expect(await problemOf(await xlsx({ rows: "<row><c><v>1</v></c>" }))).toContain("不完整");
    expect(await problemOf(await xlsx({ rows: `<row><c r="ZZZ1"><v>1</v></c></row>` }))).toContain("列");
  });

  it("says so of an open quote, at the end and within", async () => {
    expect(await problemOf(Buffer.from('a,b\n1,"2\n3,4\n'))).toContain("没有闭合");
    expect(await problemOf(Buffer.from(`a,b\n1,"${"2,3\n".repeat(200_000)}`))).toContain("第 2 行太长");
  });

  it("says so of text that is of another encoding than was chosen", async () => {
    const table = await openTable(sourceOf(gbk("订单编号,金额\n")), { encoding: "utf-8" }).catch((fault: FileProblem) => fault);
    expect(table).toBeInstanceOf(FileProblem);
  });
});

function repeated(text: string, times: number): Iterable<string> {
  return Array.from({ length: times }, () => text);
}

describe("a header", () => {
  it("is found behind a preamble, and where the upper of two rows joins columns", () => {
    const below = ["订单编号", "状态", "收货信息", "", ""];
    expect(findHeader([["导出时间：2026"], [""], ["说明", "x"], ["主订单编号", "订单应付金额", "订单提交时间"], ["1", "2", "3"]], kinds.orders)).toMatchObject({
      from: 4,
      to: 4,
    });
    const joined = findHeader([["导出"], below, ["", "", "收件人", "手机号", "详细地址"], ["1", "已发货", "王", "1", "x"]], kinds.orders);
    expect(joined).toEqual({ from: 2, to: 3, names: ["订单编号", "状态", "收件人", "手机号", "详细地址"] });
    expect([...recognise(joined.names, kinds.orders).values()]).toEqual(["orderId", "status", "name", "phone", "address"]);
  });
});
