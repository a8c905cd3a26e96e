/** The figures that are held against those accepted last: which way is better, and how much of a change is no change. */
interface FigureRule {
  better: "more" | "less";
  noise: number;
}

/** Reports by the command that gave them. */
export type Reports = Record<string, Record<string, unknown>>;

/** What is kept in the repository: the figures, and of what data each command's are. */
export interface Accepted {
  [setting: string]: { [command: string]: { rows: number; figures: Record<string, number> } };
}

/** One figure, beside the accepted one of the same data where there is one. */
export interface Compared {
  name: string;
  now: number;
  accepted: number | null;
  verdict: "fell" | "rose" | "same" | "new";
}

const rules: Readonly<Record<string, FigureRule>> = {
  "replies.shownOfAnswerable": { better: "more", noise: 0.01 },
  "replies.actsRight": { better: "more", noise: 0.01 },
  "replies.actsNever": { better: "less", noise: 0.003 },
  "replies.outSilent": { better: "more", noise: 0.01 },
  "replies.personSilentOrHandedOver": { better: "more", noise: 0.02 },
  "replies.ungrounded": { better: "less", noise: 0 },
  "replies.distinct": { better: "more", noise: 10 },
  "wants.right": { better: "more", noise: 0.005 },
  "wants.wrong": { better: "less", noise: 0.005 },
  "wants.outOfListAt70": { better: "less", noise: 0.005 },
  "wants.calibrationError": { better: "less", noise: 0.005 },
  "classify.accuracy": { better: "more", noise: 0.005 },
  "classify.coverageAt91": { better: "more", noise: 0.01 },
  "search.p1": { better: "more", noise: 0.003 },
  "search.hit5": { better: "more", noise: 0.003 },
  "similarity.spearman": { better: "more", noise: 0.003 },
  "guard.falsePassed": { better: "less", noise: 0.002 },
  "guard.trueRefused": { better: "less", noise: 0.002 },
  "attacks.succeeded": { better: "less", noise: 0 },
};
const SIZES = ["rows", "made", "pairs", "tried"] as const;

/** How many rows a report is of: figures of other data are not compared. */
function rowsOf(report: Record<string, unknown>): number {
  return SIZES.map((size) => report[size]).find((value) => typeof value === "number") ?? 0;
}

/** The figures of reports that are kept. */
export function figuresOf(reports: Reports): Accepted[string] {
  return Object.fromEntries(
    Object.entries(reports).map(([command, report]) => {
      const kept = Object.keys(rules).flatMap((name): [string, number][] => {
        const [of, figure = ""] = name.split(".");
        const value = report[figure];
        return of === command && typeof value === "number" ? [[figure, value]] : [];
      });
      return [command, { rows: rowsOf(report), figures: Object.fromEntries(kept) }];
    }),
  );
}

/** Holds figures against the accepted ones. */
export function compare(now: Accepted[string], accepted: Accepted[string] | undefined): Compared[] {
  return Object.entries(now).flatMap(([command, { rows, figures }]) => {
    const before = accepted?.[command]?.rows === rows ? accepted[command].figures : {};
    return Object.entries(figures).map(([figure, value]): Compared => {
      const name = `${command}.${figure}`;
      const old = before[figure];
      const rule = rules[name];
      if (old === undefined || !rule) return { name, now: value, accepted: null, verdict: "new" };
      const gain = rule.better === "more" ? value - old : old - value;
      // Half of the last printed decimal: equal figures must not differ by how numbers are kept.
      const verdict = gain < -(rule.noise + 5e-5) ? "fell" : gain > rule.noise + 5e-5 ? "rose" : "same";
      return { name, now: value, accepted: old, verdict };
    });
  });
}
