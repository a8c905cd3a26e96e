import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LabelledText } from "../../agents/triage/model/index.ts";
import { type EmbedderSource, openKnowledge } from "../../main/hub/knowledge/index.ts";
import { rounded } from "../cli/report.ts";

/** What `eval search` prints: a hit has the question's label, the question itself left out. */
export interface SearchReport {
  rows: number;
  classes: number;
  p1: number;
  hit5: number;
  hit10: number;
  embedder: string;
  indexSeconds: number;
  perSecond: number;
}

/** A service floor asks from many desks: speed is measured with a few questions under way. */
const ASKING_AT_ONCE = 4;

/** Indexes all rows as accepted examples in a folder of its own and searches each of them. */
export async function evaluateSearch(rows: readonly LabelledText[], embedder: EmbedderSource, onProgress: (share: number) => void): Promise<SearchReport> {
  const folder = await mkdtemp(join(tmpdir(), "aftercare-eval-"));
  const knowledge = await openKnowledge({ folder, embedder });
  try {
    const started = performance.now();
    await knowledge.rebuild(
      rows.map((row, at) => ({
        id: String(at),
        question: row.text,
        reply: "",
        label: row.label,
        channel: null,
        outcome: null,
        state: "accepted",
        updatedAt: null,
      })),
    );
    const indexed = performance.now();
    const within = { 1: 0, 5: 0, 10: 0 };
    let next = 0;
    let answered = 0;
    const ask = async (): Promise<void> => {
      for (let at = next++; at < rows.length; at = next++) {
        const row = rows[at];
        if (!row) return;
        const hits = await knowledge.search({ text: row.text, limit: 10, filter: { state: "accepted" }, excludeIds: [String(at)] });
        const place = hits.findIndex((hit) => hit.example.label === row.label);
        for (const depth of [1, 5, 10] as const) if (place >= 0 && place < depth) within[depth]++;
        onProgress(++answered / rows.length);
      }
    };
    await Promise.all(Array.from({ length: ASKING_AT_ONCE }, ask));
    const seconds = (performance.now() - indexed) / 1000;
    return {
      rows: rows.length,
      classes: new Set(rows.map((row) => row.label)).size,
      p1: rounded(within[1] / rows.length),
      hit5: rounded(within[5] / rows.length),
      hit10: rounded(within[10] / rows.length),
      embedder: knowledge.embedderId() ?? "",
      indexSeconds: rounded((indexed - started) / 1000, 2),
      perSecond: Math.round(rows.length / seconds),
    };
  } finally {
    await knowledge.close();
    await rm(folder, { recursive: true, force: true });
  }
}
