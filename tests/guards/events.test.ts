import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { eventNames } from "../../main/hub/contract/events.ts";
import { ActionState } from "../../main/hub/contract/words.ts";

const tellers = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "main/hub"], { encoding: "utf8" })
  .split("\n")
  .filter((path) => /\.ts$/.test(path) && !path.includes("/generated/") && existsSync(path))
  .map((path) => readFileSync(path, "utf8"))
  .filter((text) => text.includes(".emit("));

/** Whether some file that tells events names this one; those of actions are told by their state. */
function isTold(name: string): boolean {
  const [subject, what] = name.split(".");
  const byState = subject === "action" && ActionState.options.some((state) => state === what);
  return tellers.some((text) => text.includes(`"${name}"`) || (byState && text.includes(`\`action.\${`)));
}

describe("events", () => {
  it.each(eventNames)("%s is told by a room", (name) => {
    expect(isTold(name)).toBe(true);
  });

  it("that nobody tells are seen", () => {
    expect([isTold("weather.changed"), isTold("action.dreamt")]).toEqual([false, false]);
  });
});
