import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { codeNamed, namedInComments, namedInPage, Tree } from "./docs.ts";
import { owners } from "./sql/walls.ts";

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" })
  .split("\n")
  .filter((path) => path !== "" && existsSync(path));
const tree = new Tree(files);
const pages = files.filter((path) => path.endsWith(".md"));
const sources = files.filter((path) => /^(?:main|agents|renderer|scripts|tests)\/.*\.(?:ts|tsx|mjs|sql|prisma|css)$/.test(path));
const read = (path: string): string => readFileSync(path, "utf8");
const all = pages.map(read).join("\n");

/** Names that look like files of ours and are none, as `page: name`, each with its reason. The list only shrinks. */
const exceptions: Readonly<Record<string, string>> = {
  "docs/operate.md: log/": "a folder of the data folder, made by the program",
  "docs/operate.md: backups/": "a folder of the data folder, made by the program",
  "docs/operate.md: postgres/": "a folder of the data folder, made by the program",
  "docs/operate.md: demonstration.json": "a file of the data folder, made by the program",
};

const missing = [
  ...pages.flatMap((page) => {
    const { names, links } = namedInPage(read(page));
    return [...names.filter(({ name }) => !tree.has(page, name)), ...links.filter(({ name }) => !tree.leads(page, name))].map((one) => ({ page, ...one }));
  }),
  ...sources.flatMap((page) =>
    namedInComments(read(page))
      .filter(({ name }) => !tree.has(page, name))
      .map((one) => ({ page, ...one })),
  ),
];

describe("documents speak of what is there", () => {
  it("every file that a page or a comment names is in the repository", () => {
    expect(pages.length).toBeGreaterThan(40);
    expect(missing.filter(({ page, name }) => !(`${page}: ${name}` in exceptions)).map(({ page, line, name }) => `${page}:${line}: ${name}`)).toEqual([]);
  });

  it("what is excepted is still named, and still not there", () => {
    const needed = new Set(missing.map(({ page, name }) => `${page}: ${name}`));
    expect(Object.keys(exceptions).filter((line) => !needed.has(line))).toEqual([]);
  });

  it("every command, decision and setting of the environment that a page names exists", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    const commands = [...all.matchAll(/\bnpm run (?:-s )?([a-z]+)/g)].map(([, name = ""]) => name);
    expect(commands.length).toBeGreaterThan(5);
    expect(commands.filter((name) => !(name in scripts))).toEqual([]);
    const decisions = [...all.matchAll(/\b[Dd]ecision (\d{4})\b/g)].map(([, number = ""]) => number);
    expect(decisions.filter((number) => !files.some((path) => path.startsWith(`docs/decisions/${number}-`)))).toEqual([]);
    const settings = new Set([...all.matchAll(/\bAFTERCARE_[A-Z_]+\b/g)].map(([name]) => name));
    const code = sources.map(read).join("\n");
    expect([...settings].filter((name) => !code.includes(name))).toEqual([]);
  });
});

const rooms = [...new Set(files.flatMap((path) => /^main\/hub\/([a-z]+)\//.exec(path)?.[1] ?? []))];

describe.each(rooms)("the page of the room %s", (room) => {
  const page = read(`main/hub/${room}/README.md`);

  it("names the tables that the room writes, and no others", () => {
    const named = codeNamed(page).filter((name) => name in owners);
    const own = Object.keys(owners).filter((table) => owners[table] === room);
    expect(named.toSorted()).toEqual(own.toSorted());
  });

  it("names only what the code of the hub knows", () => {
    const code = files.filter((path) => /^main\/(?:hub|server)\/.*\.(?:ts|prisma)$/.test(path) && !path.includes("/generated/")).map(read);
    expect(codeNamed(page).filter((name) => !code.some((text) => new RegExp(`\\b${name}\\b`).test(text)))).toEqual([]);
  });
});

describe("the page of the house", () => {
  const page = read("docs/house.md");
  const [, table = ""] = /^## Rooms,[^\n]*\n([\s\S]*?)\n## /m.exec(page) ?? [];
  const rows = new Map([...table.matchAll(/^\| ([a-z]+) +\|[^|]+\| ([^|]+?) +\|$/gm)].slice(1).map(([, room = "", may = ""]) => [room, may]));

  it("says of each room whom it may import, as the rule says", async () => {
    const { default: rules } = (await import(pathToFileURL(".dependency-cruiser.mjs").href)) as { default: { forbidden: { name: string; comment: string }[] } };
    for (const room of rooms.filter((name) => name !== "frame" && name !== "audit")) {
      const rule = rules.forbidden.find(({ name }) => name === `room-${room}`);
      expect(rows.get(room), room).toBe(/\((.*)\)/.exec(rule?.comment ?? "")?.[1]);
    }
    expect([...rows.keys()].toSorted()).toEqual(rooms.filter((name) => name !== "frame").toSorted());
  });

  it("names every guard", () => {
    const guards = files.filter((path) => /^tests\/guards\/.*\.test\.ts$/.test(path));
    expect(guards.filter((path) => !page.includes(`\`${path}\``))).toEqual([]);
  });
});

describe("a name is seen in a text", () => {
  it.each([
    ["see `main/hub/gone.ts`", ["main/hub/gone.ts"]],
    ["run `node scripts/gone/main.ts --all`", ["scripts/gone/main.ts"]],
    ["`gone.ts` and `orders/gone.store.ts` in `gone/`", ["gone.ts", "orders/gone.store.ts", "gone/"]],
    ["patterns `*.store.ts`, `<channel>/manifest.ts`, `$HOME/a.json`, addresses `/api/v1/openapi.json`, calls `store.rows`", []],
    ["```sh\nnode scripts/example.ts\n```\n", []],
  ])("%s", (text, names) => {
    expect(namedInPage(text).names.map(({ name }) => name)).toEqual(names);
  });

  it("of a link, of a comment, and not of code", () => {
    expect(namedInPage("[a](gone.md#part) [b](https://example.com/a.md) [c](#part)").links).toEqual([{ name: "gone.md", line: 1 }]);
    expect(namedInComments("/** As gone.md says, see `kernel/gone.ts`. */\nconst a = `b.ts`; // and `c" + ".ts`").map(({ name }) => name)).toEqual([
      "kernel/gone.ts",
      "gone.md",
      "c.ts",
    ]);
  });

  it("is there when it is there from the top, from the page, or by its end; what a room's page names lies in the room", () => {
    const some = new Tree(["main/hub/orders/README.md", "main/hub/orders/order.ts", "main/hub/risk/score.ts", "docs/rest.md"]);
    const has = (from: string, name: string): boolean => some.has(from, name);
    expect([has("docs/a.md", "order.ts"), has("docs/a.md", "orders/order.ts"), has("main/hub/orders/README.md", "order.ts")]).toEqual([true, true, true]);
    expect([has("docs/a.md", "main/order.ts"), has("main/hub/orders/README.md", "score.ts"), has("docs/a.md", "s/order.ts")]).toEqual([false, false, false]);
    const noted = new Tree(["docs/decisions/0001-rows.md"]);
    expect([noted.has("a.ts", "docs/decisions/0001"), noted.has("a.ts", "docs/decisions/0002")]).toEqual([true, false]);
    expect([some.leads("docs/a.md", "rest.md"), some.leads("README.md", "rest.md")]).toEqual([true, false]);
  });
});
