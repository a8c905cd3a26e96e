import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Source, Sources } from "./sql/scope.ts";
import { usesOf } from "./sql/walls.ts";

/**
 * What the end of a file's name says, the same in each room:
 * `*.store.ts` asks the database, and only these do · `*.view.store.ts` reads across rooms and writes nothing · `*.commands.ts` changes
 * things, on its own or within a write it is handed · `*.queries.ts` reads, and never writes · `*.handlers.ts` answers a part of the contract ·
 * `*.lifecycle.ts` has states as a table, pure.
 */
const files = new Sources();
const paths = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "main/hub"], { encoding: "utf8" })
  .split("\n")
  .filter((path) => /\.ts$/.test(path) && !path.includes("/generated/") && existsSync(path));
/** Rooms with suffixes; kernel and contract are pure, the store is what the others stand on, the frame opens and steers. */
const inRooms = paths.filter((path) => /^main\/hub\/(?!kernel|contract|store|frame|connectors)[a-z]+\//.test(path));

/** What is wrong with a file's suffix; empty when nothing is. */
function wrong(path: string, source: Source): string[] {
  const { text } = source;
  const suffix = /\.([a-z]+)\.ts$/.exec(path)?.[1] ?? "";
  const found: string[] = [];
  const says = (what: string): void => void found.push(`${path}: ${what}`);
  const uses = usesOf(source).uses.length > 0;
  const answers = /\bHandlersOf<(?:Pick<)?Contract\b/.test(text);
  const commits = /\bcommit\((?:[a-z]+\.)?store\b/.test(text);
  if (suffix === "store" && !uses) says("a store that asks the database nothing");
  if (suffix !== "handlers" && answers) says("answers the contract and is not named handlers");
  if (suffix === "handlers" && !answers) says("is named handlers and answers no part of the contract");
  if (commits && !["commands", "handlers", "store"].includes(suffix)) says("opens a write and is not named commands");
  if (suffix === "commands" && !commits && !/\btx\b/.test(text)) says("is named commands and changes nothing");
  if (suffix === "queries" && (commits || /\btx\.(?:emit|journal|run)\(/.test(text))) says("is named queries and writes");
  if (suffix === "lifecycle" && /from "\.\.\/(?!kernel|contract|connectors)/.test(text)) says("a lifecycle that is not pure");
  return found;
}

describe("the end of a file's name means the same in each room", () => {
  it("in the whole hub", () => {
    expect(inRooms.length).toBeGreaterThan(150);
    expect(inRooms.flatMap((path) => wrong(path, files.get(path)))).toEqual([]);
  });

  it("each part of the contract is answered by a file named so", () => {
    const handlers = inRooms.filter((path) => path.endsWith(".handlers.ts"));
    expect(handlers.length).toBeGreaterThanOrEqual(10);
    expect(readFileSync("main/hub/frame/handlers.ts", "utf8")).toMatch(/answerContract/);
  });

  it.each([
    ["main/hub/orders/a.store.ts", "export const a = 1;", "a store that asks the database nothing"],
    [
      "main/hub/orders/a.queries.ts",
      "export const a = (store: Store) => commit(store, 'system', async (tx) => tx.run('x'));",
      "opens a write and is not named commands",
    ],
    ["main/hub/orders/a.queries.ts", "export const a = (tx: Tx) => tx.emit({ name: 'x' });", "is named queries and writes"],
    ["main/hub/orders/a.ts", "export const a = (store: Store): HandlersOf<Contract['orders'], P> => ({});", "answers the contract and is not named handlers"],
    ["main/hub/orders/a.handlers.ts", "export const a = 1;", "is named handlers and answers no part of the contract"],
    ["main/hub/orders/a.commands.ts", "export const a = 1;", "is named commands and changes nothing"],
    ["main/hub/orders/a.lifecycle.ts", 'import { commit } from "../store/index.ts";', "a lifecycle that is not pure"],
  ])("a breach is seen: %s", (path, text, what) => {
    expect(wrong(path, new Source(path, files, text))).toContain(`${path}: ${what}`);
  });
});
