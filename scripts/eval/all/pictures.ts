import type { Outcome } from "../metrics.ts";

const WIDTH = 720;
const BLUE = "#2f6fbb";
const RED = "#c0392b";
const GREY = "#9aa4ae";

/** For text that others wrote, in a page. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function svg(height: number, parts: readonly string[]): string {
  return `<svg viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" role="img" font-size="12" font-family="inherit">${parts.join("")}</svg>`;
}

function words(x: number, y: number, said: string): string {
  return `<text x="${x}" y="${y}">${escaped(said)}</text>`;
}

/** Words that end, or have their middle, at a place. */
function anchored(anchor: "middle" | "end", said: string): string {
  return said.replace("<text ", `<text text-anchor="${anchor}" `);
}

/** Bars of shares (0–1), each with its accepted value as a mark. */
export function bars(rows: readonly { name: string; now: number; accepted: number | null; fell: boolean }[]): string {
  const parts = rows.map(({ name, now, accepted, fell }, at) => {
    const y = at * 24 + 6;
    const long = (share: number): number => Math.max(0, Math.min(1, share)) * 380;
    const mark =
      accepted === null ? "" : `<line x1="${260 + long(accepted)}" x2="${260 + long(accepted)}" y1="${y - 3}" y2="${y + 17}" stroke="#222" stroke-width="2"/>`;
    return `${anchored("end", words(250, y + 12, name))}<rect x="260" y="${y}" width="${long(now)}" height="14" fill="${fell ? RED : BLUE}"/>${mark}${words(650, y + 12, now.toFixed(4))}`;
  });
  return svg(rows.length * 24 + 8, parts);
}

/** How often what was told at a confidence was right, by tenths; the line is where a true confidence lies. */
export function reliability(outcomes: readonly Outcome[]): string {
  const [left, size] = [60, 260];
  const x = (share: number): number => left + share * size;
  const y = (share: number): number => 10 + (1 - share) * size;
  const bins = Array.from({ length: 10 }, (_, at) => outcomes.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === at));
  const dots = bins.flatMap((bin) => {
    if (bin.length === 0) return [];
    const sure = bin.reduce((sum, { confidence }) => sum + confidence, 0) / bin.length;
    const right = bin.filter(({ expected, given }) => expected === given).length / bin.length;
    const radius = 3 + 9 * Math.sqrt(bin.length / outcomes.length);
    return [`<circle cx="${x(sure)}" cy="${y(right)}" r="${radius}" fill="${BLUE}" fill-opacity="0.7"><title>${bin.length}</title></circle>`];
  });
  const frame = `<rect x="${left}" y="10" width="${size}" height="${size}" fill="none" stroke="${GREY}"/><line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}" stroke="${GREY}" stroke-dasharray="4 4"/>`;
  const scale = [0, 0.5, 1].map((share) => anchored("middle", words(x(share), 286, String(share))) + anchored("end", words(52, y(share) + 4, String(share))));
  return svg(320, [
    frame,
    ...dots,
    ...scale,
    anchored("middle", words(x(0.5), 306, "置信度 / confidence")),
    words(left + size + 16, 24, "纵轴：其中判对的比例 / share right"),
  ]);
}

const COLUMNS = 30;

/** How many took how long, ms; the slowest hundredth is in the last column. */
export function histogram(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const most = Math.max(1, sorted[Math.floor(sorted.length * 0.99)] ?? 1);
  const counts = new Array<number>(COLUMNS).fill(0);
  for (const time of sorted) {
    const at = Math.min(COLUMNS - 1, Math.floor((time / most) * COLUMNS));
    counts[at] = (counts[at] ?? 0) + 1;
  }
  const highest = Math.max(1, ...counts);
  const columns = counts.map((count, at) => {
    const height = (count / highest) * 150;
    return `<rect x="${40 + at * 21}" y="${165 - height}" width="19" height="${height}" fill="${BLUE}"><title>${count}</title></rect>`;
  });
  return svg(200, [...columns, words(40, 184, "0 ms"), anchored("end", words(40 + COLUMNS * 21, 184, `≥ ${Math.round(most)} ms`))]);
}

/** The pairs of classes mixed up most, as a table: what it was, what was told, how often. */
export function confusions(outcomes: readonly Outcome[], most = 15): string {
  const counts = new Map<string, number>();
  for (const { expected, given } of outcomes) if (expected !== given) counts.set(`${expected}\t${given}`, (counts.get(`${expected}\t${given}`) ?? 0) + 1);
  const worst = [...counts].sort((a, b) => b[1] - a[1]).slice(0, most);
  const names = [...new Set(worst.flatMap(([pair]) => pair.split("\t")))].slice(0, most);
  const cell = (expected: string, given: string): string => {
    const count = outcomes.filter((row) => row.expected === expected && row.given === given).length;
    const strength = Math.min(1, count / 40);
    const tint = expected === given ? `rgba(47,111,187,${strength})` : `rgba(192,57,43,${Math.min(1, count / 8)})`;
    return `<td style="background:${count === 0 ? "none" : tint}">${count === 0 ? "" : count}</td>`;
  };
  const head = `<tr><th>实际 ＼ 判为<br><small>was ＼ told</small></th>${names.map((name) => `<th class="turned"><span>${escaped(name)}</span></th>`).join("")}</tr>`;
  const rows = names.map((expected) => `<tr><th>${escaped(expected)}</th>${names.map((given) => cell(expected, given)).join("")}</tr>`);
  return `<table class="confusion">${head}${rows.join("")}</table>`;
}
