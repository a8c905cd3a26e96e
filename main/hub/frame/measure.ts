/** What a figure for watchers is. */

/** One figure with its values; a `counter` only grows while the process lives. */
export interface Measure {
  /** Without the prefix; its unit at the end. */
  name: string;
  help: string;
  kind: "gauge" | "counter";
  values: { labels?: Readonly<Record<string, string>>; value: number }[];
}
