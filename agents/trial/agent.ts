/** The trial agent: measures batches on questions kept apart, beside whoever works. */
import type { ContractRouterClient } from "@orpc/contract";
import type { AnswerCard } from "../../main/hub/contract/answers.ts";
import type { TrialResult } from "../../main/hub/contract/batches.ts";
import type { Contract, ReplyRecord } from "../../main/hub/contract/index.ts";
import type { ReplyAct } from "../../main/hub/contract/words.ts";
import { answer } from "../reply/answer/answer.ts";
import { trueAgain } from "../reply/answer/true-again.ts";
import { type LabelModel, loadLabelModel, NONE_LABEL } from "../triage/model/index.ts";
import { trainAside } from "../triage/train-aside.ts";

export type TrialClient = ContractRouterClient<Pick<Contract, "trial">>;

export interface TrialAgent {
  /** Measures a few questions of the oldest batch that waits; true when there may be more. */
  round(): Promise<boolean>;
}

const AT_ONCE = 25;
/** Fewer than this teach nothing that could be called confidence. */
const FEWEST_ROWS = 6;

type Question = Awaited<ReturnType<TrialClient["trial"]["questions"]>>["rows"][number];
interface Models {
  batchId: string;
  before: LabelModel | null;
  after: LabelModel | null;
}

/** Opens the agent. Models are made once a batch, on a thread of their own, and again after a restart. */
export function openTrialAgent(client: TrialClient): TrialAgent {
  let models: Models | null = null;
  return {
    round: async () => {
      const { batchId } = await client.trial.next();
      if (batchId === null) {
        models = null;
        return false;
      }
      if (models?.batchId !== batchId) models = await modelsFor(client, batchId);
      const { rows } = await client.trial.questions({ batchId, limit: AT_ONCE });
      const made = models;
      await client.trial.report({ batchId, results: rows.map((row) => measure(row, made)) });
      return true;
    },
  };
}

async function modelsFor(client: TrialClient, batchId: string): Promise<Models> {
  const { base, added } = await client.trial.rows({ batchId });
  const before = await trained(base);
  return { batchId, before, after: added.length === 0 ? before : await trained([...base, ...added]) };
}

async function trained(rows: readonly { text: string; label: string }[]): Promise<LabelModel | null> {
  if (rows.length < FEWEST_ROWS || new Set(rows.map(({ label }) => label)).size < 2) return null;
  return loadLabelModel((await trainAside(rows, () => undefined)).body);
}

function measure({ id, text, truth, expected, record, cards, before, after }: Question, models: Models): TrialResult {
  const known = record as ReplyRecord | null;
  const guess = (model: LabelModel | null): TrialResult["before"]["guess"] => {
    const made = model?.predict(text);
    return made ? { label: made.known ? made.label : NONE_LABEL, confidence: Math.min(1, Math.max(0, made.confidence)) } : null;
  };
  const acts = (examples: readonly AnswerCard[]): ReplyAct[] | null => {
    if (known === null) return null;
    const said = answer(known, [...examples, ...cards], trueAgain(known, cards));
    return said.why === null ? [...new Set(said.sentences.map(({ act }) => act))] : null;
  };
  return {
    questionId: id,
    truth,
    want: known?.wants[0]?.want ?? null,
    expected,
    before: { guess: guess(models.before), acts: acts(before) },
    after: { guess: guess(models.after), acts: acts(after) },
  };
}
