import { afterEach, describe, expect, it } from "vitest";
import { openReplyAgent } from "../../../agents/reply/agent.ts";
import { draft, type ModelServer, modelServer, streams } from "../../support/model-server.ts";
import { endpointAt, waiting } from "./model-client.ts";
import { record } from "./record.ts";

let server: ModelServer | null = null;
afterEach(() => server?.close());

const private_ = {
  buyerNick: "风吹麦浪2011",
  buyerWords: "我叫欧阳娜，手机一三八零零零一二三四五，快递YT0000000000001怎么不动",
  conversation: [
    { author: "operator", text: "您好欧阳娜女士，您的订单20261120000123已经发出", at: new Date("2026-11-24T01:00:00Z") },
    { author: "buyer", text: "寄到浙江省杭州市西湖区文三路138号3幢502室，联系人 欧阳娜 13800012345，加我微信 oyn_88", at: new Date("2026-11-24T03:00:00Z") },
  ],
  facts: [...record().facts, { id: "opened_at", kind: "date" as const, label: "申请时间", text: "11月24日 10:00", value: "2026-11-24T02:00:00.000Z" }],
  slots: { 物流状态: "包裹在武汉转运中心", 退货地址: "浙江省金华市义乌市稠江街道8号仓，收件人 仓库部，电话 0579-85001234" },
};
const secrets = /欧阳娜|13800012345|一三八零|oyn_88|文三路|502|20261120000123|YT0000000000001|风吹麦浪|稠江|85001234/;

async function sent(answer: string): Promise<{ asked: string; heard: ReturnType<typeof waiting> }> {
  server = await modelServer(streams(answer));
  const heard = waiting([endpointAt(server.url)], private_);
  await openReplyAgent(heard.client).round();
  return { asked: server.asked.join("\n"), heard };
}

describe("what leaves for a model", () => {
  it("names nobody: no phone, name, nick, address, order or waybill stands in it", async () => {
    const { asked } = await sent(draft(["whereabouts", "包裹[单号1]在武汉转运中心停留61小时，没有新的扫描。", "F1"]));
    expect(asked).toContain("武汉转运中心");
    expect(secrets.exec(asked)).toBeNull();
  });

  it("is the conversation as it went, with the first words where they were said", async () => {
    const { asked } = await sent(draft(["meet", "好的"]));
    const user = (JSON.parse(asked.split("\n")[0] ?? "") as { messages: { content: string }[] }).messages[1]?.content ?? "";
    const places = ["客服：您好", "怎么不动", "买家：寄到"].map((words) => user.indexOf(words));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((left, right) => left - right));
  });

  it("is what was written down before, word for word", async () => {
    const { asked, heard } = await sent(draft(["meet", "好的"]));
    expect(heard.calls.map((call) => call.sent).join("\n")).toBe(asked);
  });

  it("what the record knows comes back in the reply; what only the buyer said never does", async () => {
    const back = await sent(draft(["whereabouts", "单号[单号1]，包裹在武汉转运中心停留61小时，没有新的扫描。", "F1"]));
    expect(back.heard.proposed[0]).toMatchObject({ composer: "shop-model", text: expect.stringContaining("YT0000000000001") });
    const kept = await sent(draft(["whereabouts", "包裹在武汉转运中心停留61小时，没有新的扫描，给您打[号码1]。"]));
    expect(kept.heard.proposed[0]).toMatchObject({ composer: "built-in", written: { problem: "untrue" } });
  });

  it("goes to no tracing service that the environment names", async () => {
    const tracer = await modelServer((response) => void response.end("{}"));
    Object.assign(process.env, { LANGSMITH_TRACING: "true", LANGCHAIN_TRACING_V2: "true", LANGSMITH_ENDPOINT: tracer.url, LANGSMITH_API_KEY: "x" });
    try {
      await sent(draft(["meet", "好的"]));
      expect(tracer.asked).toEqual([]);
    } finally {
      tracer.close();
      delete process.env.LANGSMITH_ENDPOINT;
      delete process.env.LANGSMITH_API_KEY;
    }
  });

  it("carries the key to the address it was given for, and follows no other", async () => {
    const elsewhere = await modelServer(streams("{}"));
    server = await modelServer((response) => void response.writeHead(307, { location: `${elsewhere.url}/chat/completions` }).end());
    const heard = waiting([endpointAt(server.url)]);
    await openReplyAgent(heard.client).round();
    expect(server.headers[0]?.authorization).toBe("Bearer k");
    expect(elsewhere.asked).toEqual([]);
    elsewhere.close();
  });
});
