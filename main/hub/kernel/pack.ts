/** A few byte sections in one buffer, for things that are fitted once and loaded often. */

const MAGIC = 0x41435031; // "ACP1"

/** Joins sections; each keeps its length, and starts on an 8-byte boundary so that typed arrays can be laid over it. */
export function packSections(sections: readonly Uint8Array[]): Uint8Array {
  const head = 8 + sections.length * 4;
  const sizes = sections.map((section) => aligned(section.byteLength));
  const out = new Uint8Array(aligned(head) + sizes.reduce((sum, size) => sum + size, 0));
  const view = new DataView(out.buffer);
  view.setUint32(0, MAGIC);
  view.setUint32(4, sections.length);
  let at = aligned(head);
  sections.forEach((section, index) => {
    view.setUint32(8 + index * 4, section.byteLength);
    out.set(section, at);
    at += sizes[index] ?? 0;
  });
  return out;
}

/** The sections again, each a copy; `null` when the bytes are not such a buffer or are cut short. */
export function unpackSections(bytes: Uint8Array): Uint8Array<ArrayBuffer>[] | null {
  if (bytes.byteLength < 8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(4);
  const head = 8 + count * 4;
  if (view.getUint32(0) !== MAGIC || head > bytes.byteLength) return null;
  const sections: Uint8Array<ArrayBuffer>[] = [];
  let at = aligned(head);
  for (let index = 0; index < count; index++) {
    const length = view.getUint32(8 + index * 4);
    if (at + length > bytes.byteLength) return null;
    sections.push(new Uint8Array(bytes.slice(at, at + length)));
    at += aligned(length);
  }
  return sections;
}

function aligned(length: number): number {
  return Math.ceil(length / 8) * 8;
}
