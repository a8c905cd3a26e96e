/** What a text names of this repository, and whether it is there. */
import { posix } from "node:path";

/** A name in a text, with the line it stands in. */
export interface Naming {
  name: string;
  line: number;
}

const tops = ["main", "agents", "renderer", "prompts", "tests", "scripts", "docs", ".ci"];
const ending = /\.(?:ts|tsx|mjs|md|jsonc?|sql|ya?ml|css|html|png|tsv|csv)$|^schema\.prisma$/;
/** Patterns, placeholders and what is put in at run time name no one file: `*.store.ts`, `<channel>/manifest.ts`, `NNNN-name.md`, `${name}.ts`. */
const isPattern = (name: string): boolean => /[*<>{}$…|]|NNNN|NAME|FILE/.test(name);

/** Names of files and folders in a piece of code or in backticks: from a folder at the top, or whole with an ending that files of ours have. */
function namesIn(quoted: string): string[] {
  const tokens = quoted.split(/[\s,;]+/).filter((token) => token !== "" && !isPattern(token) && !/^(?:https?:|[/@~]|--|\.\.\.)/.test(token));
  return tokens.flatMap((token) => {
    const name = token
      .replace(/^\.\//, "")
      .replace(/^[('"]+|[)'":.]+$/g, "")
      .replace(/#.*$/, "");
    const fromTop = tops.some((top) => name.startsWith(`${top}/`));
    const whole = tokens.length === 1 && (ending.test(name) || /^[a-z-]+(?:\/[a-z0-9-]+)*\/$/.test(name)) && !/^\.[a-z.]+$/.test(name);
    return fromTop || whole ? [name] : [];
  });
}

const linesOf = (text: string): { text: string; line: number }[] => text.split("\n").map((line, at) => ({ text: line, line: at + 1 }));

/** What a page names: in backticks, and as relative links. What stands in a block of code is an example, and no name. */
export function namedInPage(page: string): { names: Naming[]; links: Naming[] } {
  const prose = page.replace(/^( *)```[\s\S]*?^\1```/gm, (block) => block.replace(/[^\n]/g, ""));
  const names = linesOf(prose).flatMap(({ text, line }) =>
    [...text.matchAll(/`([^`]+)`/g)].flatMap(([, quoted = ""]) => namesIn(quoted).map((name) => ({ name, line }))),
  );
  const links = linesOf(prose).flatMap(({ text, line }) =>
    [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, to = ""]) => (/^(?:[a-z]+:|#)/.test(to) ? [] : [{ name: to.replace(/#.*$/, ""), line }])),
  );
  return { names, links };
}

/** What comments of code name: files in backticks, and documents (`*.md`) anywhere. */
export function namedInComments(code: string): Naming[] {
  return linesOf(code).flatMap(({ text, line }) => {
    const comment = /^\s*(?:\/\*\*?|\*|\/\/|--)(.*)$/.exec(text)?.[1] ?? /\s\/\/ (.*)$/.exec(text)?.[1] ?? "";
    const quoted = [...comment.matchAll(/`([^`]+)`/g)].flatMap(([, within = ""]) => namesIn(within));
    const documents = [...comment.matchAll(/(?<![\w*./-])[\w./-]+\.md\b/g)].flatMap(([name]) => namesIn(name));
    return [...new Set([...quoted, ...documents])].map((name) => ({ name, line }));
  });
}

/** The repository's files and folders, to be asked for by any end of a path. */
export class Tree {
  readonly #paths = new Set<string>();
  readonly #ends = new Map<string, string[]>();

  constructor(files: readonly string[]) {
    for (const file of files) {
      const parts = file.split("/");
      for (let to = 1; to <= parts.length; to += 1) this.#paths.add(parts.slice(0, to).join("/"));
    }
    for (const path of this.#paths) {
      const parts = path.split("/");
      for (let from = 0; from < parts.length; from += 1) {
        const end = parts.slice(from).join("/");
        this.#ends.set(end, [...(this.#ends.get(end) ?? []), path]);
      }
    }
  }

  /** A relative link leads to what is there, seen from the file it stands in. */
  leads(from: string, link: string): boolean {
    return this.#paths.has(posix.normalize(posix.join(posix.dirname(from), link)).replace(/\/$/, ""));
  }

  /**
   * A name means something that is there: from the top; or by its end, somewhere in the tree. A page that tells of its own folder
   * (README.md) means what is within, where it gives no folder.
   */
  has(from: string, name: string): boolean {
    const bare = name.replace(/\/$/, "");
    // A note that decides may be named by its number.
    if (/^docs\/decisions\/\d{4}$/.test(bare)) return [...this.#paths].some((path) => path.startsWith(`${bare}-`));
    if (this.#paths.has(bare)) return true;
    if (tops.some((top) => bare.startsWith(`${top}/`))) return false;
    const found = this.#ends.get(bare) ?? [];
    const own = /^(.*\/)README\.md$/.exec(from)?.[1];
    return own !== undefined && !bare.includes("/") ? found.some((path) => path.startsWith(own)) : found.length > 0;
  }
}

/** Names of code that a page quotes: `lockOrdersThenCases`, `orders.bookRefunds`, `openKnowledge({ folder })`, `CASE_MOVED`; of a path the last part. */
export function codeNamed(page: string): string[] {
  const quoted = [...page.matchAll(/`([^`]+)`/g)].map(([, within = ""]) => within);
  return [...new Set(quoted.flatMap((each) => /^(?:[A-Za-z_]\w*\.)*([A-Za-z_]\w*)(?:\(.*\))?$/.exec(each)?.[1] ?? []))];
}
