/** What a collector of OpenTelemetry is told of real work, under the log's own ids; and what one that is out of order costs. */
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { getGlobalDispatcher, setGlobalDispatcher } from "undici";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openChatModel } from "../../agents/runtime/models.ts";
import { spanned } from "../../main/hub/kernel/span.ts";
import { newTrace, traced, traceNow } from "../../main/hub/kernel/trace.ts";
import { maskText } from "../../main/hub/masking/index.ts";
import { openOutbound } from "../../main/server/index.ts";
import type { Telemetry } from "../../main/server/spans.ts";
import { readTelemetry, startTelemetry } from "../../main/server/telemetry.ts";
import { endpointAt } from "../agents/reply/model-client.ts";
import { afterSale, order } from "../record/douyin.ts";
import { ownOrder } from "../record/own-order.ts";
import { MINUTE, World } from "../record/world.ts";
import { type Came, type Collector, collector } from "../support/collector.ts";
import { modelServer, streams } from "../support/model-server.ts";

const [INNER, SERVER, CLIENT] = [1, 2, 3];
const CALLER = { trace: newTrace(), span: "00f067aa0ba902b7" };
/** What a buyer's payload carries, and what nobody outside may be told. */
const PERSONAL = ["13812345678", "欧阳建国", "武侯区玉林街道芳草街26号", "ouyang@example.com", "不想要了"];

const outbound = openOutbound();
const start = (at: Collector, { env = {}, log = () => undefined }: { env?: NodeJS.ProcessEnv; log?: (line: string) => void } = {}): Promise<Telemetry> => {
  const options = readTelemetry({ OTEL_EXPORTER_OTLP_ENDPOINT: at.url, ...env });
  if (!options) throw new Error("it stayed off");
  return startTelemetry(options, { post: outbound.post, log: (level, line) => void (level === "warn" && log(line)), version: "1.2.3", now: () => Date.now() });
};

describe("real work", () => {
  const lines: { text: string; trace: string | undefined }[] = [];
  let [at, world]: [Collector, World] = [] as never;
  let answered = "";
  let modelHeard: unknown;
  const only = (name: string, where: (span: Came) => boolean = () => true): Came => {
    const found = at.spans.filter((span) => span.name === name && where(span));
    expect(found, name).not.toHaveLength(0);
    return found[0] as Came;
  };
  const childrenOf = ({ spanId }: Came): string[] => at.spans.filter(({ parentSpanId }) => parentSpanId === spanId).map(({ name }) => name);

  beforeAll(async () => {
    at = await collector();
    world = await World.open({ log: (_level, text) => void lines.push({ text, trace: traceNow() }) });
    const telemetry = await start(at, { env: { OTEL_EXPORTER_OTLP_HEADERS: "authorization=Basic%20c2VjcmV0,x-team=a", OTEL_SERVICE_NAME: "shop-hub" } });
    const [phone, name, address, mail, words] = PERSONAL;
    const headers = { authorization: `Bearer ${world.key}`, "content-type": "application/json", "user-agent": `${mail}/${phone}` };
    const response = await fetch(`${world.url}/api/v1/orders?note=${phone}`, {
      method: "POST",
      headers: { ...headers, traceparent: `00-${CALLER.trace}-${CALLER.span}-01` },
      body: JSON.stringify(ownOrder("order-7100", { buyer: { id: mail, nick: name, name, phone, province: "四川省", city: "成都市", address } })),
    });
    answered = response.headers.get("x-request-id") ?? "";
    await fetch(`${world.url}/api/v1/cases/${encodeURIComponent(phone ?? "")}`, { headers });
    await fetch(`${world.url}/${encodeURIComponent(name ?? "")}`);
    await fetch(`${world.url}/healthz`);
    await world.runUntilIdle();
    await world.take("dy", "order", order("7200", { post_receiver: name, post_tel: phone }));
    await world.take("dy", "case", afterSale("A7200", { order: "7200", detail: { text: `${words}，${phone}` } }));
    await world.pass(11 * MINUTE);
    const before = getGlobalDispatcher();
    const model = await modelServer(streams("{}"));
    outbound.install();
    const ledger = { begins: async () => ({ ok: true as const, value: { callId: "c" } }), ends: async () => undefined };
    const question = { system: "s", user: `${name} ${phone}`, prompt: "reply/suggest@2", caseId: "case-1", maxTokens: 9, leaks: () => null };
    await openChatModel(endpointAt(model.url), ledger).ask(question);
    modelHeard = model.headers[0]?.traceparent;
    setGlobalDispatcher(before);
    model.close();
    await telemetry.stop();
  });
  afterAll(async () => {
    await world?.close();
    await at?.close();
  });

  test("a request is part of its caller's work, and its write is part of it", () => {
    const request = only("POST /api/v1/orders");
    expect(request).toMatchObject({ traceId: CALLER.trace, parentSpanId: CALLER.span, kind: SERVER, failed: false });
    expect(request.attributes).toEqual({ "aftercare.call": "POST /api/v1/orders", "http.request.method": "POST", "http.response.status_code": 200 });
    expect(answered).toBe(CALLER.trace);
    expect(childrenOf(request)).toContain("write");
    expect(lines.find(({ text, trace }) => text === "called" && trace === CALLER.trace)).toBeDefined();
    expect(at.spans.filter(({ name }) => /healthz|page/.test(name))).toEqual([]);
  });

  test("an effect is sent under the id that the log has, and its channel is told of which piece of work it is part", () => {
    const action = only("send action");
    expect(action).toMatchObject({
      kind: CLIENT,
      attributes: { "aftercare.kind": "agree_refund", "aftercare.channel": "douyin", "aftercare.shop": "dy", "aftercare.code": "OK" },
    });
    expect(lines.find(({ text }) => text === "agree_refund was sent")?.trace).toBe(action.traceId);
    const call = world.received.find(({ query }) => query.get("method") === "afterSale.operate");
    expect(call?.headers.traceparent).toBe(`00-${action.traceId}-${action.spanId}-01`);
    expect(childrenOf(action)).toContain("write");
  });

  test("what was taken in and what was decided are pieces of their own, with their writes and how much it was", () => {
    const batch = only("ingest batch", ({ attributes }) => attributes["aftercare.setAside"] === 0);
    expect(batch).toMatchObject({ kind: INNER, attributes: { "aftercare.count": 1 } });
    expect(childrenOf(batch)).toContain("write");
    const decided = only("decide", ({ attributes }) => attributes["aftercare.auto"] === 1);
    expect(decided.attributes).toMatchObject({ "aftercare.count": 1 });
    expect(childrenOf(decided)).toContain("write");
    // What nobody asked for begins an id of its own, and what follows from it goes on under it.
    expect(only("send action").traceId).toBe(decided.traceId);
  });

  test("a model is called under its prompt's name, and told of which piece of work it is part", () => {
    const call = only("call model");
    expect(call.attributes).toMatchObject({ "aftercare.prompt": "reply/suggest@2", "aftercare.case": "case-1" });
    expect(modelHeard).toBe(`00-${call.traceId}-${call.spanId}-01`);
  });

  test("the collector is told who we are, with the headers that it wants", () => {
    expect(at.resource).toEqual({ "service.name": "shop-hub", "service.version": "1.2.3" });
    expect(at.headers[0]).toMatchObject({ authorization: "Basic c2VjcmV0", "x-team": "a", "content-type": "application/json" });
    expect(at.headers.every(({ traceparent }) => traceparent === undefined)).toBe(true);
  });

  test("nothing of persons leaves: the masks find nothing in any value, and no word of a buyer is in any body", async () => {
    const ours = await world.rows<{ id: string }>("SELECT id FROM action UNION SELECT id FROM case_file");
    const ids = new Set(ours.map(({ id }) => id));
    const texts = at.spans.flatMap(({ name, attributes }) => [name, ...Object.values(attributes).filter((value) => typeof value === "string")]);
    expect(texts.length).toBeGreaterThan(20);
    expect(texts.filter((text) => ids.has(text)).length).toBeGreaterThan(1);
    // Rows' own ids are letters and digits at random, of which some look like a number.
    for (const text of texts) if (!ids.has(text)) expect(maskText(text), text).toBe(text);
    const told = at.bodies.join("\n");
    for (const word of [...PERSONAL, ...PERSONAL.map(encodeURIComponent), "order-7100", "A7200"]) expect(told.includes(word), word).toBe(false);
  });
});

describe("a collector that", () => {
  const work = (): Promise<void> => spanned({ name: "decide" }, async () => undefined);
  const many = async (count: number): Promise<void> => {
    for (let left = count; left > 0; left -= 1) await work();
  };

  test.each([
    ["answers 500", 500, "it answered 500"],
    ["is not there", "gone", "ECONNREFUSED"],
  ] as const)("%s costs what it was not told and one line of the log", async (_what, answer, why) => {
    const at = await collector();
    if (answer === "gone") await at.close();
    else at.answer = answer;
    const lines: string[] = [];
    const telemetry = await start(at, { log: (line) => void lines.push(line) });
    await many(600);
    await expect.poll(() => lines).toEqual([expect.stringContaining(`(${why}); 512 spans`)]);
    await many(5_000);
    await telemetry.stop();
    expect(lines).toHaveLength(1);
    if (answer !== "gone") await at.close();
  });

  test("takes the call and says nothing keeps neither the work waiting nor the end, and is sent one batch at a time", async () => {
    const at = await collector();
    at.answer = null;
    const lines: string[] = [];
    const telemetry = await start(at, { log: (line) => void lines.push(line) });
    await many(600);
    await expect.poll(() => at.bodies.length).toBe(1);
    await many(6_000);
    expect(at.bodies).toHaveLength(1);
    expect(lines).toEqual([expect.stringContaining("slower than the work")]);
    let ended = false;
    void telemetry.stop().then(() => {
      ended = true;
    });
    await expect.poll(() => ended).toBe(true);
    expect(lines).toHaveLength(1);
    await at.close();
  });

  test("is wanted for a share is told whole traces, and others' own choice stands", async () => {
    const at = await collector();
    const telemetry = await start(at, {
      env: { OTEL_TRACES_SAMPLER_ARG: "0.25" },
      log: (line) => {
        throw new Error(line);
      },
    });
    const inner = (): Promise<void> => spanned({ name: "decide" }, () => spanned({ name: "write", asPart: true }, async () => undefined));
    for (let left = 400; left > 0; left -= 1) await traced(newTrace(), inner);
    await telemetry.stop();
    const traces = new Map<string, number>();
    for (const { traceId } of at.spans) traces.set(traceId, (traces.get(traceId) ?? 0) + 1);
    expect(traces.size).toBeGreaterThan(50);
    expect(traces.size).toBeLessThan(160);
    expect(new Set(traces.values())).toEqual(new Set([2]));
    await at.close();
  });
});

describe("the environment", () => {
  test.each([
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "collector:4318" }, /OTEL_EXPORTER_OTLP_ENDPOINT is no address/],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "http://c:4318", OTEL_TRACES_SAMPLER_ARG: "half" }, /OTEL_TRACES_SAMPLER_ARG=half is no number from 0 to 1/],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "http://c:4318", OTEL_EXPORTER_OTLP_HEADERS: "secret" }, /OTEL_EXPORTER_OTLP_HEADERS is name=value/],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: "http://c:4318", OTEL_EXPORTER_OTLP_HEADERS: "a=%ff" }, /OTEL_EXPORTER_OTLP_HEADERS is name=value/],
  ])("that is wrong is refused by a sentence: %o", (env, sentence) => {
    expect(() => readTelemetry(env)).toThrow(sentence);
  });

  test("that names no collector leaves it all unloaded", () => {
    expect(readTelemetry({ OTEL_SERVICE_NAME: "x" })).toBeUndefined();
    const main = resolve("main/server/main.ts");
    const watch = `const { registerHooks } = require("node:module"); const seen = [];
      registerHooks({ load: (url, context, next) => { if (/@opentelemetry.(sdk-trace|otlp-transformer|resources|core)/.test(url)) seen.push(url); return next(url, context); } });
      import(${JSON.stringify(main)}).then(() => process.stdout.write("loaded " + seen.length));`;
    expect(spawnSync(process.execPath, ["--no-warnings", "-e", watch], { encoding: "utf8" }).stdout).toBe("loaded 0");
  });
});
