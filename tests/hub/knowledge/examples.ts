import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import type { KnowledgeExample } from "../../../main/hub/knowledge/index.ts";

/** A short example; fields may be replaced. */
export function example(id: string, question: string, rest: Partial<KnowledgeExample> = {}): KnowledgeExample {
  return { id, question, reply: `答复 ${id}`, label: "other", channel: null, outcome: null, state: "accepted", updatedAt: null, ...rest };
}

/** A dozen and more solved cases of a home-goods shop. */
export const EXAMPLES: KnowledgeExample[] = [
  example("r1", "我的退款什么时候到账", { label: "refund-not-arrived", channel: "taobao" }),
  example("r2", "退款还没有到账怎么回事", { label: "refund-not-arrived", channel: "douyin" }),
  example("r3", "钱退到哪里去了", { label: "refund-not-arrived", state: "draft" }),
  example("d1", "收到的杯子碎了", { label: "damaged", channel: "taobao", outcome: "refunded" }),
  example("d2", "台灯运输途中压坏了", { label: "damaged", channel: "taobao" }),
  example("d3", "花瓶打开就是破损的", { label: "damaged" }),
  example("i1", "发票抬头写错了怎么改", { label: "invoice", channel: "douyin" }),
  example("i2", "电子发票在哪里下载", { label: "invoice" }),
  example("i3", "可以开专用发票吗", { label: "invoice", state: "retired" }),
  example("n1", "快递三天没有动了", { label: "not-received" }),
  example("n2", "包裹一直没有收到", { label: "not-received", channel: "taobao" }),
  example("n3", "物流停在半路不动", { label: "not-received" }),
];

/** A folder of its own for each call, removed after the test. */
export async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "aftercare-knowledge-"));
  folders.push(folder);
  return folder;
}

const folders: string[] = [];

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});
