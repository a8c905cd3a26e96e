/** Words that are no message about an order, from the door to the suggestion: none of these for sure, no filler, never a fault; on the whole product. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CasePage } from "../../main/hub/contract/index.ts";
import { writeTinyModel } from "../hub/knowledge/tiny-model.ts";
import { ownOrder } from "./own-order.ts";
import { refund, trade } from "./taobao.ts";
import { World } from "./world.ts";

/** A model that somebody copied here, whose weights came only half. */
async function damagedModel(folder: string): Promise<void> {
  await writeTinyModel(join(folder, "tiny"));
  const weights = join(folder, "tiny", "onnx");
  await rm(weights, { recursive: true });
  await mkdir(weights);
  await writeFile(join(weights, "model_quantized.onnx"), "half a file");
}

let world: World;
const told: string[] = [];
beforeAll(async () => {
  world = await World.open({ prepare: damagedModel, told });
});
afterAll(() => world.close());

const now = (): string => new Date(world.clock.now()).toISOString();
let asked = 0;

/** A question in these words about an order that is paid; what its page shows once everything was done. */
async function ask(text: string, more: object = {}): Promise<CasePage> {
  asked += 1;
  const id = `bad ${asked}`;
  expect((await world.rest("POST", "/orders", { body: ownOrder(id) })).status).toBeLessThan(300);
  expect((await world.rest("POST", "/cases", { body: { id, orderRef: id, kind: "question", text, at: now(), ...more } })).status).toBeLessThan(300);
  return world.case("own", id);
}

const words: readonly (readonly [name: string, text: string])[] = [
  ["nothing", ""],
  ["one character", "退"],
  ["emoji only", "😀😭👍"],
  ["an order number only", "20261126000123"],
  ["a picture only", "[图片]"],
  ["as many characters as the door takes", "哈哈哈今天吃什么呢".repeat(444)],
  ["three languages in one line", "你好 hello 안녕하세요 请问 yes"],
  ["a poem", "床前明月光，疑是地上霜。举头望明月，低头思故乡。"],
];

describe("what says nothing about an order", () => {
  test.each(words)("%s: no text, no class, and why", async (_, text) => {
    const page = await ask(text);
    expect(page.case.buyerWords).toBe(text);
    expect(page.suggestion).toMatchObject({
      state: "withheld",
      text: "",
      reason: { zh: expect.stringMatching(/[一-龥]/), en: expect.stringMatching(/^[^一-龥]+$/) },
    });
    expect(page.case.disputeClass ?? "none").toBe("none");
    for (const { want, confidence } of page.case.wants) expect(confidence).toBeLessThan(want === "none" ? 0.5 : 0.7);
    // Whoever works sees it like every other.
    expect(page.case.status).toBe("open");
  });

  test("20,000 characters are refused at the seller's own door with the place, and taken from a platform", async () => {
    const long = `${"哈哈哈今天吃什么呢".repeat(2_222)}哈哈`;
    const refused = await world.rest("POST", "/cases", { body: { id: "long", kind: "question", text: long, at: now() } });
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).toContain("text");
    await world.take("tb", "order", trade("7001"));
    await world.take("tb", "case", refund("R7001", { trade: "7001" }, { desc: long, reason: "其他" }));
    expect(await world.quarantined()).toEqual([]);
    const page = await world.case("tb", "R7001");
    expect(page.case.buyerWords).toHaveLength(20_000);
    // An after-sale asks how far it is by being there; of the words nothing is made.
    expect(page.suggestion?.text ?? "").not.toContain("哈哈");
    expect(page.suggestion).not.toBeNull();
  });

  test("a picture only: its address is evidence, and the suggestion says that nothing was heard", async () => {
    const page = await ask("", { evidence: ["https://img.example.com/a.jpg"] });
    expect(page.suggestion?.state).toBe("withheld");
    expect(page.case.evidence).toHaveLength(1);
  });
});

describe("what says something", () => {
  test("an English complaint is met in English", async () => {
    const { suggestion } = await ask("This is unacceptable, I paid for it and nobody answers me!");
    expect(suggestion?.state).toBe("shown");
    expect(suggestion?.text).toMatch(/^[\x20-\x7e]+$/);
  });

  test("a buyer who writes nonsense after a question gets no second answer to it", async () => {
    const page = await ask("什么时候发货");
    expect(page.suggestion?.state).toBe("shown");
    const body = { messageId: "m1", text: "😀", at: now() };
    expect((await world.rest("POST", `/cases/${encodeURIComponent(`bad ${asked}`)}/messages`, { body })).status).toBeLessThan(300);
    const after = await world.case("own", `bad ${asked}`);
    expect(after.messages.at(-1)?.text).toBe("😀");
    expect(after.suggestion?.text ?? "").not.toContain("😀");
  });
});

describe("what was put in wrongly", () => {
  test("a damaged model is named once in a sentence, and search goes on with what is built in", async () => {
    const about = told.filter((line) => /built-in embedder/.test(line));
    expect(about).toHaveLength(1);
    expect(about[0]).toContain("tiny");
  });

  test("a card with an unknown slot, or conditions that cannot hold together, is refused with its place and answers nobody", async () => {
    const card = { id: "own.odd", want: "invoice" as const, title: "奇怪的卡", when: {}, says: [], unless: [], en: [] };
    const zh = (text: string) => [{ act: "invoice" as const, optional: false, texts: [text] }];
    await expect(world.saveCard({ ...card, zh: zh("发票按{没有的填空}开。") }, null)).rejects.toThrow(/zh\.0\.texts\.0.*没有的填空/);
    await expect(world.saveCard({ ...card, when: { order: ["paid"], signed: true }, zh: zh("发票在订单里。") }, null)).rejects.toThrow(/when\.order/);
    const page = await ask("怎么开发票");
    expect(page.suggestion?.sources.map(({ id }) => id)).not.toContain("own.odd");
  });

  // The fake channels answer no polls; that is told and is no fault of ours.
  test("nothing of all this was a fault", () => {
    expect(told.filter((line) => !/built-in embedder|^(?:tb|dy|kd): /.test(line))).toEqual([]);
  });
});
