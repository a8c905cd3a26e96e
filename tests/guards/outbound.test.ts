/** One way out: whoever calls the network himself goes past every bound there is. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

/** Who may, and why. */
const MAY: Readonly<Record<string, string>> = {
  "main/server/outbound.ts": "is the way out",
  "main/hub/knowledge/model-fetch.ts": "calls the fetch that it is handed",
  "agents/runtime/models.ts": "calls the fetch of the process, which the host leads through the way out",
};
const OUT = [
  /(?<![.\w])fetch\(/,
  /globalThis\.fetch\(/,
  /from "undici"/,
  /from "(?:node:)?https"/,
  /import \{[^}]*\brequest\b[^}]*\} from "node:http"/,
  /\bXMLHttpRequest\b/,
  /import \{[^}]*\b(?:connect|createConnection)\b[^}]*\} from "node:(?:net|tls|http2)"/,
];

/** A source without its comments. */
const codeOf = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/(^|\/)(generated|demo)\//.test(name))
    .map((name) => join(folder, name));

it("nobody in hub, host or agents calls the network but through the one guarded way", () => {
  const out = [...sources("main"), ...sources("agents")].filter((path) => OUT.some((sign) => sign.test(codeOf(readFileSync(path, "utf8")))));
  expect(out.sort()).toEqual(Object.keys(MAY).sort());
});

it("the guard sees each way past it", () => {
  for (const line of [
    "await fetch(url)",
    'import { request } from "undici";',
    'import https from "node:https";',
    'import { createServer, request } from "node:http";',
    'import { connect } from "node:net";',
    "new XMLHttpRequest()",
  ])
    expect(
      OUT.some((sign) => sign.test(line)),
      line,
    ).toBe(true);
  expect(OUT.some((sign) => sign.test(codeOf("// fetch(url)\nplatform.fetch(url); // later")))).toBe(false);
});
