import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type EventName, eventNames } from "../../main/hub/contract/events.ts";
import { ActionState } from "../../main/hub/contract/words.ts";
import { followedEvents } from "../../main/hub/frame/flow.ts";

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

/** Events from which nothing follows in `frame/flow.ts`, each with why. Pages hear of all of them. */
const NOBODY_FOLLOWS: Readonly<Partial<Record<EventName, string>>> = {
  "case.attached": "the console lists files anew",
  "case.merged": "the console lists and counts anew; at the channel nothing has changed",
  "automation.resumed": "what went to people stays with them; what comes next is decided as ever",
  "decision.reviewed": "what follows from a judgement is done with it, or told by decision.wrong",
  "order.taken": "payloads that wait for the order are woken by the write that tells it (frame/waiting.ts)",
  "parcel.known": "payloads that wait for the waybill are woken by the write that tells it (frame/waiting.ts)",
  "case.noted": "colleagues read it; nothing is done for them",
  "case.called": "it tells a person; nothing is done for him",
  "case.unsent": "words that were not sent move nothing",
  "presence.changed": "who looks at a case changes nothing about it; told as it happens and not kept",
  "promise.made": "its time is watched by the sweep of promises",
  "promise.due": "it reminds people; nothing is done for them",
  "promise.broken": "it reminds people; nothing is done for them",
  "promise.kept": "the promise is closed by the write that tells it",
  "suggestion.made": "it is read by people; nothing moves before it is sent",
  "suggestion.draft": "told as it happens and not kept",
  "suggestion.stopped": "the agent that writes hears it and stops",
  "action.ready": "the runner takes it from its row",
  "action.sending": "the runner is at it",
  "action.unclear": "the runner asks the channel again from its row",
  "macro.changed": "it is read when a reply asks for it",
  "batch.changed": "what goes live in a batch is told example by example",
  "classes.changed": "a model is trained anew when a trainer asks for it",
  "model.trained": "the next case is named with it; what was named stays",
  "model.checked": "people are told; whoever needs a model asks it",
  "map.changed": "whoever asks the map reads it anew",
  "endpoint.changed": "whoever needs a model reads the list anew",
  "comparison.changed": "the agent that compares hears it, and takes its work from the rows",
  "waiting.changed": "boards show it; whoever is to be told stands in the same write",
  "roster.changed": "the next look reads it anew",
  "found_rules.changed": "the next look reads them anew",
  "notifier.changed": "whoever sends reads it anew",
  "alert.changed": "the next look sees what came to nothing",
  "shop.changed": "whoever calls a shop reads it anew",
  "import.moved": "people watch it; the work is taken from the import's own row",
  "raw.quarantined": "it waits for a person or for its sender's correction",
};

describe("events", () => {
  it.each(eventNames)("%s is told by a room", (name) => {
    expect(isTold(name)).toBe(true);
  });

  it.each(eventNames)("%s is followed, or it is said why nobody follows", (name) => {
    expect(followedEvents.has(name)).toBe(NOBODY_FOLLOWS[name] === undefined);
  });

  it("that nobody tells are seen", () => {
    expect([isTold("weather.changed"), isTold("action.dreamt")]).toEqual([false, false]);
  });
});
