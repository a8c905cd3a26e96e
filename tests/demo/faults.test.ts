import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { steppedClock } from "../../main/demo/engine/clock.ts";
import { FaultBox, presetFaults } from "../../main/demo/engine/faults.ts";
import { limiter } from "../../main/demo/engine/limiter.ts";
import { advance, pending } from "../../main/demo/play.ts";
import type { Show } from "../../main/demo/show.ts";
import { HOUR, START, smallShow, taobao } from "./seller.ts";

interface Hub {
  url: string;
  seen: { path: string; body: string; sign: string | undefined }[];
  mood: { status: number };
  close(): void;
}

const hubs: Hub[] = [];

async function fakeHub(): Promise<Hub> {
  const seen: Hub["seen"] = [];
  const mood = { status: 200 };
  const server = createServer((incoming, outgoing) => {
    let body = "";
    incoming.on("data", (part: Buffer) => {
      body += part.toString("utf8");
    });
    incoming.on("end", () => {
      if (mood.status === 200) seen.push({ path: incoming.url ?? "", body, sign: incoming.headers["event-sign"] as string | undefined });
      outgoing.statusCode = mood.status;
      outgoing.end('{"code":0,"msg":"success","result":true,"taken":1,"repeated":0}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const hub = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen, mood, close: () => server.close() };
  hubs.push(hub);
  return hub;
}

afterEach(() => {
  for (const hub of hubs.splice(0)) hub.close();
});

function connect(show: Show, hub: Hub): void {
  show.desk.hub = { hubUrl: hub.url, apiKey: "k", webhookUrls: { douyin: `${hub.url}/hooks/douyin/s2` }, shopIds: { taobao: "s1", douyin: "s2" } };
}

const factIds = (hub: Hub): string[] =>
  hub.seen
    .filter((post) => post.path.endsWith("/events"))
    .flatMap((post) => (JSON.parse(post.body) as { events: { id: string }[] }).events.map((event) => event.id));
const messageIds = (hub: Hub): string[] =>
  hub.seen
    .filter((post) => post.path.startsWith("/hooks/douyin"))
    .flatMap((post) => (JSON.parse(post.body) as { msg_id: string }[]).map((entry) => entry.msg_id));

async function day(show: Show, hours = 15): Promise<void> {
  for (let now = START; now <= START + hours * HOUR; now += HOUR / 4) await advance(show, now);
}

describe("faults", () => {
  it("without faults every message is sent once and every report is taken", async () => {
    const [show, hub] = [smallShow(), await fakeHub()];
    connect(show, hub);
    await day(show, 2);
    const sent = messageIds(hub);
    expect(new Set(sent).size).toBe(sent.length);
    expect(hub.seen.some((post) => post.path.startsWith("/api/v1/orders/channel%3As1%3A38"))).toBe(true);
    expect([...show.world.facts.values()].every((fact) => fact.delivered)).toBe(true);
    expect(show.faults.counts).toEqual({});
  });

  it("rough days lose, repeat and delay the same messages for the same seed, and never lose a report", async () => {
    const runs = await Promise.all(
      [1, 2].map(async () => {
        const [show, hub] = [smallShow({ faults: "rough" }), await fakeHub()];
        connect(show, hub);
        await day(show);
        return { show, messages: messageIds(hub), facts: factIds(hub) };
      }),
    );
    const [one, two] = runs;
    if (!one || !two) throw new Error("two runs were wanted");
    expect(one.messages).toEqual(two.messages);
    expect(one.show.faults.counts).toEqual(two.show.faults.counts);
    expect(Object.keys(one.show.desk.counts)).toEqual(expect.arrayContaining(["douyin.dropped", "douyin.repeated", "douyin.delayed"]));
    const due = [...one.show.world.facts.values()].filter((fact) => fact.at < START + 13 * HOUR).map((fact) => fact.id);
    expect(due.filter((id) => !one.facts.includes(id))).toEqual([]);
  });

  it("tries again while the hub is away, and gives channel pushes up after their tries", async () => {
    const [show, hub] = [smallShow(), await fakeHub()];
    connect(show, hub);
    hub.mood.status = 503;
    await day(show, 4);
    expect(hub.seen).toEqual([]);
    expect(show.desk.counts["douyin.givenUp"]).toBeGreaterThan(0);
    expect(pending(show).remains).toBe(true);
    hub.mood.status = 200;
    for (let now = START + 4 * HOUR; now <= START + 6 * HOUR; now += HOUR / 4) await advance(show, now);
    const early = [...show.world.facts.values()].filter((fact) => fact.at < START + 4 * HOUR);
    expect(early.every((fact) => fact.delivered)).toBe(true);
  });

  it("throttles, hangs and goes away on command", () => {
    const show = smallShow();
    const ask = (): unknown => taobao(show, { method: "taobao.tmc.messages.consume", quantity: "10" });
    show.faults.faults = { ...show.faults.faults, throttle: 1 };
    expect(ask()).toMatchObject({ error_response: { code: 7, sub_msg: "This ban will last for 1 more seconds" } });
    show.faults.faults = { ...show.faults.faults, throttle: 0, timeout: 1 };
    expect(ask()).toEqual({ hang: true });
    show.faults.faults = { ...show.faults.faults, timeout: 0, outages: [{ service: "taobao", from: START - HOUR, to: START + 60_000 }] };
    expect(ask()).toEqual({ hang: true });
    show.clock.set(START + 2 * HOUR);
    show.clock.set(START + 3 * HOUR);
    expect(ask()).toHaveProperty("tmc_messages_consume_response");
  });

  it("an outage shorter than a step takes its share of the step's calls", () => {
    const clock = steppedClock(START);
    const box = new FaultBox({
      clock,
      seed: "s",
      faults: { ...presetFaults("none", START), outages: [{ service: "taobao", from: START + 60_000, to: START + 180_000 }] },
    });
    clock.set(START + 300_000);
    const hung = Array.from({ length: 1_000 }, () => box.call("taobao", false)).filter((fate) => fate === "hang").length;
    expect(hung).toBeGreaterThan(330);
    expect(hung).toBeLessThan(470);
  });

  it("a call budget holds what the last step allows, and refuses the rest", () => {
    const clock = steppedClock(START);
    clock.set(START + 10_000);
    const allow = limiter(clock, 5);
    const granted = Array.from({ length: 100 }, allow).filter(Boolean).length;
    expect(granted).toBe(50);
    clock.set(START + 12_000);
    expect(Array.from({ length: 100 }, allow).filter(Boolean)).toHaveLength(10);
  });
});
