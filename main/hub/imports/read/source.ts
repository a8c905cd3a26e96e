/** Where a file's bytes come from: anything that can hand out a piece of it. */
export interface Source {
  bytes: number;
  /** Bytes from inclusive, to exclusive; both within the file. */
  read(from: number, to: number): Promise<Uint8Array>;
}

/** Bytes asked for at once. */
const PIECE = 512 * 1024;

/** The file from its beginning, or a part of it, piece by piece. */
export async function* piecesOf(source: Source, from = 0, to = source.bytes): AsyncGenerator<Uint8Array> {
  for (let at = from; at < to; at += PIECE) yield await source.read(at, Math.min(to, at + PIECE));
}

/** A source that lies in memory. */
export function sourceOf(bytes: Uint8Array): Source {
  return { bytes: bytes.byteLength, read: async (from, to) => bytes.subarray(from, to) };
}
