import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { builtinEmbedder, type Embedder, type Knowledge, openKnowledge } from "../../../main/hub/knowledge/index.ts";
import { EXAMPLES, example, freshFolder } from "./examples.ts";

/** An embedder by the letters of a text: crude, but it has an id of its own. */
function letters(id: string): Embedder {
  const embed = (text: string): Float32Array => {
    const out = new Float32Array(16);
    for (const character of text) out[(character.codePointAt(0) ?? 0) % 16] = 1;
    const length = Math.hypot(...out) || 1;
    return out.map((value) => value / length);
  };
  return { id, dimensions: 16, semanticShare: 0.4, embed: async (texts) => texts.map(embed) };
}

async function filled(): Promise<{ folder: string; knowledge: Knowledge }> {
  const folder = await freshFolder();
  const knowledge = await openKnowledge({ folder, embedder: builtinEmbedder });
  await knowledge.rebuild(EXAMPLES);
  return { folder, knowledge };
}

async function found(knowledge: Knowledge, query: Parameters<Knowledge["search"]>[0]): Promise<string[]> {
  return (await knowledge.search(query)).map((hit) => hit.exampleId);
}

describe("search over solved cases", () => {
  it("finds the example that says the same, with its reply and the parts of its score", async () => {
    const { knowledge } = await filled();
    const [hit] = await knowledge.search({ text: "退款什么时候能到账呀" });
    expect(hit).toMatchObject({ exampleId: "r1", example: EXAMPLES[0] });
    expect(hit?.lexical).toBeGreaterThan(0.4);
    expect(hit?.score).toBeLessThanOrEqual(1);
    await knowledge.close();
  });

  it("leaves out what it is told to leave out", async () => {
    const { knowledge } = await filled();
    const ids = await found(knowledge, { text: "我的退款什么时候到账", excludeIds: ["r1", "it's"] });
    expect(ids[0]).toBe("r2");
    expect(ids).not.toContain("r1");
    await knowledge.close();
  });

  it("keeps to state, label and channel, where an example for every channel counts for each", async () => {
    const { knowledge } = await filled();
    expect(await found(knowledge, { text: "钱退到哪里", filter: { state: "accepted" }, limit: 50 })).not.toContain("r3");
    expect(await found(knowledge, { text: "钱退到哪里去了" })).toContain("r3");
    const taobao = await found(knowledge, { text: "杯子碎了 发票抬头写错了 花瓶破损", filter: { channel: "taobao" }, limit: 50 });
    expect(taobao).toEqual(expect.arrayContaining(["d1", "d3"]));
    expect(taobao).not.toContain("i1");
    expect(await found(knowledge, { text: "杯子碎了", filter: { label: "damaged", outcome: "refunded" } })).toEqual(["d1"]);
    await knowledge.close();
  });

  it("gives no more than asked for and nothing for words it has never met", async () => {
    const { knowledge } = await filled();
    expect(await found(knowledge, { text: "发票", limit: 2 })).toHaveLength(2);
    expect(await found(knowledge, { text: "zxqv" })).toEqual([]);
    expect(await found(knowledge, { text: "" })).toEqual([]);
    await knowledge.close();
  });

  it("takes quotes and brackets in texts, ids and filters as they are", async () => {
    const { knowledge } = await filled();
    await knowledge.upsert([example("o'1", 'it\'s broken ("杯子") AND OR *', { label: "l'abel" })]);
    expect(await found(knowledge, { text: 'it\'s broken ("杯子") AND OR *', filter: { label: "l'abel" } })).toEqual(["o'1"]);
    await knowledge.remove(["o'1"]);
    expect(await knowledge.size()).toBe(EXAMPLES.length);
    await knowledge.close();
  });

  it("lets the first hit be the one that its neighbours confirm", async () => {
    const folder = await freshFolder();
    const knowledge = await openKnowledge({ folder, embedder: builtinEmbedder });
    const confirmed = ["怎么申请价保呢", "申请价保的流程", "价保申请流程是什么", "价保要怎么申请呀"].map((text, at) =>
      example(`p${at}`, text, { label: "price" }),
    );
    await knowledge.rebuild([...confirmed, example("odd", "怎么申请价保的发票", { label: "invoice" }), ...EXAMPLES]);
    const [first] = await knowledge.search({ text: "怎么申请价保的" });
    expect(first?.example.label).toBe("price");
    await knowledge.close();
  });
});

describe("keeping the index", () => {
  it("replaces an example of the same id and finds the new words at once", async () => {
    const { knowledge } = await filled();
    await knowledge.search({ text: "收到的杯子碎了" });
    await knowledge.upsert([example("d1", "改成问安装的事情怎么预约", { label: "install" }), example("d1", "请问怎么预约上门安装", { label: "install" })]);
    expect(await knowledge.size()).toBe(EXAMPLES.length);
    expect((await knowledge.search({ text: "怎么预约上门安装" }))[0]).toMatchObject({ exampleId: "d1", example: { label: "install" } });
    expect(await found(knowledge, { text: "收到的杯子碎了" })).not.toContain("d1");
    await knowledge.close();
  });

  it("forgets what is removed", async () => {
    const { knowledge } = await filled();
    await knowledge.search({ text: "电子发票在哪里下载" });
    await knowledge.remove(["i2", "unknown"]);
    expect(await found(knowledge, { text: "电子发票在哪里下载" })).not.toContain("i2");
    await knowledge.close();
  });

  it("starts empty, takes first examples, learns again when they have grown, and can be emptied", async () => {
    const folder = await freshFolder();
    const knowledge = await openKnowledge({ folder, embedder: builtinEmbedder });
    expect(knowledge.embedderId()).toBeNull();
    expect(await knowledge.search({ text: "退款" })).toEqual([]);
    await knowledge.upsert(EXAMPLES.slice(0, 2));
    const first = knowledge.embedderId();
    await knowledge.upsert(Array.from({ length: 60 }, (_, at) => example(`g${at}`, `第${at}个问题是关于安装的`)));
    expect(knowledge.embedderId()).not.toBe(first);
    expect(await knowledge.size()).toBe(62);
    await knowledge.rebuild([]);
    expect(await knowledge.size()).toBe(0);
    expect(await knowledge.search({ text: "退款" })).toEqual([]);
    await knowledge.close();
  });

  it("opens again as it was left", async () => {
    const { folder, knowledge } = await filled();
    const id = knowledge.embedderId();
    await knowledge.upsert([example("new", "地毯掉毛严重", { label: "quality" })]);
    await knowledge.close();
    const again = await openKnowledge({ folder, embedder: builtinEmbedder });
    expect(again.opened).toBe("kept");
    expect(again.embedderId()).toBe(id);
    expect((await found(again, { text: "地毯掉毛" }))[0]).toBe("new");
    await again.close();
  });

  it("embeds anew when the embedder is another one", async () => {
    const { folder, knowledge } = await filled();
    await knowledge.close();
    const one = await openKnowledge({ folder, embedder: letters("letters-1") });
    expect(one.opened).toBe("reembedded");
    expect((await found(one, { text: "收到的杯子碎了" }))[0]).toBe("d1");
    await one.settled();
    expect([one.embedderId(), await one.size()]).toEqual(["letters-1", EXAMPLES.length]);
    await one.close();
    const two = await openKnowledge({ folder, embedder: letters("letters-2") });
    expect([two.opened, two.embedderId(), await two.size()]).toEqual(["reembedded", "letters-2", EXAMPLES.length]);
    await two.close();
    expect((await openKnowledge({ folder, embedder: letters("letters-2") })).opened).toBe("kept");
  });

  it("is filled from the source when the folder is missing", async () => {
    const folder = join(await freshFolder(), "not", "there");
    const knowledge = await openKnowledge({ folder, embedder: builtinEmbedder, source: async () => EXAMPLES });
    expect([knowledge.opened, await knowledge.size()]).toEqual(["rebuilt", EXAMPLES.length]);
    await knowledge.close();
  });

  it.each(["meta.json", "fit_1.bin", "example_1.lance"])("is filled from the source when %s is damaged, and leaves other files alone", async (name) => {
    const { folder, knowledge } = await filled();
    await knowledge.close();
    await writeFile(join(folder, "notes.txt"), "mine");
    await rm(join(folder, name), { recursive: true });
    await writeFile(join(folder, name), "garbage");
    const again = await openKnowledge({ folder, embedder: builtinEmbedder, source: async () => EXAMPLES });
    expect(again.opened).not.toBe("kept");
    expect((await found(again, { text: "收到的杯子碎了" }))[0]).toBe("d1");
    expect(await readdir(folder)).toContain("notes.txt");
    await again.close();
  });

  it("recovers when the table is torn away under it", async () => {
    const folder = await freshFolder();
    const knowledge = await openKnowledge({ folder, embedder: builtinEmbedder, source: async () => EXAMPLES });
    await rm(join(folder, "example_1.lance"), { recursive: true });
    expect((await found(knowledge, { text: "收到的杯子碎了" }))[0]).toBe("d1");
    await knowledge.close();
  });

  it("answers while it is rebuilt and written to", async () => {
    const { knowledge } = await filled();
    const writes = [knowledge.rebuild(EXAMPLES), knowledge.upsert([example("x", "沙发异响")]), knowledge.rebuild(EXAMPLES.slice(0, 6))];
    const answers = await Promise.all(Array.from({ length: 8 }, () => found(knowledge, { text: "收到的杯子碎了" })));
    await Promise.all(writes);
    for (const ids of answers) expect(ids[0]).toBe("d1");
    expect(await knowledge.size()).toBe(6);
    await knowledge.close();
  });
});
