/** A connection to the database that the server ends says so as an event; where nobody hears it, the whole program ends. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

/** Names of connections that a source opens and does not listen to. */
function unheard(source: string): string[] {
  const opened = [...source.matchAll(/\bconst (\w+) = new (?:Pool|Client)\(/g)].map(([, name = ""]) => name);
  return opened.filter((name) => !source.includes(`${name}.on("error"`));
}

it("whoever opens a connection in the program hears that it broke", () => {
  const paths = readdirSync("main", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !/(^|\/)generated\//.test(name))
    .map((name) => join("main", name));
  expect(paths.flatMap((path) => unheard(readFileSync(path, "utf8")).map((name) => `${path}: ${name}`))).toEqual([]);
});

it("the guard sees one that nobody hears", () => {
  expect(unheard('const pool = new Pool({ max: 1 });\nconst client = new Client({});\nclient.on("error", () => undefined);')).toEqual(["pool"]);
});
