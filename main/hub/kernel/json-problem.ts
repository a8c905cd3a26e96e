/** Where a text is not JSON, or JSON that two readers could read differently. */
export interface JsonProblem {
  /** Both from 1, as editors count; columns in characters of the text. */
  line: number;
  column: number;
  /** The field it happened in, as `lines.1.id`; empty at the top. */
  field: string;
  zh: string;
  en: string;
}

/** Deeper than anybody's order, and far from where a reader's stack would end. */
const DEEPEST = 32;
const LITERAL = /true|false|null/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SPACE = /[ \t\n\r]*/y;
/** Of a string what needs no look: all but its end, an escape and what must be written as one. */
const PLAIN = /[ !#-[\]-\uffff]*/y;

class Found extends Error {
  readonly at: number;
  readonly zh: string;
  readonly en: string;
  constructor(at: number, zh: string, en: string) {
    super(en);
    this.at = at;
    this.zh = zh;
    this.en = en;
  }
}

/**
 * The first problem of a text that should be JSON, `null` when there is none. Beside what `JSON.parse` refuses it finds a name given twice in one
 * object (readers differ in which counts), the name `__proto__`, and nesting deeper than 32.
 */
export function jsonProblem(text: string): JsonProblem | null {
  const path: (string | number)[] = [];
  try {
    const end = space(text, value(text, space(text, 0), path));
    if (end < text.length) throw new Found(end, "JSON 已经结束，后面还有内容", "something follows after the end of the JSON");
    return null;
  } catch (found) {
    if (!(found instanceof Found)) throw found;
    const before = text.slice(0, found.at).split("\n");
    return { line: before.length, column: [...(before.at(-1) ?? "")].length + 1, field: path.join("."), zh: found.zh, en: found.en };
  }
}

function space(text: string, at: number): number {
  // Hardly any system sends space between the parts.
  return text.charCodeAt(at) > 0x20 ? at : after(SPACE, text, at);
}

/** The place after what an expression takes at a place; the place itself where that is nothing. */
function after(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : at;
}

function value(text: string, at: number, path: (string | number)[]): number {
  const first = text[at];
  if (first === undefined) throw new Found(at, "JSON 没有写完", "the JSON is not finished");
  if (first === "{" || first === "[") {
    if (path.length >= DEEPEST) throw new Found(at, `嵌套超过 ${DEEPEST} 层`, `nested deeper than ${DEEPEST}`);
    return first === "{" ? object(text, at + 1, path) : array(text, at + 1, path);
  }
  if (first === '"') return quoted(text, at);
  const end = after(first === "t" || first === "f" || first === "n" ? LITERAL : NUMBER, text, at);
  if (end > at) return end;
  throw new Found(at, `这里不能是“${shown(text, at)}”`, `"${shown(text, at)}" cannot stand here`);
}

function object(text: string, from: number, path: (string | number)[]): number {
  const names = new Set<string>();
  let at = space(text, from);
  if (text[at] === "}") return at + 1;
  for (;;) {
    if (text[at] !== '"') throw new Found(at, "这里要写带双引号的字段名", "a field's name in double quotes belongs here");
    const start = at;
    at = quoted(text, at);
    const spelled = text.slice(start + 1, at - 1);
    const name = spelled.includes("\\") ? (JSON.parse(`"${spelled}"`) as string) : spelled;
    path.push(name);
    if (names.has(name)) throw new Found(start, `字段“${name}”写了两次`, `the field "${name}" is given twice`);
    if (name === "__proto__") throw new Found(start, "字段名不能是“__proto__”", 'a field cannot be named "__proto__"');
    names.add(name);
    at = space(text, at);
    if (text[at] !== ":") throw new Found(at, "字段名后面要有冒号", "a colon belongs after a field's name");
    at = space(text, value(text, space(text, at + 1), path));
    path.pop();
    if (text[at] === "}") return at + 1;
    if (text[at] !== ",") throw new Found(at, "这里要写逗号或 }", "a comma or } belongs here");
    at = space(text, at + 1);
  }
}

function array(text: string, from: number, path: (string | number)[]): number {
  let at = space(text, from);
  if (text[at] === "]") return at + 1;
  for (let index = 0; ; index += 1) {
    path.push(index);
    at = space(text, value(text, at, path));
    path.pop();
    if (text[at] === "]") return at + 1;
    if (text[at] !== ",") throw new Found(at, "这里要写逗号或 ]", "a comma or ] belongs here");
    at = space(text, at + 1);
  }
}

/** The place after a string that begins at `at`. */
function quoted(text: string, from: number): number {
  for (let at = after(PLAIN, text, from + 1); ; at = after(PLAIN, text, at + 1)) {
    const code = text.charCodeAt(at);
    if (Number.isNaN(code)) throw new Found(at, "字符串没有结束", "a string is not closed");
    if (code === 0x22) return at + 1;
    if (code < 0x20) throw new Found(at, "字符串里的换行等控制字符要写成 \\n、\\u0000 的形式", "control characters in a string are written as \\n or \\u0000");
    if (code === 0x5c) at = escaped(text, at + 1);
  }
}

function escaped(text: string, at: number): number {
  if (text[at] === "u" && /^[0-9a-fA-F]{4}$/.test(text.slice(at + 1, at + 5))) return at + 4;
  if (!'"\\/bfnrt'.includes(text[at] || "?")) throw new Found(at, "反斜杠后面的写法不对", "this is no escape that JSON knows");
  return at;
}

function shown(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0);
}
