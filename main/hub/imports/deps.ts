import type { Vault } from "../access/index.ts";
import { PART_BYTES } from "../contract/limits.ts";
import type { Store } from "../store/index.ts";
import { partOf } from "./import.store.ts";
import type { ImportRecord } from "./import.ts";
import type { Source } from "./read/source.ts";

export interface ImportDeps {
  store: Store;
  vault: Vault;
}

/** The file of an import as its parts hold it. */
export function fileOf({ store, vault }: ImportDeps, { id, bytes }: Pick<ImportRecord, "id" | "bytes">): Source {
  let last: { place: number; bytes: Uint8Array } | null = null;
  const part = async (place: number): Promise<Uint8Array> => {
    if (last?.place !== place) last = { place, bytes: await partOf(store, vault, { id, place }) };
    return last.bytes;
  };
  return {
    bytes,
    read: async (from, to) => {
      const pieces: Uint8Array[] = [];
      for (let at = from; at < to; ) {
        const place = Math.floor(at / PART_BYTES);
        const held = await part(place);
        const piece = held.subarray(at - place * PART_BYTES, Math.min(held.byteLength, to - place * PART_BYTES));
        if (piece.byteLength === 0) break;
        pieces.push(piece);
        at += piece.byteLength;
      }
      return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
    },
  };
}
