import { describe, expect, it } from "vitest";
import { openTriageAgent, type TriageClient } from "../../../agents/triage/agent.ts";
import type { HeardWant } from "../../../main/hub/contract/words.ts";
import { starterWants } from "../../../main/hub/knowledge/index.ts";

interface Proposal {
  caseId: string;
  revision: number;
  label: string;
  confidence: number;
  wants: HeardWant[];
}

function client(rows: { text: string; label: string }[]): { client: TriageClient; proposed: Proposal[]; made: () => number; wait: () => void } {
  const proposed: Proposal[] = [];
  let body: Uint8Array<ArrayBuffer> | null = null;
  let kept: Uint8Array<ArrayBuffer> | null = null;
  let made = 0;
  const cases = [
    { caseId: "c1", revision: 2, text: "快递三天没有动静了", words: ["快递三天没有动静了"], reason: "", kind: "question" },
    { caseId: "c2", revision: 1, text: "收到的杯子碎了一地", words: ["收到的杯子碎了一地"], reason: "商品破损", kind: "refund_only" },
  ];
  let waiting = cases;
  const triage = {
    take: async () => {
      const taken = waiting;
      waiting = [];
      return { cases: taken };
    },
    propose: async (input: { proposals: Proposal[] }) => {
      proposed.push(...input.proposals);
      return { taken: input.proposals.length, moved: [] };
    },
    starterWants: async () => ({ ...(await starterWants()), body: kept }),
    keepWantModel: async (model: { body: Uint8Array<ArrayBuffer> }) => {
      kept = model.body;
      made++;
      return { ok: true };
    },
    trainingSet: async () => ({ rows, classes: [], readAt: new Date(0) }),
    keepModel: async (model: { body: Uint8Array<ArrayBuffer> }) => {
      body = model.body;
      return { id: "m" };
    },
    loadModel: async () => ({ model: body ? { id: "m", body } : null }),
  };
  const wait = (): void => {
    waiting = cases;
  };
  return { client: { triage } as unknown as TriageClient, proposed, made: () => made, wait };
}

const rows = ["快递一直不动", "物流停了好几天", "包裹三天没更新", "快递没有动静"]
  .map((text) => ({ text, label: "not_received" }))
  .concat(["杯子碎了", "收到就是破的", "碗裂了一道", "玻璃碎了一地"].map((text) => ({ text, label: "damaged" })));

describe("the triage agent", () => {
  it("names nothing before it learnt anything, so that nobody waits for it", async () => {
    const { client: user, proposed } = client([]);
    await openTriageAgent(user).round();
    expect(proposed).toMatchObject([
      { caseId: "c1", revision: 2, label: "none", confidence: 0 },
      { caseId: "c2", revision: 1, label: "none", confidence: 0 },
    ]);
    // What is wanted is heard by the starter words, which come with the program.
    expect(proposed.map(({ wants }) => wants[0]?.want)).toEqual(["where_parcel", "goods_bad"]);
  });

  it("makes the model of wants once, at the first case, and reads it at every later start", async () => {
    const { client: user, proposed, made, wait } = client([]);
    await openTriageAgent(user).round();
    expect(made()).toBe(1);
    wait();
    await openTriageAgent(user).round();
    expect(made()).toBe(1);
    expect(proposed.slice(2)).toEqual(proposed.slice(0, 2));
  });

  it("learns on a thread of its own and names by what it learnt", async () => {
    const { client: user, proposed } = client(rows);
    const agent = openTriageAgent(user);
    const heard: number[] = [];
    expect(await agent.retrain((share) => heard.push(share))).toMatchObject({ rows: 8, classes: 2 });
    await agent.round();
    expect(proposed.map((each) => each.label)).toEqual(["not_received", "damaged"]);
    expect(proposed.every((each) => each.confidence > 0 && each.confidence <= 1)).toBe(true);
  });

  it("does not learn from too little", async () => {
    const { client: user } = client(rows.slice(0, 3));
    expect(await openTriageAgent(user).retrain(() => undefined)).toBeNull();
  });
});
