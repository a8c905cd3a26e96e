/** Pictures of the desk that are to go to a buyer. */
import type { Vault } from "../access/index.ts";
import { type Picture, type PictureType, readPicture } from "../kernel/picture.ts";
import { pictureTypes } from "../kernel/picture-types.ts";
import type { Store, Tx } from "../store/index.ts";

/** A picture that the desk added to a case, without its content; `bytes` is how many it has. */
export interface DeskPicture {
  key: string;
  type: PictureType;
  bytes: number;
}

/** Of these keys those that are whole pictures of the desk of this case. */
export async function deskPictures(from: Pick<Tx, "rows">, of: { caseId: string; keys: readonly string[] }): Promise<DeskPicture[]> {
  const rows = await from.rows<{ key: string; type: string | null; bytes: number }>(
    "SELECT key, type, bytes FROM evidence_file WHERE case_id = $1 AND key = ANY($2) AND origin = 'desk' AND problem IS NULL ORDER BY key",
    [of.caseId, of.keys],
  );
  return rows.flatMap(({ key, type, bytes }) => {
    const known = pictureTypes.find((one) => one === type);
    return known ? [{ key, type: known, bytes }] : [];
  });
}

/** Their content, in the order of the keys; `null` when one is not there any more, or was sealed with a key that is lost. */
export async function openPictures(
  deps: { store: Pick<Store, "rows">; vault: Vault },
  of: { caseId: string; keys: readonly string[] },
): Promise<Pick<Picture, "type" | "bytes">[] | null> {
  const rows = await deps.store.rows<{ key: string; sealed: Uint8Array | null }>(
    "SELECT key, sealed FROM evidence_file WHERE case_id = $1 AND key = ANY($2) AND origin = 'desk' AND problem IS NULL",
    [of.caseId, of.keys],
  );
  const sealed = new Map(rows.map((row) => [row.key, row.sealed]));
  const pictures: Pick<Picture, "type" | "bytes">[] = [];
  for (const key of of.keys) {
    const picture = opened(deps.vault, sealed.get(key));
    if (!picture) return null;
    pictures.push(picture);
  }
  return pictures;
}

function opened(vault: Vault, sealed: Uint8Array | null | undefined): Pick<Picture, "type" | "bytes"> | null {
  if (!sealed) return null;
  try {
    // What leaves is read once more by its bytes: nothing of where and by whom it was taken goes with it.
    const read = readPicture(vault.openBytes(sealed));
    return read.ok ? { type: read.value.type, bytes: read.value.bytes } : null;
  } catch {
    return null;
  }
}
