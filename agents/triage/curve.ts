/** The learning curve: how often the label model names right what it has not seen, by how many examples it learnt. */
import { sha256 } from "../../main/hub/kernel/ids.ts";
import { type LabelledText, loadLabelModel } from "./model/index.ts";
import { trainAside } from "./train-aside.ts";

export interface CurvePoint {
  rows: number;
  asked: number;
  right: number;
}

/** One example in so many is never learnt from here, and asked about at every point. */
const KEPT_APART = 5;
const SHARES = [0.1, 0.25, 0.5, 0.75, 1] as const;
/** Fewer than this teach nothing that could be called confidence. */
const FEWEST_ROWS = 6;

/** Trains on more and more of the examples and asks each model about the same ones kept apart. What is drawn depends on the words alone. */
export async function curveOf(rows: readonly LabelledText[]): Promise<CurvePoint[]> {
  const dealt = rows.map((row) => ({ row, place: sha256(`curve ${row.text}`) })).toSorted((left, right) => (left.place < right.place ? -1 : 1));
  const apart = dealt.filter((_, index) => index % KEPT_APART === 0).map(({ row }) => row);
  const learnt = dealt.filter((_, index) => index % KEPT_APART !== 0).map(({ row }) => row);
  const points: CurvePoint[] = [];
  for (const share of SHARES) {
    const part = learnt.slice(0, Math.round(learnt.length * share));
    if (part.length < FEWEST_ROWS || part.length === points.at(-1)?.rows || new Set(part.map(({ label }) => label)).size < 2) continue;
    const model = loadLabelModel((await trainAside(part, () => undefined)).body);
    if (!model) continue;
    points.push({ rows: part.length, asked: apart.length, right: apart.filter(({ text, label }) => model.predict(text).label === label).length });
  }
  return points;
}
