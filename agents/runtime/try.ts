/** Tries an endpoint out with one small real question, and says in one sentence what is wrong. */
import { parseJsonMarkdown } from "@langchain/core/output_parsers";
import type { UsableEndpoint } from "../../main/hub/contract/index.ts";
import { ok } from "../../main/hub/kernel/result.ts";
import { type Ledger, openChatModel } from "./models.ts";
import { problemTold } from "./problems.ts";

const PATIENCE_MS = 15_000;
const nobodyWritesDown: Ledger = { begins: async () => ok({ callId: "try" }), ends: async () => undefined };

/** See above. Nothing of a shop is sent. */
export async function tryEndpoint(endpoint: UsableEndpoint): Promise<{ working: boolean; zh: string; en: string; ms: number }> {
  const limits = { connectMs: PATIENCE_MS, firstMs: PATIENCE_MS, silenceMs: PATIENCE_MS, totalMs: PATIENCE_MS };
  const model = openChatModel({ ...endpoint, limits }, nobodyWritesDown);
  const began = performance.now();
  const answer = await model.ask({
    system: '只回答 JSON：{"ok": true}',
    user: '请回答 {"ok": true}',
    prompt: "try",
    caseId: null,
    maxTokens: 60,
    leaks: () => null,
  });
  const ms = Math.round(performance.now() - began);
  if (!answer.ok) {
    const { zh, en } = problemTold[answer.refusal.code];
    return { working: false, zh: `${zh}。`, en: `${en}.`, ms };
  }
  try {
    const said: unknown = parseJsonMarkdown(answer.value.text);
    if (typeof said === "object" && said !== null)
      return { working: true, zh: `连上了，${ms} 毫秒，按 JSON 回答。`, en: `Connected in ${ms} ms; it answers in JSON.`, ms };
  } catch {
    // Told below.
  }
  return { working: false, zh: `${problemTold.form.zh}。`, en: `${problemTold.form.en}.`, ms };
}
