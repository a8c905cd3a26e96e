import { expect, it } from "vitest";
import { rawItem, versionKey } from "../../../main/hub/connectors/wire.ts";
import { openRecentlyKept } from "../../../main/hub/ingest/index.ts";

const changed = Date.UTC(2026, 10, 24, 2);
const thing = { topic: "order", id: "1", version: "2026-11-24 10:00:00" };
const listed = { id: "1", version: changed, key: versionKey(thing) };

it("knows a version that was kept well after it, of that shop and no other, and no later version", () => {
  const recentlyKept = openRecentlyKept();
  recentlyKept.note("shop", [rawItem({ ...thing, payload: { tid: "1" } })], changed + 60_000);
  expect([...recentlyKept.known("shop", [listed])]).toEqual(["1"]);
  expect([...recentlyKept.known("other", [listed])]).toEqual([]);
  expect([...recentlyKept.known("shop", [{ ...listed, key: versionKey({ ...thing, version: "2026-11-24 10:00:01" }) }])]).toEqual([]);
});

it("does not trust what was kept in the second of the change: it may have changed once more", () => {
  const recentlyKept = openRecentlyKept();
  recentlyKept.note("shop", [rawItem({ ...thing, payload: { tid: "1" } })], changed + 1_000);
  expect([...recentlyKept.known("shop", [listed])]).toEqual([]);
});
