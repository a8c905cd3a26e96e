import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { connectors } from "../../main/hub/connectors/index.ts";

const manifests = connectors.map(({ manifest }) => manifest);
const ids = new Set(manifests.map(({ id }) => id));

/** Where a channel is at home: its folder, the two files that list the folders, and the demonstration world that plays the channels. */
const home = /^main\/hub\/connectors\/(?:[a-z0-9]+\/|registry\.ts$|index\.ts$)|^main\/demo\/|^scripts\/(?:bench|chaos)\//;
/** Places that still name a channel; this list may only shrink. */
const known: readonly string[] = [];
/** A channel whose name is a carrier's as well is named by what tells carriers apart. */
const asCarrier: Readonly<Record<string, readonly string[]>> = {
  jd: [
    "main/hub/connectors/carrier-words.ts",
    "main/hub/actions/ship-again.ts",
    "main/hub/grounding/gazetteer.ts",
    "main/hub/grounding/spans.ts",
    "main/hub/orders/carriers.ts",
  ],
};

/** Comments may tell of a channel; code may not. */
const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, "");
const naming = (text: string): string[] => [...ids].filter((id) => new RegExp(`(?<![a-zA-Z0-9])${id}(?![a-z0-9])`, "i").test(withoutComments(text)));

describe("channels stay outside", () => {
  it("no code but a channel's own names it", () => {
    const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "main", "renderer", "agents", "scripts"], { encoding: "utf8" })
      .split("\n")
      .filter((path) => /\.(?:ts|tsx|css)$/.test(path) && existsSync(path) && !home.test(path));
    expect(files.length).toBeGreaterThan(300);
    expect(files.filter((path) => naming(readFileSync(path, "utf8")).some((id) => !asCarrier[id]?.includes(path))).sort()).toEqual(known);
  });

  it("a name in a comment is no naming, one in code is", () => {
    const [id = ""] = ids;
    expect(naming(`/** As ${id} does. */ const one = 1; // ${id}`)).toEqual([]);
    expect(naming(`const one = "${id}";`)).toEqual([id]);
  });
});

describe("a channel's folder", () => {
  const folders = readdirSync("main/hub/connectors", { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

  it("stands in the registry, each with an id of its own", () => {
    const registry = readFileSync("main/hub/connectors/registry.ts", "utf8");
    expect(folders.filter((folder) => !registry.includes(`"./${folder}/connector.ts"`))).toEqual([]);
    expect(ids.size).toBe(folders.length);
    expect(connectors).toHaveLength(folders.length);
  });

  it.each(folders)("%s has its page of limits, quirks and sources", (folder) => {
    expect(readFileSync(`main/hub/connectors/${folder}/README.md`, "utf8").length).toBeGreaterThan(200);
  });

  it.each(connectors.filter(({ pull, webhook, stream }) => pull ?? webhook ?? stream).map(({ manifest }) => manifest.id))(
    "%s is asked or pushes over the network, and is proved by the suite that all channels pass",
    (id) => {
      expect(readFileSync(`tests/conformance/${id}.test.ts`, "utf8")).toContain(`describeConnector("${id}"`);
    },
  );
});

describe("what a channel tells of itself", () => {
  it("is its mark: one character, like no other's, on a ground on which white is read", () => {
    expect(new Set(manifests.map(({ mark }) => mark.glyph)).size).toBe(manifests.length);
    for (const { mark } of manifests) {
      expect([...mark.glyph]).toHaveLength(1);
      expect(contrastToWhite(mark.colour), mark.glyph).toBeGreaterThanOrEqual(3);
    }
  });

  it("is its rules where it has after-sales", () => {
    for (const { abilities, review, id } of manifests) expect(review !== undefined, id).toBe(abilities.includes("cases"));
  });
});

/** Contrast of a `#rrggbb` ground to white letters, by WCAG 2.1. */
function contrastToWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.212_6 * red + 0.715_2 * green + 0.072_2 * blue + 0.05);
}
