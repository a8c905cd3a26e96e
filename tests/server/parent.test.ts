import { afterEach, expect, test } from "vitest";
import { HubNews } from "../../main/hub/contract/index.ts";
import { tellShell } from "../../main/server/index.ts";

const parts = process as unknown as { parentPort?: { postMessage(message: unknown): void } };
afterEach(() => {
  delete parts.parentPort;
});

test("a hub that a shell started tells it where it serves, in the words both know", () => {
  const told: unknown[] = [];
  parts.parentPort = { postMessage: (message) => told.push(message) };
  const news = { kind: "ready", url: "http://127.0.0.1:1", signInUrl: "http://127.0.0.1:1/sign-in#token=x" } as const;
  expect(tellShell(news)).toBe(true);
  expect(told.map((message) => HubNews.parse(message))).toEqual([news]);
});

test("a hub that was started by hand tells nobody", () => {
  expect(tellShell({ kind: "fault", chinese: "磁盘已满。", english: "The disk is full." })).toBe(false);
});
