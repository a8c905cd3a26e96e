/**
 * Pages of payloads: what came in together is compressed together, which takes a tenth of what each by itself would. The whole page is
 * sealed then; what is taken out of one later is taken out by writing the page anew (docs/decisions/0021).
 */
import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import type { Sealer } from "../store/index.ts";

/** Where a payload lies in the plain text of its page. */
export interface Span {
  /** Position of its page among those that were packed with it. */
  page: number;
  from: number;
  bytes: number;
}

/** A page as it is stored. */
export interface PackedPage {
  form: "zstd" | "plain";
  plainBytes: number;
  body: Uint8Array;
}

/** A page is not made longer than this by one more payload: whoever wants one of them has to unpack all. */
const FULL = 2 * 1024 * 1024;

/** Packs payloads into as few pages as their length allows; each has its span, in the order given. */
export function packPages(payloads: readonly string[]): { pages: PackedPage[]; spans: Span[] } {
  const parts: Buffer[][] = [];
  const spans: Span[] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const payload of payloads) {
    const bytes = Buffer.from(payload);
    if (length > 0 && length + bytes.length > FULL) {
      parts.push([]);
      length = 0;
    }
    spans.push({ page: parts.length - 1, from: length, bytes: bytes.length });
    parts.at(-1)?.push(bytes);
    length += bytes.length;
  }
  return { pages: parts.map((part) => packed(Buffer.concat(part))), spans };
}

/** Plain bytes as a page's body. */
export function packed(plain: Buffer): PackedPage {
  const body = zstdCompressSync(plain);
  const form = body.length < plain.length ? "zstd" : "plain";
  return { form, plainBytes: plain.length, body: form === "zstd" ? body : plain };
}

/** The plain bytes of a page whose body was opened. */
export function unpacked({ form, body }: { form: string; body: Uint8Array }): Buffer {
  return form === "zstd" ? zstdDecompressSync(body) : Buffer.from(body);
}

/** A page's body as it lies in its row: it opens in that row alone. */
export function sealedBody(sealer: Sealer, id: string, body: Uint8Array): Uint8Array {
  return sealer.seal(body, placeOf(id));
}

/** A page's body out of its row. @throws SealBroken when it does not open. */
export function openedBody(sealer: Sealer, id: string, body: Uint8Array): Buffer {
  return sealer.open(body, placeOf(id));
}

/** The plain bytes of a stored page; those from before pages were sealed have no key. @throws SealBroken when it does not open. */
export function openedPage(sealer: Sealer, { id, keyId, form, body }: { id: string; keyId: number | null; form: string; body: Uint8Array }): Buffer {
  return unpacked({ form, body: keyId === null ? body : openedBody(sealer, id, body) });
}

const placeOf = (id: string): string => `raw_page:${id}`;

/** The payload at a span. */
export function payloadAt(plain: Buffer, { from, bytes }: Omit<Span, "page">): string {
  return plain.toString("utf8", from, from + bytes);
}
