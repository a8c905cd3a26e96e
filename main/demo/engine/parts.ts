import { createHash } from "node:crypto";
import type { Call } from "./http.ts";

type Params = Record<string, string>;

/** Files that came with a call, by the name of their field. */
export type Files = Readonly<Record<string, Buffer>>;

/** Reads a `multipart/form-data` call; nothing when it is none. */
export function readParts(call: Call): { params: Params; files: Files } | null {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(call.headers["content-type"] ?? "")?.[1];
  if (boundary === undefined) return null;
  const params: Params = {};
  const files: Record<string, Buffer> = {};
  for (const part of partsOf(call.bytes ?? Buffer.from(call.body), Buffer.from(`--${boundary}`))) {
    const split = part.indexOf("\r\n\r\n");
    if (split < 0) continue;
    const head = part.subarray(0, split).toString("utf8");
    const body = part.subarray(split + 4, part.length - 2);
    const name = /[; ]name="([^"]*)"/i.exec(head)?.[1];
    if (name === undefined) continue;
    if (/filename="/i.test(head)) files[name] = body;
    else params[name] = body.toString("utf8");
  }
  return { params, files };
}

/** What stands between two boundaries; what stands before the first is nothing. */
function partsOf(bytes: Buffer, boundary: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  for (let at = bytes.indexOf(boundary); at >= 0; ) {
    const next = bytes.indexOf(boundary, at + boundary.length);
    if (next >= 0) parts.push(bytes.subarray(at + boundary.length + 2, next));
    at = next;
  }
  return parts;
}

/** What a gateway makes of a picture's first bytes. */
export function imageType(bytes: Buffer): "jpg" | "png" | "gif" | null {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return "jpg";
  if (bytes.subarray(1, 4).toString("latin1") === "PNG") return "png";
  return bytes.subarray(0, 4).toString("latin1") === "GIF8" ? "gif" : null;
}

export function fileDigest(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
