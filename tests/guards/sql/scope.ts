/**
 * Source files read as text and their constants worked out, so that a guard sees the SQL a statement is put together from: what stands in
 * constants, in functions of constants and in other files is inserted; what is known only at run time becomes a hole.
 */
import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { dirname, join } from "node:path";
import { parseAst } from "vite";

/** A node of the syntax tree, as far as it is looked at here. */
export interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

/** What stands for a value that only the running program knows; a name in SQL, so that most statements can still be parsed. */
export const HOLE = "__hole__";

type Declared = { text: string } | { from: string; name: string } | "hole";

/** A value that gives itself whatever is asked of it. */
const hole: unknown = new Proxy(() => undefined, {
  get: (_, key) => {
    if (key === Symbol.toPrimitive || key === "toString") return () => HOLE;
    if (key === Symbol.iterator) return [][Symbol.iterator];
    return hole;
  },
  apply: () => hole,
  construct: () => hole as object,
  has: () => true,
  ownKeys: () => [HOLE],
  getOwnPropertyDescriptor: () => ({ value: hole, enumerable: true, configurable: true }),
});

/** The nodes directly below one. */
function childrenOf(node: Node): Node[] {
  return Object.values(node).flatMap((value) => (Array.isArray(value) ? value : [value]).filter(isNode));
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as Node).type === "string";
}

const isFunction = (node: Node): boolean => /Function/.test(node.type);
const nameOf = (node: unknown): string => (isNode(node) && node.type === "Identifier" ? String(node.name) : "");

/** One source file: its text without types (every character stays where it was), its tree, and what its names stand for. */
export class Source {
  readonly path: string;
  readonly text: string;
  readonly code: string;
  readonly tree: Node;
  /** The tree with its types, for who asks what a row is said to be. */
  readonly typed: Node;
  readonly #files: Sources;
  readonly #declared = new Map<string, Declared>();
  readonly #known = new Map<string, unknown>();

  constructor(path: string, files: Sources, text: string) {
    this.path = path;
    this.#files = files;
    this.text = text;
    this.code = stripTypeScriptTypes(this.text);
    this.tree = parseAst(this.code) as unknown as Node;
    this.typed = parseAst(text, { lang: "ts" }) as unknown as Node;
    for (const statement of childrenOf(this.tree)) this.#declare(statement);
  }

  #declare(statement: Node): void {
    if (statement.type === "ImportDeclaration" || (statement.type === "ExportNamedDeclaration" && isNode(statement.source))) {
      const from = String((statement.source as Node).value);
      for (const one of statement.specifiers as Node[])
        if (from.startsWith(".") && isNode(one.local))
          this.#declared.set(nameOf(one.exported ?? one.local), { from: join(dirname(this.path), from), name: nameOf(one.imported ?? one.local) });
    } else if (statement.type.startsWith("Export") && isNode(statement.declaration)) this.#declare(statement.declaration);
    else for (const [name, declared] of this.declarations(statement)) this.#declared.set(name, declared);
  }

  /** Names that a statement declares, with the text of their values. */
  declarations(statement: Node): [string, Declared][] {
    if (statement.type === "FunctionDeclaration") return [[nameOf(statement.id), { text: this.slice(statement) }]];
    if (statement.type !== "VariableDeclaration") return [];
    return (statement.declarations as Node[])
      .filter((one) => nameOf(one.id) !== "")
      .map((one) => [nameOf(one.id), isNode(one.init) ? { text: this.slice(one.init) } : "hole"]);
  }

  slice(node: Node): string {
    return this.code.slice(node.start, node.end);
  }

  line(node: Node): number {
    return this.text.slice(0, node.start).split("\n").length;
  }

  /** What a name of the file's own level stands for. */
  valueOf(name: string): unknown {
    if (this.#known.has(name)) return this.#known.get(name);
    this.#known.set(name, hole);
    const declared = this.#declared.get(name);
    const value = declared === undefined ? ownGlobal(name) : this.#value(declared);
    this.#known.set(name, value);
    return value;
  }

  #value(declared: Declared): unknown {
    if (declared === "hole") return hole;
    if ("from" in declared) return declared.from.startsWith("main/hub/") ? this.#files.get(declared.from).valueOf(declared.name) : hole;
    return this.evaluate(declared.text, (name) => this.valueOf(name));
  }

  /** What an expression within functions (outermost first) is worth: their parameters are holes, their constants are worked out. */
  valueWithin(expression: Node, functions: readonly Node[]): unknown {
    const local = new Map<string, Declared>();
    for (const within of functions) {
      for (const parameter of (within.params ?? []) as Node[]) for (const name of namesIn(parameter)) local.set(name, "hole");
      for (const one of ownNodes(within)) for (const [name, declared] of this.declarations(one)) local.set(name, declared);
    }
    const known = new Map<string, unknown>();
    const resolve = (name: string): unknown => {
      const declared = local.get(name);
      if (declared === undefined) return this.valueOf(name);
      if (!known.has(name)) {
        known.set(name, hole);
        known.set(name, declared === "hole" || "from" in declared ? hole : this.evaluate(declared.text, resolve));
      }
      return known.get(name);
    };
    return this.evaluate(this.slice(expression), resolve);
  }

  evaluate(text: string, resolve: (name: string) => unknown): unknown {
    const scope = new Proxy({}, { has: (_, key) => typeof key === "string", get: (_, key) => (typeof key === "string" ? resolve(key) : undefined) });
    try {
      return new Function("scope", `with (scope) { return (${text}\n); }`)(scope);
    } catch {
      return hole;
    }
  }
}

function ownGlobal(name: string): unknown {
  return ["Object", "Array", "Map", "Set", "String", "Number", "Math", "JSON", "Date", "undefined", "Boolean"].includes(name)
    ? (globalThis as unknown as Record<string, unknown>)[name]
    : hole;
}

/** Names that a pattern binds. */
function namesIn(pattern: Node): string[] {
  if (pattern.type === "Identifier") return [nameOf(pattern)];
  if (pattern.type === "AssignmentPattern") return namesIn(pattern.left as Node);
  if (pattern.type === "Property") return namesIn(pattern.value as Node);
  return childrenOf(pattern).flatMap(namesIn);
}

/** Nodes of a function that are not within a function inside it. */
function ownNodes(within: Node): Node[] {
  return childrenOf(within).flatMap((child) => (isFunction(child) ? [child] : [child, ...ownNodes(child)]));
}

/** All files read so far. */
export class Sources {
  readonly #files = new Map<string, Source>();

  get(path: string): Source {
    const known = this.#files.get(path) ?? new Source(path, this, readFileSync(path, "utf8"));
    this.#files.set(path, known);
    return known;
  }
}

/** Every node of a file with the functions it stands in, outermost first. */
export function* walk(node: Node, functions: readonly Node[] = []): Generator<{ node: Node; functions: readonly Node[] }> {
  yield { node, functions };
  const inside = isFunction(node) ? [...functions, node] : functions;
  for (const child of childrenOf(node)) yield* walk(child, inside);
}
