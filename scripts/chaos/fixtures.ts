/** Payloads as the channels' simulators sent them on one small day, a few of each shape, and the examples of the public interface. */
import { readFileSync } from "node:fs";
import type { Via } from "../../main/hub/ingest/index.ts";
import { type Json, parseJson } from "../../main/hub/kernel/json.ts";
import { restExamples } from "../../main/server/rest/examples.ts";

/** A payload as it is kept. */
export interface KeptFixture {
  channel: string;
  topic: string;
  via: Via;
  payload: Json;
}
/** A body as a seller's own system sends it over HTTP, by the name of the operation. */
export interface RestFixture {
  operation: string;
  payload: Json;
}

/** What was kept on that day. */
export function keptFixtures(): KeptFixture[] {
  const lines = readFileSync(new URL("./payloads.jsonl", import.meta.url), "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => parseJson(line) as unknown as KeptFixture);
}

/** Every example body of the public interface. */
export function restFixtures(): RestFixture[] {
  return Object.entries(restExamples).map(([operation, payload]) => ({ operation, payload: JSON.parse(JSON.stringify(payload)) as Json }));
}
