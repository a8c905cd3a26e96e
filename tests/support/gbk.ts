/** GBK, which this platform reads and does not write. */

/** Text in GBK: each character's bytes are found by reading all there are. */
export function gbk(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else bytes.push(...(gbkTable().get(sign) ?? [0x3f]));
  }
  return Uint8Array.from(bytes);
}

let table: Map<string, number[]> | null = null;
function gbkTable(): Map<string, number[]> {
  if (table) return table;
  table = new Map();
  const decoder = new TextDecoder("gbk");
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const sign = decoder.decode(Uint8Array.of(lead, trail));
      if ([...sign].length === 1 && sign !== "\ufffd" && !table.has(sign)) table.set(sign, [lead, trail]);
    }
  return table;
}
