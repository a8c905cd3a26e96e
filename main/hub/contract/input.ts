/** What no input of the contract may hold, whatever its entry: characters that no database keeps, and numbers beyond its integers. */

/** A value that cannot be taken, and where it stands. */
interface OddInput {
  /** The field, as `lines.0.sku`; empty where the whole input is meant. */
  at: string;
  problem: string;
  problemEn: string;
}

/** PostgreSQL's integers end here; no amount, page or count of ours comes near. */
const MOST = 2_147_483_647;
const DEEPEST = 50;

const odd = (path: readonly string[], problem: string, problemEn: string): OddInput => ({ at: path.join("."), problem, problemEn });

/** The first value in an input that cannot be taken; `null` when there is none. */
export function oddInput(value: unknown, path: readonly string[] = []): OddInput | null {
  if (typeof value === "string") return oddText(value, path);
  if (typeof value === "number" && Math.abs(value) > MOST) return odd(path, "数字太大", "is too large a number");
  if (typeof value !== "object" || value === null || value instanceof Date || ArrayBuffer.isView(value)) return null;
  if (path.length >= DEEPEST) return odd(path, "嵌套太深", "is nested too deeply");
  for (const [name, part] of Object.entries(value)) {
    const found = oddText(name, path) ?? oddInput(part, [...path, name]);
    if (found) return found;
  }
  return null;
}

function oddText(text: string, path: readonly string[]): OddInput | null {
  if (text.includes("\u0000")) return odd(path, "含有空字符（NUL）", "has a NUL character");
  return text.isWellFormed() ? null : odd(path, "含有半个字符（残缺的表情）", "has half a character (a broken emoji)");
}
