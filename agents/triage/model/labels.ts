/** One solved example: what the buyer wrote and what it was. */
export interface LabelledText {
  text: string;
  label: string;
}

/** Labels in a fixed order (by code point), and every row's place in it. */
export interface LabelIndex {
  labels: string[];
  rows: Int32Array;
  counts: Int32Array;
}

/** Numbers the labels; the order does not depend on the order of the rows. */
export function indexLabels(rows: readonly LabelledText[]): LabelIndex {
  const labels = [...new Set(rows.map((row) => row.label))].sort();
  const places = new Map(labels.map((label, place) => [label, place]));
  const counts = new Int32Array(labels.length);
  const out = Int32Array.from(rows, (row) => places.get(row.label) ?? 0);
  for (const place of out) counts[place] = (counts[place] ?? 0) + 1;
  return { labels, rows: out, counts };
}
