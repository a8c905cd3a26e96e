/** Tables of invented orders, written piece by piece, so that they are never whole in memory but once, as the file that is read. */
import { zipped } from "../../../main/hub/kernel/zip.ts";
import { drawer } from "../figures.ts";

export type FileForm = "utf8" | "gbk" | "xlsx";

const HEAD = [
  "订单编号",
  "买家会员名",
  "总金额",
  "运费",
  "买家实际支付金额",
  "订单状态",
  "收货人姓名",
  "收货地址",
  "联系手机",
  "订单创建时间",
  "订单付款时间",
  "宝贝标题",
  "宝贝总数量",
];
const CITIES = ["浙江省 杭州市 西湖区 文三路", "广东省 广州市 天河区 体育东路", "湖北省 武汉市 洪山区 珞喻路", "四川省 成都市 锦江区 春熙路"];
const GOODS = ["陶瓷马克杯 大号", "纯棉圆领卫衣", "无线蓝牙耳机", "不锈钢保温杯 500 毫升"];
const STATES = ["交易成功", "买家已付款，等待卖家发货", "卖家已发货，等待买家确认"];

function cellsOf(at: number, draw: (below: number) => number): string[] {
  const fen = 500 + draw(30_000);
  const yuan = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, "0")}`;
  const day = String(1 + draw(27)).padStart(2, "0");
  const second = String(draw(60)).padStart(2, "0");
  const pick = (list: readonly string[]): string => list[draw(list.length)] ?? "";
  return [
    `25010${String(at).padStart(13, "0")}`,
    `买家${draw(90_000)}`,
    yuan,
    "0.00",
    yuan,
    pick(STATES),
    "王小二",
    `${pick(CITIES)} ${1 + draw(900)} 号`,
    `138${String(draw(100_000_000)).padStart(8, "0")}`,
    `2025-10-${day} 09:30:${second}`,
    `2025-10-${day} 09:31:${second}`,
    pick(GOODS),
    String(1 + draw(3)),
  ];
}

const xml = (cells: readonly string[]): string => `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join("")}</row>`;

function* pieces(rows: number, line: (cells: readonly string[]) => string): Generator<string> {
  const draw = drawer(7);
  let held = line(HEAD);
  for (let at = 0; at < rows; at += 1) {
    held += line(cellsOf(at, draw));
    if (held.length > 100_000) {
      yield held;
      held = "";
    }
  }
  yield held;
}

/** The whole file. */
export async function fileOf(form: FileForm, rows: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  if (form === "xlsx") for await (const part of zipped(sheetFiles(rows))) parts.push(part);
  else for (const text of pieces(rows, (cells) => `${cells.join(",")}\r\n`)) parts.push(form === "gbk" ? inGbk(text) : Buffer.from(text));
  return Buffer.concat(parts);
}

function* sheetText(rows: number): Generator<string> {
  yield "<worksheet><sheetData>";
  yield* pieces(rows, xml);
  yield "</sheetData></worksheet>";
}

function sheetFiles(rows: number): { name: string; text: Iterable<string> }[] {
  return [
    { name: "xl/workbook.xml", text: ['<workbook xmlns:r="r"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>'] },
    { name: "xl/_rels/workbook.xml.rels", text: ['<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'] },
    { name: "xl/worksheets/sheet1.xml", text: sheetText(rows) },
  ];
}

let table: Map<string, number> | null = null;

/** Two bytes a character, found by reading all that there are. */
function inGbk(text: string): Buffer {
  const known = table ?? readAll();
  table = known;
  const bytes = Buffer.alloc(text.length * 2);
  let at = 0;
  for (const sign of text) {
    const code = sign.charCodeAt(0);
    if (code < 0x80) at = bytes.writeUInt8(code, at);
    else at = bytes.writeUInt16BE(known.get(sign) ?? 0xa1a1, at);
  }
  return bytes.subarray(0, at);
}

function readAll(): Map<string, number> {
  const decoder = new TextDecoder("gbk");
  const found = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const sign = decoder.decode(Uint8Array.of(lead, trail));
      if (sign.length === 1 && sign !== "\ufffd" && !found.has(sign)) found.set(sign, lead * 256 + trail);
    }
  return found;
}
