/** What a file of the desk is, by its bytes alone. Pure. */
import { SAVED_TYPE } from "../contract/evidence.ts";
import { type Shown, shownFrom } from "./shown.ts";

interface FileKind {
  type: Shown["type"] | typeof SAVED_TYPE;
  bytes: Uint8Array;
}

const BEGINNINGS = ["%PDF-", "PK\u0003\u0004", "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"];
/** What a browser would take for a page or a drawing that runs, whatever it is called. */
const RUNS = /<\s*(?:!doctype|html|svg|script|\?xml|iframe|object|body|head)/i;

/** Pictures and films as they may be shown; documents as they are; `null` where it is neither. */
export function kindOfFile(bytes: Uint8Array): FileKind | null {
  const shown = shownFrom(bytes);
  if (shown.ok) return shown.value;
  if (shown.refusal.code === "broken") return null;
  const begin = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 16)).toString("latin1");
  if (BEGINNINGS.some((one) => begin.startsWith(one))) return { type: SAVED_TYPE, bytes };
  const text = plainText(bytes);
  return text !== null && !RUNS.test(text) ? { type: SAVED_TYPE, bytes } : null;
}

/** Text as people's machines write it: UTF-8, or what Excel makes of a table in Chinese. */
function plainText(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return null;
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not in this one.
    }
  }
  return null;
}
