/** A cell of a policy as a person sets it: read from the engine's own writing and written back into it. Pure. */

/** An end of a span of numbers; `open` leaves the number itself out. */
export interface End {
  value: number;
  open: boolean;
}

/** Signs a fact is compared with another fact by. */
const factSigns = ["<=", ">=", "<", ">", "==", "!="] as const;
type FactSign = (typeof factSigns)[number];

/** What a cell says of its fact. What no other member can say stays `formula`, word for word. */
export type Cell =
  | { says: "anything" }
  | { says: "is"; value: boolean }
  | { says: "oneOf" | "noneOf"; values: readonly string[] }
  | { says: "within"; low: End | null; high: End | null }
  | { says: "against"; sign: FactSign; fact: string }
  | { says: "formula"; text: string };

const NUMBER = String.raw`-?\d+(?:\.\d+)?`;
const QUOTED = String.raw`(?:'[^']*'|"[^"]*")`;
const LISTED = String.raw`${QUOTED}(?:\s*,\s*${QUOTED})*`;
const patterns = {
  list: new RegExp(`^${LISTED}$`),
  notOne: new RegExp(`^!=\\s*(${QUOTED})$`),
  notIn: new RegExp(`^not\\s+in\\s*\\[\\s*(${LISTED})\\s*\\]$`),
  exactly: new RegExp(`^(?:==\\s*)?(${NUMBER})$`),
  oneEnd: new RegExp(`^(<=|>=|<|>)\\s*(${NUMBER})$`),
  bothEnds: new RegExp(`^(>=|>)\\s*(${NUMBER})\\s+and\\s+(<=|<)\\s*(${NUMBER})$`),
  span: new RegExp(`^([[(])\\s*(${NUMBER})\\s*\\.\\.\\s*(${NUMBER})\\s*([\\])])$`),
  fact: /^(<=|>=|<|>|==|!=)\s*([A-Za-z_]\w*)$/,
} as const;

/** Reads a cell. Never fails: what it does not know is a formula. */
export function readCell(text: string): Cell {
  const cell = text.trim();
  if (cell === "") return { says: "anything" };
  if (cell === "true" || cell === "false") return { says: "is", value: cell === "true" };
  return readWords(cell) ?? readNumbers(cell) ?? readFact(cell) ?? { says: "formula", text: cell };
}

function readWords(cell: string): Cell | null {
  if (patterns.list.test(cell)) return { says: "oneOf", values: quotedIn(cell) };
  const none = patterns.notOne.exec(cell) ?? patterns.notIn.exec(cell);
  return none ? { says: "noneOf", values: quotedIn(none[1] ?? "") } : null;
}

function readNumbers(cell: string): Cell | null {
  const [, exact] = patterns.exactly.exec(cell) ?? [];
  if (exact !== undefined) return { says: "within", low: { value: Number(exact), open: false }, high: { value: Number(exact), open: false } };
  const [, sign = "", value] = patterns.oneEnd.exec(cell) ?? [];
  if (value !== undefined) {
    const end = { value: Number(value), open: sign.length === 1 };
    return sign.startsWith("<") ? { says: "within", low: null, high: end } : { says: "within", low: end, high: null };
  }
  const [, from, low, to, high] = patterns.bothEnds.exec(cell) ?? [];
  if (high !== undefined) return { says: "within", low: { value: Number(low), open: from === ">" }, high: { value: Number(high), open: to === "<" } };
  const [, left, first, last, right] = patterns.span.exec(cell) ?? [];
  if (last === undefined) return null;
  return { says: "within", low: { value: Number(first), open: left === "(" }, high: { value: Number(last), open: right === ")" } };
}

function readFact(cell: string): Cell | null {
  const [, sign, fact = ""] = patterns.fact.exec(cell) ?? [];
  const known = factSigns.find((each) => each === sign);
  return known && !["true", "false", "null"].includes(fact) ? { says: "against", sign: known, fact } : null;
}

function quotedIn(text: string): string[] {
  return [...text.matchAll(/'([^']*)'|"([^"]*)"/g)].map((match) => match[1] ?? match[2] ?? "");
}

/** Writes a cell as the engine reads it; read again it says the same. An empty list of values is no condition. */
export function writeCell(cell: Cell): string {
  switch (cell.says) {
    case "anything":
      return "";
    case "is":
      return String(cell.value);
    case "oneOf":
      return cell.values.map(quoted).join(", ");
    case "noneOf":
      if (cell.values.length > 1) return `not in [${cell.values.map(quoted).join(", ")}]`;
      return cell.values.map((value) => `!= ${quoted(value)}`).join("");
    case "within":
      return writeSpan(cell);
    case "against":
      return `${cell.sign} ${cell.fact}`;
    case "formula":
      return cell.text;
  }
}

function writeSpan({ low, high }: { low: End | null; high: End | null }): string {
  if (low && high) {
    if (low.value === high.value && !low.open && !high.open) return String(low.value);
    return `${low.open ? "(" : "["}${low.value}..${high.value}${high.open ? ")" : "]"}`;
  }
  if (low) return `${low.open ? ">" : ">="} ${low.value}`;
  return high ? `${high.open ? "<" : "<="} ${high.value}` : "";
}

function quoted(value: string): string {
  return value.includes("'") ? `"${value}"` : `'${value}'`;
}
