import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { refusals } from "../../main/hub/contract/index.ts";

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" })
  .split("\n")
  .filter((path) => path !== "" && existsSync(path));
const code = files.filter((path) => /^(main|agents|renderer|scripts)\/.*\.(ts|tsx|css)$/.test(path));
const tests = files.filter((path) => /^tests\/.*\.(ts|tsx)$/.test(path));
const lines = (path: string): number => readFileSync(path, "utf8").split("\n").length - 1;
const sorted = code.map((path) => ({ path, lines: lines(path) })).sort((left, right) => left.lines - right.lines);
const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]?.lines ?? 0;

describe("small, said once", () => {
  it("no source file is over 400 lines, 95 of 100 are under 250, half are under 80", () => {
    expect(sorted.filter((file) => file.lines > 400)).toEqual([]);
    expect(at(0.95)).toBeLessThanOrEqual(250);
    expect(at(0.5)).toBeLessThanOrEqual(80);
  });

  it("no test file is over 500 lines", () => {
    expect(tests.filter((path) => lines(path) > 500)).toEqual([]);
  });

  it("the desktop shell stays under 400 lines in all", () => {
    const shell = code.filter((path) => path.startsWith("main/electron/"));
    expect(shell.reduce((sum, path) => sum + lines(path), 0)).toBeLessThan(400);
  });

  it("nothing is typed any, silenced or left for later", () => {
    const loose = /\bas any\b|:\s*any\b|<any>|@ts-(?:ignore|expect-error|nocheck)|eslint-disable|\b(?:TODO|FIXME)\b|not implemented/;
    const found = [...code, ...tests]
      .filter((path) => path !== "tests/guards/house.test.ts")
      .flatMap((path) =>
        readFileSync(path, "utf8")
          .split("\n")
          .flatMap((line, index) => (loose.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
      );
    expect(found).toEqual([]);
  });

  it("no test is switched off or alone", () => {
    const found = tests.filter((path) => /\b(?:it|describe|test)\.(?:only|todo)\(|\b(?:it|describe|test)\.skip\(/.test(readFileSync(path, "utf8")));
    expect(found.filter((path) => path !== "tests/guards/house.test.ts")).toEqual([]);
  });

  it("every room says what it owns and what it refuses", () => {
    const rooms = new Set(code.flatMap((path) => /^main\/hub\/([a-z]+)\//.exec(path)?.[1] ?? []));
    for (const room of rooms) {
      const readme = readFileSync(`main/hub/${room}/README.md`, "utf8");
      expect(readme, room).toMatch(/Owns/);
      expect(readme, room).toMatch(/Refuses/);
    }
  });

  it("every export of a room's face has a doc comment in its file", () => {
    const faces = code.filter((path) => /^main\/hub\/[a-z]+\/index\.ts$/.test(path));
    const bare: string[] = [];
    for (const face of faces) {
      for (const [, names = "", from = ""] of readFileSync(face, "utf8").matchAll(/export (?:type )?\{([^}]*)\} from "\.\/([^"]+)"/g)) {
        const source = readFileSync(face.replace("index.ts", from), "utf8");
        for (const entry of names.split(",")) {
          const name = entry
            .trim()
            .replace(/^type /, "")
            .split(" as ")[0]
            ?.trim();
          if (!name) continue;
          const declared = new RegExp(`(\\*/\\s*)?export (?:async )?(?:abstract )?(?:const|function\\*?|class|interface|type) ${name}\\b`).exec(source);
          if (declared && !declared[1] && /function|const|class/.test(declared[0])) bare.push(`${face}: ${name}`);
        }
      }
    }
    expect(bare).toEqual([]);
  });

  it("refusals speak both languages", () => {
    for (const [code, { zh, en, status }] of Object.entries(refusals)) {
      expect(zh, code).toMatch(/[一-龥].*。$/);
      expect(en, code).toMatch(/^[A-Z].*\.$/);
      expect(status).toBeGreaterThanOrEqual(400);
    }
  });

  it("the lock file knows the native packages of every platform, or npm ci refuses it where one is missing", () => {
    const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Record<string, { optionalDependencies?: object }> };
    const missing = Object.entries(packages).flatMap(([at, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !(`node_modules/${name}` in packages) && !(`${at}/node_modules/${name}` in packages)),
    );
    expect(missing).toEqual([]);
  });

  it("nothing names a machine, a registry or a secret", () => {
    const text = files.filter(
      (path) => /\.(ts|tsx|mjs|json|md|yml|yaml|prisma|sql|css|html)$|^\.npmrc$|^\.ci\//.test(path) && path !== "tests/guards/house.test.ts",
    );
    const odd = /\/work\/(?:main|shared)|\/root\/|registry\.npm|npmmirror|BEGIN (?:RSA|EC|OPENSSH) PRIVATE|sk-[A-Za-z0-9]{20,}/;
    expect(text.filter((path) => odd.test(readFileSync(path, "utf8")))).toEqual([]);
  });
});
