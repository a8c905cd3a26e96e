import { afterEach, describe, expect, it } from "vitest";
import { openReplyAgent } from "../../../agents/reply/agent.ts";
import { type Behaviour, dies, draft, fails, type ModelServer, modelServer, nonsense, silent, stalls, streams } from "../../support/model-server.ts";
import { endpointAt, type Proposed, waiting } from "./model-client.ts";

const servers: ModelServer[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});
const serving = async (...behaviours: Behaviour[]): Promise<ModelServer> => {
  const server = await modelServer(...behaviours);
  servers.push(server);
  return server;
};

const honest = draft(["whereabouts", "包裹在武汉转运中心停留61小时，没有新的扫描。", "F1"], ["promise", "我们会尽快核实物流情况并给您答复。", "P1"]);
const lying = draft(["refund_route", "亲，已为您退款200元，明天到账。"], ["contact", "加微信 vip_12345 领红包。"]);

async function answered(
  behaviours: Behaviour[],
  change: Parameters<typeof waiting>[1] = {},
): Promise<ReturnType<typeof waiting> & { reply: Proposed | undefined; server: ModelServer }> {
  const server = await serving(...behaviours);
  const heard = waiting([endpointAt(server.url)], change);
  await openReplyAgent(heard.client).round();
  return Object.assign(heard, { reply: heard.proposed[0], server });
}

describe("a reply by a model", () => {
  it("is shown when it says only what the record says, with what each sentence rests on and the prompt's version", async () => {
    const { reply, server } = await answered([streams(honest)]);
    expect(reply).toMatchObject({
      text: "包裹在武汉转运中心停留61小时，没有新的扫描。我们会尽快核实物流情况并给您答复。",
      composer: "shop-model",
      withheld: null,
      written: { problem: null },
    });
    expect(reply?.written.prompt).toMatch(/^reply\/suggest@\d+ manner@\d+$/);
    expect(reply?.sentences).toMatchObject([
      { act: "whereabouts", support: expect.stringContaining("物流") },
      { act: "promise", support: "我们会尽快核实物流情况并给您答复" },
    ]);
    expect(reply?.sources.map(({ label }) => label)).toContain("可承诺事项");
    expect(server.asked[0]).toContain("武汉转运中心");
  });

  it("is told its faults once and may mend them", async () => {
    const { reply, server } = await answered([streams(lying), streams(honest)]);
    expect(reply).toMatchObject({ composer: "shop-model" });
    expect(server.asked).toHaveLength(2);
    expect(server.asked[1]).toContain("记录里没有依据");
  });

  it("never reaches a person when it keeps lying: the cards answer, and say that the model's words were kept back", async () => {
    const { reply, server } = await answered([streams(lying)]);
    expect(server.asked).toHaveLength(2);
    expect(reply).toMatchObject({ composer: "built-in", withheld: null, written: { problem: "untrue" } });
    expect(reply?.text).toContain("武汉");
    expect(reply?.text).not.toMatch(/200元|微信|明天/);
  });

  it.each<[string, Behaviour, string, string | null]>([
    ["fails", fails(500), "failed", "出错"],
    ["limits calls", fails(429), "limited", "限流"],
    ["does not know the model", fails(404), "name", "AI_MODEL"],
    ["refuses the key", fails(401), "key", "AI_API_KEY"],
    ["stalls in the middle", stalls, "slow", "超时"],
    ["takes the call and says nothing", silent, "slow", "超时"],
    ["dies in the middle", dies, "cut", "中途断开"],
    ["answers something else than the protocol", nonsense, "form", null],
    ["answers no JSON", streams("您好，您的包裹已签收。"), "form", null],
    ["breaks off its JSON", streams('{"sentences":[{"act":"fact","text":"您好'), "form", null],
    ["says nothing", streams(""), "empty", "没有给出内容"],
  ])("where the endpoint %s the cards answer, and the case says why", async (...[, behaviour, problem, told]) => {
    const heard = await answered([behaviour]);
    expect(heard.reply).toMatchObject({ composer: "built-in", withheld: null, written: { prompt: null, problem } });
    expect(heard.reply?.text).toContain("武汉");
    if (told !== null) expect(heard.told).toEqual([expect.stringContaining(told)]);
    expect(heard.calls.at(-1)?.problem).toBe(problem === "form" && behaviour !== nonsense ? null : problem);
    expect(heard.drafts.at(-1) ?? null).toBeNull();
  });

  it("asks a plain question of an endpoint that knows no forms", async () => {
    const { reply, server } = await answered([fails(400), streams(honest)]);
    expect(reply?.composer).toBe("shop-model");
    expect(server.asked[0]).toContain("response_format");
    expect(server.asked[1]).not.toContain("response_format");
  });

  it("takes what a reasoning model thinks aloud, or puts around its JSON, for no answer", async () => {
    const { reply } = await answered([streams(`<think>{"sentences":[]} hm</think>\n\`\`\`json\n${honest}\n\`\`\``)]);
    expect(reply?.composer).toBe("shop-model");
  });

  it("is not asked for where nothing was asked that the shop could answer: no words, and no cost", async () => {
    const { reply, server } = await answered([streams(honest)], { kind: "question", wants: [{ want: "out_of_business", mood: "asks", confidence: 0.9 }] });
    expect(server.asked).toHaveLength(0);
    expect(reply?.withheld).toContain("不是本店");
  });

  it("that only meets the buyer is no answer", async () => {
    const { reply } = await answered([streams(draft(["meet", "让您久等了。"]))]);
    expect(reply?.composer).toBe("built-in");
  });
});

describe("several endpoints", () => {
  it("are asked in their order; one that fails rests, and the next is asked at once", async () => {
    const [broken, well] = [await serving(fails(500)), await serving(streams(honest))];
    const endpoints = [endpointAt(broken.url, { id: "a", name: "甲" }), endpointAt(well.url, { id: "b", name: "乙", model: "second" })];
    const first = waiting(endpoints);
    const agent = openReplyAgent(first.client);
    await agent.round();
    expect(first.proposed[0]).toMatchObject({ composer: "second", written: { problem: null } });
    expect(first.told).toEqual(["甲：模型接口自己出错了"]);
    expect([broken.asked.length, well.asked.length]).toEqual([1, 1]);
  });

  it("where all rest nobody waits for them", async () => {
    const broken = await serving(fails(500));
    const heard = waiting([endpointAt(broken.url)]);
    const agent = openReplyAgent(heard.client);
    await agent.round();
    const again = waiting([endpointAt(broken.url)]);
    Object.assign(heard.client.reply, { take: again.client.reply.take });
    await agent.round();
    expect(broken.asked).toHaveLength(1);
    expect(heard.proposed.map(({ written }) => written.problem)).toEqual(["failed", "failed"]);
  });
});

describe("while it is written", () => {
  it("whole sentences are shown with their verdict, the last as being written, and all is taken away at the end", async () => {
    const said = draft(["whereabouts", "包裹在武汉转运中心停留61小时，没有新的扫描。"], ["refund_route", "已为您退款200元。"], ["close", "有问题再联系我们。"]);
    const { drafts } = await answered([streams(said, 15)]);
    const seen = drafts.flatMap((one) => one?.sentences ?? []);
    expect(seen.some(({ text, state }) => state === "writing" && text.startsWith("包裹"))).toBe(true);
    expect(seen).toContainEqual({ text: "包裹在武汉转运中心停留61小时，没有新的扫描。", state: "allowed" });
    expect(seen).toContainEqual({ text: "已为您退款200元。", state: "kept_back" });
    expect(seen.some(({ text, state }) => text.includes("200") && state === "allowed")).toBe(false);
    expect(drafts.at(-1)).toBeNull();
  });

  it("a person may stop it: the cards answer, and nothing is held against the endpoint", async () => {
    const server = await serving(streams(honest, 60));
    const heard = waiting([endpointAt(server.url)]);
    const agent = openReplyAgent(heard.client);
    const round = agent.round();
    await expect.poll(() => heard.drafts.length).toBeGreaterThan(0);
    await agent.giveUp("c1", "stopped");
    await round;
    expect(heard.proposed[0]).toMatchObject({ composer: "built-in", written: { problem: "stopped" } });
    expect(heard.told).toEqual([]);
  });

  it("is given up when the case moved, and only then: nothing is proposed about a case that stands elsewhere", async () => {
    const server = await serving(streams(honest, 60));
    const heard = waiting([endpointAt(server.url)]);
    const agent = openReplyAgent(heard.client);
    const round = agent.round();
    await expect.poll(() => heard.drafts.length).toBeGreaterThan(0);
    await agent.giveUp("c1", "moved");
    heard.where = { revision: 4, seen: 8 };
    await agent.giveUp("c1", "moved");
    await round;
    expect(heard.proposed).toEqual([]);
    expect(heard.calls.at(-1)?.problem).toBe("moved");
  });
});

it("a spent budget asks nobody: the cards answer and say so", async () => {
  const server = await serving(streams(honest));
  const heard = waiting([endpointAt(server.url)], {}, { left: 0 });
  await openReplyAgent(heard.client).round();
  expect(server.asked).toHaveLength(0);
  expect(heard.proposed[0]).toMatchObject({ composer: "built-in", written: { problem: "budget" } });
});

it("what a call cost is counted by the endpoint's own figures and its prices", async () => {
  const { calls } = await answered([streams(honest)]);
  // 1,000 tokens at 2 yuan and 100 at 8 yuan a million.
  expect(calls).toMatchObject([{ problem: null, costMicro: 2_800 }]);
  expect((await answered([fails(401)])).calls).toMatchObject([{ problem: "key", costMicro: 0 }]);
  expect((await answered([dies])).calls[0]?.costMicro).toBeGreaterThan(0);
});

describe("at the start", () => {
  it("a dead endpoint is told once, before anybody waits; one that is well is told to be", async () => {
    const dead = waiting([endpointAt("http://127.0.0.1:9/v1")]);
    const agent = openReplyAgent(dead.client);
    await agent.begin();
    await agent.begin();
    expect(dead.told).toEqual([expect.stringContaining("AI_BASE_URL")]);
    const well = waiting([endpointAt((await serving(silent)).url)]);
    await openReplyAgent(well.client).begin();
    expect(well.told).toEqual([null]);
  });
});
