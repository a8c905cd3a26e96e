/** Composes with a model: masked record in, text out, checked; told its faults once, then given up. */
import type { ReplyRecord } from "../../main/hub/contract/index.ts";
import type { Checker, Verdict } from "../../main/hub/grounding/index.ts";
import { ok, type Result, refuse } from "../../main/hub/kernel/result.ts";
import type { ChatModel } from "../runtime/models.ts";
import type { Prompt } from "../runtime/prompts.ts";
import type { Similar, Source } from "./answer/proposal.ts";

export interface ModelComposer {
  model: ChatModel;
  prompt: Prompt;
  manner: Prompt;
}

/**
 * @returns a grounded draft; MODEL_SILENT and MODEL_FAILED when the endpoint does not answer, NOT_GROUNDED when
 * two tries still said what the record does not.
 */
export async function composeByModel(
  composer: ModelComposer,
  record: ReplyRecord,
  { similar, holds }: { similar: readonly Similar[]; holds: Checker },
): Promise<Result<{ text: string; sources: Source[] }, "MODEL_SILENT" | "MODEL_FAILED" | "NOT_GROUNDED">> {
  let faults: string[] = [];
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const answer = await composer.model.write(promptOf(composer, record, { similar, faults }));
    if (!answer.ok) return answer;
    const verdict = holds(answer.value);
    if (verdict.grounded) return ok({ text: answer.value, sources: sourcesOf(record, similar, verdict) });
    faults = verdict.faults;
  }
  return refuse("NOT_GROUNDED", faults.join("；"));
}

function promptOf(composer: ModelComposer, record: ReplyRecord, extra: { similar: readonly Similar[]; faults: readonly string[] }): string {
  const facts = {
    渠道: record.channel,
    工单类型: record.kind,
    状态: record.state,
    争议: record.disputeClass,
    物流: record.whereabouts,
    事实: record.facts.map((fact) => `${fact.label}：${fact.text}`),
  };
  return composer.prompt.fill({
    manner: composer.manner.fill({}),
    record: JSON.stringify(facts, null, 1),
    promises: record.promises.map((promise) => `- ${promise.text}`).join("\n") || "（没有）",
    examples:
      extra.similar
        .slice(0, 3)
        .map((example) => `买家：${example.question}\n回复：${example.reply}`)
        .join("\n\n") || "（没有）",
    conversation: [...record.conversation.map((line) => `${line.author === "buyer" ? "买家" : "客服"}：${line.text}`), `买家：${record.buyerWords}`]
      .slice(-8)
      .join("\n"),
    faults: extra.faults.length > 0 ? `上一稿有这些问题，请改掉：${extra.faults.join("；")}\n` : "",
  });
}

function sourcesOf(record: ReplyRecord, similar: readonly Similar[], { claims }: Verdict): Source[] {
  const supports = new Set(claims.map((claim) => claim.support));
  const facts: Source[] = record.facts
    .filter((fact) => supports.has(`${fact.label}：${fact.text}`))
    .map((fact) => ({ kind: "fact", id: fact.id, label: fact.label, text: fact.text, score: null }));
  const promises: Source[] = record.promises
    .filter((promise) => supports.has(promise.text))
    .map((promise) => ({ kind: "policy", id: promise.id, label: "可承诺事项", text: promise.text, score: null }));
  const examples: Source[] = similar
    .slice(0, 3)
    .map((example) => ({ kind: "example", id: example.id, label: example.label, text: example.question, score: example.score }));
  return [...examples, ...facts, ...promises];
}
