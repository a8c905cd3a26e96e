import { describe, expect, it } from "vitest";
import { builtinEmbedder, type Embedder, type Knowledge, openKnowledge } from "../../../main/hub/knowledge/index.ts";
import { EXAMPLES, example, freshFolder } from "./examples.ts";

/** An embedder by the letters of a text that waits before the example it is told to, so that a making can be looked at while it goes on. */
function slow(id: string, gate: Promise<void>): Embedder {
  const embed = (text: string): Float32Array => {
    const out = new Float32Array(16);
    for (const character of text) out[(character.codePointAt(0) ?? 0) % 16] = 1;
    return out.map((value) => value / (Math.hypot(...out) || 1));
  };
  return {
    id,
    dimensions: 16,
    semanticShare: 0.4,
    embed: async (texts) => {
      if (texts.length > 1) await gate;
      return texts.map(embed);
    },
  };
}

async function first(knowledge: Knowledge, text: string): Promise<string | undefined> {
  return (await knowledge.search({ text }))[0]?.exampleId;
}

async function filled(): Promise<{ folder: string; knowledge: Knowledge }> {
  const folder = await freshFolder();
  const knowledge = await openKnowledge({ folder, embedder: builtinEmbedder });
  await knowledge.rebuild(EXAMPLES);
  return { folder, knowledge };
}

describe("a new index made in the background", () => {
  it("lets the old one answer until it is whole, and has what was written and removed meanwhile", async () => {
    const { knowledge } = await filled();
    const before = knowledge.embedderId();
    const gate = Promise.withResolvers<void>();
    const adopted = knowledge.adopt(slow("slow", gate.promise));
    expect(await first(knowledge, "收到的杯子碎了")).toBe("d1");
    await knowledge.upsert([example("new", "沙发有异响怎么办")]);
    await knowledge.remove(["d2"]);
    expect(await first(knowledge, "沙发有异响")).toBe("new");
    expect(knowledge.embedderId()).toBe(before);
    expect(knowledge.reindexing()).toMatchObject({ done: 0 });
    gate.resolve();
    await adopted;
    expect([knowledge.embedderId(), knowledge.reindexing(), await knowledge.size()]).toEqual(["slow", null, EXAMPLES.length]);
    expect(await first(knowledge, "沙发有异响")).toBe("new");
    expect((await knowledge.search({ text: "台灯运输途中压坏了", limit: 50 })).map((hit) => hit.exampleId)).not.toContain("d2");
    await knowledge.close();
  });

  it("leaves the old one answering when the program ends in the middle, and begins again at the next start", async () => {
    const { folder, knowledge } = await filled();
    const gate = Promise.withResolvers<void>();
    void knowledge.adopt(slow("slow", gate.promise));
    const closing = knowledge.close();
    gate.resolve();
    await closing;
    const again = await openKnowledge({ folder, embedder: slow("slow", Promise.resolve()) });
    expect(await first(again, "收到的杯子碎了")).toBe("d1");
    await again.settled();
    expect(again.embedderId()).toBe("slow");
    await again.close();
    const kept = await openKnowledge({ folder, embedder: slow("slow", Promise.resolve()) });
    expect(kept.opened).toBe("kept");
    await kept.close();
  });

  it("goes on after a kill with what was embedded, and embeds what changed since anew", async () => {
    const many = Array.from({ length: 1_300 }, (_, at) => example(`m${at}`, `第${at}个杯子碎了`));
    const folder = await freshFolder();
    const first = await openKnowledge({ folder, embedder: builtinEmbedder });
    await first.rebuild(many);
    const texts: string[][] = [];
    const counting = (after: number): Embedder => ({
      ...slow("counting", Promise.resolve()),
      embed: async (asked) => {
        texts.push([...asked]);
        // The second part of 512 never ends in the program that is killed.
        if (asked.length === 512 && texts.filter((part) => part.length === 512).length > after) await new Promise(() => undefined);
        return slow("counting", Promise.resolve()).embed(asked);
      },
    });
    void first.adopt(counting(1));
    await expect.poll(() => first.reindexing()?.done).toBe(512);
    // Killed: nothing is closed, the next program opens what lies there.
    texts.length = 0;
    const again = await openKnowledge({ folder, embedder: counting(Number.POSITIVE_INFINITY) });
    await again.settled();
    expect([again.embedderId(), await again.size()]).toEqual(["counting", many.length]);
    const embedded = new Set(texts.filter((part) => part.length > 1).flat());
    expect(embedded.size).toBe(many.length - 512);
    await again.close();
  });

  it("lets a model's old index answer after a kill, not only the built-in one's", async () => {
    const { folder, knowledge } = await filled();
    await knowledge.adopt(slow("one", Promise.resolve()));
    await knowledge.close();
    const gate = Promise.withResolvers<void>();
    const embedder = slow("two", gate.promise);
    const again = await openKnowledge({ folder, embedder, answering: async (id) => (id === "one" ? slow("one", Promise.resolve()) : null) });
    expect([again.embedderId(), again.opened]).toEqual(["one", "reembedded"]);
    expect(await first(again, "收到的杯子碎了")).toBe("d1");
    gate.resolve();
    await again.settled();
    expect(again.embedderId()).toBe("two");
    await again.close();
  });

  it("gives way to the one chosen after it, and to everything replaced", async () => {
    const { knowledge } = await filled();
    const gate = Promise.withResolvers<void>();
    void knowledge.adopt(slow("one", gate.promise));
    const second = knowledge.adopt(slow("two", Promise.resolve()));
    gate.resolve();
    await second;
    expect(knowledge.embedderId()).toBe("two");
    const other = Promise.withResolvers<void>();
    void knowledge.adopt(slow("three", other.promise));
    other.resolve();
    await knowledge.rebuild(EXAMPLES.slice(0, 4));
    expect([knowledge.embedderId(), await knowledge.size()]).toEqual(["three", 4]);
    await knowledge.close();
  });

  it("tells of an embedder that fails, and the old one goes on", async () => {
    const folder = await freshFolder();
    const faults: string[] = [];
    const knowledge = await openKnowledge({ folder, embedder: builtinEmbedder, onFault: (fault) => faults.push(fault.message) });
    await knowledge.rebuild(EXAMPLES);
    const broken = Promise.withResolvers<void>();
    const adopted = knowledge.adopt(slow("broken", broken.promise));
    // Rejected while it is waited for.
    setTimeout(() => broken.reject(new Error("out of memory")), 100);
    await adopted;
    expect(faults).toEqual(["out of memory"]);
    expect(await first(knowledge, "收到的杯子碎了")).toBe("d1");
    await knowledge.close();
  });
});
