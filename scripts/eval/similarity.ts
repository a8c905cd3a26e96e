import { ok, type Result, refuse } from "../../main/hub/kernel/result.ts";
import { type EmbedderSource, similarityOn } from "../../main/hub/knowledge/index.ts";
import { rounded } from "../cli/report.ts";
import { readTsv } from "../cli/tsv.ts";
import { spearman } from "./metrics.ts";

/** Two texts and how alike people found them. */
interface Judged {
  score: number;
  left: string;
  right: string;
}

/** What `eval similarity` prints. */
export interface SimilarityReport {
  pairs: number;
  /** Rank correlation (Spearman, −1 to 1) with the judgement of people. */
  spearman: number;
  embedder: string;
  perSecond: number;
}

/** Reads `score⇥text⇥text`; a row that is none is refused with its number. */
export async function readJudged(path: string | null): Promise<Result<Judged[]>> {
  if (path === null) return refuse("FLAG", "Say which file to evaluate on: --data FILE.tsv");
  const rows = await readTsv(path);
  if (!rows.ok) return rows;
  const judged = rows.value.map(([score = "", left = "", right = ""]) => ({ score: score.trim() === "" ? Number.NaN : Number(score), left, right }));
  const wrong = judged.findIndex(({ score, left, right }) => !Number.isFinite(score) || left === "" || right === "");
  if (wrong >= 0) return refuse("ROW", `Row ${wrong + 1} is not a score and two texts`, { row: wrong + 1 });
  return judged.length < 2 ? refuse("ROWS", "Fewer than two pairs have no order to compare") : ok(judged);
}

/** Holds the product's similarity, learnt from the texts alone, against what people said. */
export async function evaluateSimilarity(pairs: readonly Judged[], source: EmbedderSource, onProgress: (share: number) => void): Promise<SimilarityReport> {
  const similarity = await similarityOn(source, [...new Set(pairs.flatMap(({ left, right }) => [left, right]))]);
  const started = performance.now();
  const given: number[] = [];
  for (const { left, right } of pairs) {
    given.push(await similarity(left, right));
    onProgress(given.length / pairs.length);
  }
  return {
    pairs: pairs.length,
    spearman: rounded(
      spearman(
        pairs.map(({ score }) => score),
        given,
      ),
    ),
    embedder: "family" in source ? source.family : source.id,
    perSecond: Math.round(pairs.length / ((performance.now() - started) / 1000)),
  };
}
