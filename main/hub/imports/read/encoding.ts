/** In which encoding text was written: its mark where it has one, else what its bytes can be. */
import { isUtf8 } from "node:buffer";
import type { TextEncoding } from "../../contract/imports.ts";
import { unreadable } from "./problem.ts";
import { piecesOf, type Source } from "./source.ts";

/** The mark in front of a text, `null` where there is none. */
function markOf(head: Uint8Array): TextEncoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8";
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  return null;
}

/** UTF-16 without a mark: of a table in which anything is ASCII every second byte is often zero. */
function wideWithoutMark(head: Uint8Array): TextEncoding | null {
  const zeros = [0, 0];
  for (const [at, byte] of head.subarray(0, 4_096).entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd < 8) return null;
  if (odd > even * 10) return "utf-16le";
  return even > odd * 10 ? "utf-16be" : null;
}

const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80);

/** Cut where no character is cut apart: behind the last line end of the piece. */
function wholeLines(piece: Uint8Array, isLast: boolean): Uint8Array {
  const end = piece.lastIndexOf(0x0a);
  return isLast || end < 0 ? piece : piece.subarray(0, end + 1);
}

/** The encoding of a text: the first piece of it that is more than ASCII decides between UTF-8 and GBK (GB 18030 reads both that and GB 2312). */
export async function encodingOf(source: Source): Promise<TextEncoding> {
  const head = await source.read(0, Math.min(source.bytes, 64 * 1024));
  const marked = markOf(head) ?? wideWithoutMark(head);
  if (marked) return marked;
  if (head.includes(0))
    unreadable("这不是表格文件：内容不是文字。请上传 CSV、XLSX 或 ZIP。", "This is no table: its content is no text. Send CSV, XLSX or ZIP.");
  let at = 0;
  for await (const piece of piecesOf(source)) {
    at += piece.byteLength;
    if (isAscii(piece)) continue;
    return isUtf8(wholeLines(piece, at >= source.bytes)) ? "utf-8" : "gb18030";
  }
  return "utf-8";
}

/** Text of bytes as they come. @throws FileProblem where they are not of that encoding. */
export async function* decoded(pieces: AsyncIterable<Uint8Array>, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const name = encodingNames[encoding];
  const read = (piece?: Uint8Array): string => {
    try {
      return decoder.decode(piece, { stream: piece !== undefined });
    } catch {
      return unreadable(`文件里有些字不是 ${name} 编码，请改选另一种编码再看。`, `Some of it is not ${name}: choose another encoding and look again.`);
    }
  };
  for await (const piece of pieces) yield read(piece);
  const rest = read();
  if (rest !== "") yield rest;
}

const encodingNames: Readonly<Record<TextEncoding, string>> = { "utf-8": "UTF-8", gb18030: "GBK", "utf-16le": "UTF-16", "utf-16be": "UTF-16" };
