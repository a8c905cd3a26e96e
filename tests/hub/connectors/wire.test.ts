/** One call of a channel, and what is told of an answer that is none. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { callChannel } from "../../../main/hub/connectors/wire.ts";
import { openPost } from "../../../main/server/index.ts";

let server: Server;
afterEach(() => new Promise((resolve) => server.close(resolve)));

async function answered(body: string): Promise<Awaited<ReturnType<typeof callChannel>>> {
  server = createServer((_request, response) => response.end(body));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const context = { baseUrl: "", settings: {}, secrets: {}, clock: { now: () => 0 }, post: openPost(), timeoutMs: 5_000 };
  return callChannel(context, { url: `http://127.0.0.1:${port}/`, body: "", contentType: "text/plain" });
}

test("of a page that is no channel's answer nothing is repeated, for under a mistaken address it may be anything", async () => {
  const answer = await answered("root:x:0:0:the inner router's password is hunter2");
  expect(answer).toMatchObject({ ok: false, refusal: { code: "UNREADABLE" } });
  expect(JSON.stringify(answer)).not.toMatch(/root|hunter2/);
});

test("an answer longer than anything a channel says is not read to its end", async () => {
  const answer = await answered(`["${"x".repeat(21 * 1024 * 1024)}"]`);
  expect(answer).toMatchObject({ ok: false, refusal: { code: "UNREADABLE", message: "平台的回答太长，没有读完" } });
});

test("an address that may not be called is unreachable, with what to do", async () => {
  server = createServer().listen(0);
  const context = { baseUrl: "", settings: {}, secrets: {}, clock: { now: () => 0 }, post: openPost(), timeoutMs: 5_000 };
  const answer = await callChannel(context, { url: "https://169.254.169.254/", body: "", contentType: "text/plain" });
  expect(answer).toMatchObject({ ok: false, refusal: { code: "UNAVAILABLE", message: expect.stringContaining("AFTERCARE_OUTBOUND_NETWORKS") } });
});
