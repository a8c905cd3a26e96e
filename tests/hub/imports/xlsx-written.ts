/** XLSX as other programs write it, for tests: shared texts, styles, formulas, joined cells, in whatever way a test says. */
import { zipped } from "../../../main/hub/kernel/zip.ts";

export interface Parts {
  /** Rows of the sheet as XML. */
  rows: string;
  shared?: readonly string[];
  /** `numFmtId` of each style, and formats of their own. */
  styles?: readonly number[];
  formats?: Readonly<Record<number, string>>;
  from1904?: boolean;
  /** Anything behind the rows. */
  behind?: string;
  head?: string;
}

const xml = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

export async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

export function xlsx({ rows, shared = [], styles = [0], formats = {}, from1904 = false, behind = "", head = "" }: Parts): Promise<Uint8Array> {
  const one = (name: string, text: string) => ({ name, text: [text] });
  return bytesOf(
    zipped([
      one("[Content_Types].xml", "<Types/>"),
      one(
        "xl/workbook.xml",
        `<workbook xmlns:r="r"><workbookPr date1904="${from1904 ? 1 : 0}"/><sheets><sheet name="订单" sheetId="1" r:id="rId1"/><sheet name="说明" sheetId="2" r:id="rId2"/></sheets></workbook>`,
      ),
      one(
        "xl/_rels/workbook.xml.rels",
        `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>`,
      ),
      one(
        "xl/styles.xml",
        `<styleSheet><numFmts>${Object.entries(formats)
          .map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${xml(code)}"/>`)
          .join(
            "",
          )}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles.map((id) => `<xf numFmtId="${id}"/>`).join("")}</cellXfs></styleSheet>`,
      ),
      one("xl/sharedStrings.xml", `<sst>${shared.map((text) => (text.startsWith("<") ? `<si>${text}</si>` : `<si><t>${xml(text)}</t></si>`)).join("")}</sst>`),
      one("xl/worksheets/sheet1.xml", `<?xml version="1.0"?>${head}<worksheet><sheetData>${rows}</sheetData>${behind}</worksheet>`),
      one("xl/worksheets/sheet2.xml", `<worksheet><sheetData><row><c t="inlineStr"><is><t>只是说明</t></is></c></row></sheetData></worksheet>`),
    ]),
  );
}
