/** `eval guard --learn`: learns from the judged sentences what one that may leave looks like, and keeps it in the hub. */
import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { featureReader, kept, learn } from "../../../main/hub/grounding/index.ts";
import { judgedLines, type Line } from "../../../tests/hub/grounding/table/index.ts";
import { builtInRecord } from "./records.ts";

const home = fileURLToPath(new URL("../../../main/hub/grounding/weigh/learnt.ts", import.meta.url));

/** Names the sentences that something was learnt from. */
export function digestOf(lines: readonly Line[]): string {
  return createHash("sha256")
    .update(lines.map(({ record, text, ok }) => `${record} ${text} ${ok}`).join("\n"))
    .digest("hex")
    .slice(0, 16);
}

/** Learns from every judged sentence but those kept aside; `onShare` is told how far it is, 0–1. Gives how many there were. */
export async function learnFromTable(onShare: (share: number) => void): Promise<number> {
  const lines = judgedLines();
  const readers = new Map<string, ReturnType<typeof featureReader>>();
  const judged = lines.map(({ record, text, ok }, at) => {
    if (at % 100 === 0) onShare(at / lines.length);
    const read = readers.get(record) ?? featureReader(builtInRecord(record));
    readers.set(record, read);
    return { features: read(text), ok };
  });
  const { from, bias, scale, places } = kept(learn(judged), digestOf(lines));
  const told = "/** Learnt by `npm run -s eval -- guard --learn` from the judged sentences of tests/hub/grounding/table; not written by hand. */";
  await writeFile(home, `${told}\nexport const learnt = {\n  from: "${from}",\n  bias: ${bias},\n  scale: ${scale},\n  places:\n    "${places}",\n};\n`);
  return lines.length;
}
