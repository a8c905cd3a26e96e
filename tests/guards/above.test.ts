/** What a page says above itself goes one way: antd's own is not there until it is first wanted, and calling it would break the page. */
import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

describe("words and questions above a page", () => {
  it("are said through renderer/ui/above.tsx alone", () => {
    const sources = globSync("renderer/**/*.{ts,tsx}").filter((path) => !path.endsWith("above-drawn.tsx"));
    const direct = sources.filter((path) =>
      /\bApp\.useApp\b|\buseApp\(|import \{[^}]*\b(?:App|message|notification)\b[^}]*\} from "antd"|\bModal\.(?:confirm|info|error|warning|success)\b/.test(
        readFileSync(path, "utf8"),
      ),
    );
    expect(sources.length).toBeGreaterThan(300);
    expect(direct).toEqual([]);
  });
});
