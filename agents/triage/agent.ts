/** The triage agent: names the dispute of each new case from the trainer's closed list, or says "none of these". */
import type { ContractRouterClient } from "@orpc/contract";
import type { Contract } from "../../main/hub/contract/index.ts";
import type { HeardWant, Want } from "../../main/hub/contract/words.ts";
import { type LabelModel, loadLabelModel, NONE_LABEL } from "./model/index.ts";
import { trainAside } from "./train-aside.ts";
import { hear } from "./wants/hear.ts";

export type TriageClient = ContractRouterClient<Pick<Contract, "triage">>;

export interface TriageAgent {
  /** Names some of the waiting cases; true when there may be more. Before a model was trained, every case is "none of these": a person names it. */
  round(): Promise<boolean>;
  /** Trains on the accepted examples of now and keeps the model. `onProgress` is told 0…1. */
  retrain(onProgress: (share: number) => void): Promise<{ rows: number; classes: number; seconds: number; accuracy: number | null } | null>;
}

/** Who says this disputes nothing, whatever words stand around it. */
const noDispute: ReadonlySet<Want> = new Set(["withdraw", "restore_order", "cancelled_why", "thanks", "person", "product_question", "out_of_business"]);
/** As sure as this a want must be to say what the dispute is not. */
const SURE = 0.6;

function isNoDispute(wants: readonly HeardWant[]): boolean {
  const [first] = wants;
  return first !== undefined && first.confidence >= SURE && noDispute.has(first.want);
}

const AT_ONCE = 200;
/** Fewer than this teach nothing that could be called confidence. */
const FEWEST_ROWS = 6;

/** Opens the agent; the kept model is loaded at the first round. */
export function openTriageAgent(client: TriageClient): TriageAgent {
  let model: LabelModel | null = null;
  let asked = false;
  let ear: Promise<LabelModel | null> | null = null;
  /** Learnt anew at each start, on a thread of its own: a second's work, and the starter words come with the program. */
  const listening = (): Promise<LabelModel | null> => {
    ear ??= client.triage.wantRows().then(async ({ rows }) => loadLabelModel((await trainAside(rows, () => undefined)).body));
    return ear;
  };
  const ready = async (): Promise<LabelModel | null> => {
    if (model || asked) return model;
    asked = true;
    const kept = await client.triage.loadModel();
    model = kept.model ? loadLabelModel(kept.model.body) : null;
    return model;
  };
  return {
    round: async () => {
      const labels = await ready();
      const { cases } = await client.triage.take({ limit: AT_ONCE });
      if (cases.length === 0) return false;
      const learnt = await listening();
      const proposals = cases.map(({ caseId, revision, reason, text, words }) => {
        const wants = learnt && words.some((each) => each.trim() !== "") ? hear(learnt, words[0] ?? "") : [];
        const guess = labels && !isNoDispute(wants) ? labels.predict(`${reason}\n${text}`.trim()) : null;
        return guess?.known
          ? { caseId, revision, label: guess.label, confidence: Math.min(1, Math.max(0, guess.confidence)), wants }
          : { caseId, revision, label: NONE_LABEL, confidence: 0, wants };
      });
      await client.triage.propose({ proposals });
      return cases.length === AT_ONCE;
    },
    retrain: async (onProgress) => {
      const { rows } = await client.triage.trainingSet();
      if (rows.length < FEWEST_ROWS || new Set(rows.map((row) => row.label)).size < 2) return null;
      const trained = await trainAside(rows, onProgress);
      await client.triage.keepModel({ body: trained.body, rows: rows.length, classes: trained.classes, accuracy: trained.accuracy, seconds: trained.seconds });
      model = loadLabelModel(trained.body);
      return { rows: rows.length, classes: trained.classes, seconds: trained.seconds, accuracy: trained.accuracy };
    },
  };
}
