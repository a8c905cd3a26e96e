/** What is wrong with a payload of the public interface, field by field, in both languages. */
import { z } from "zod";

/** One field that does not fit. */
export const FieldProblem = z.object({ field: z.string(), problem: z.string(), problemEn: z.string() });
export type FieldProblem = z.infer<typeof FieldProblem>;

/** A schema's complaint, as far as it is read here. */
export interface Issue {
  path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined;
  code?: string;
  message: string;
  expected?: string;
  origin?: string;
  minimum?: number | bigint;
  maximum?: number | bigint;
  format?: string;
  values?: readonly unknown[];
  keys?: readonly string[];
  params?: { zh?: unknown; en?: unknown };
}

/** So many are told at most: the rest shows when these are mended. */
const MOST = 50;

/** Complaints by field; `input` is what was given, to say what stands in its place. */
export function fieldProblems(issues: readonly Issue[], input: unknown): FieldProblem[] {
  return issues.flatMap((issue) => (issue.code === "unrecognized_keys" ? unknownFields(issue) : [problemOf(issue, input)])).slice(0, MOST);
}

function unknownFields(issue: Issue): FieldProblem[] {
  const at = fieldOf(issue);
  return (issue.keys ?? []).map((key) => ({
    field: at === "" ? key : `${at}.${key}`,
    problem: "没有这个字段，请检查拼写",
    problemEn: "there is no such field: check the spelling",
  }));
}

/** A field by its path in what was given, as `lines.0.sku`. */
export function fieldOf({ path }: Pick<Issue, "path">): string {
  return (path ?? []).map((part) => String(typeof part === "object" ? part.key : part)).join(".");
}

function problemOf(issue: Issue, input: unknown): FieldProblem {
  const [problem, problemEn] = sentence(issue, input);
  return { field: fieldOf(issue), problem, problemEn };
}

function sentence(issue: Issue, input: unknown): readonly [string, string] {
  const { minimum, maximum } = issue;
  switch (issue.code) {
    case "invalid_type": {
      const given = valueAt(input, issue);
      // Every number of the interface is whole.
      const expected = issue.expected === "number" ? "int" : (issue.expected ?? "");
      const [zh, en] = kindWords[expected] ?? [expected, expected];
      if (given === undefined) return [`缺少这个字段，应为${zh}`, `is missing; it must be ${en}`];
      const [isZh, isEn] = kindWords[kindOf(given)] ?? [kindOf(given), kindOf(given)];
      return [`应为${zh}，收到的是${isZh}`, `must be ${en}, not ${isEn}`];
    }
    case "too_big":
      if (issue.origin === "string") return [`最多 ${maximum} 个字符`, `has at most ${maximum} characters`];
      if (issue.origin === "array") return [`最多 ${maximum} 项`, `has at most ${maximum} entries`];
      return [`不能大于 ${maximum}`, `must not be more than ${maximum}`];
    case "too_small":
      if (issue.origin === "string") return [`至少 ${minimum} 个字符`, `has at least ${minimum} characters`];
      if (issue.origin === "array") return [`至少 ${minimum} 项`, `has at least ${minimum} entries`];
      return [`不能小于 ${minimum}`, `must not be less than ${minimum}`];
    case "invalid_value": {
      const values = (issue.values ?? []).join(" ");
      return [`只能是：${values}`, `must be one of: ${values}`];
    }
    case "invalid_format":
      return ["格式不对", "does not have the right form"];
    case "custom":
      return [String(issue.params?.zh ?? "不对"), String(issue.params?.en ?? "is not right")];
    default:
      return ["不对", "is not right"];
  }
}

const kindWords: Readonly<Record<string, readonly [string, string]>> = {
  string: ["文字", "a text"],
  int: ["整数", "a whole number"],
  number: ["数字", "a number"],
  fraction: ["带小数的数字", "a number with a fraction"],
  infinite: ["大得没有边的数字", "a number beyond all bounds"],
  boolean: ["true 或 false", "true or false"],
  array: ["列表", "a list"],
  object: ["对象", "an object"],
  record: ["对象", "an object"],
  null: ["null", "null"],
};

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value !== "number") return typeof value;
  return Number.isFinite(value) ? (Number.isInteger(value) ? "number" : "fraction") : "infinite";
}

function valueAt(input: unknown, { path }: Issue): unknown {
  let value = input;
  for (const part of path ?? []) {
    const key = typeof part === "object" ? part.key : part;
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}
