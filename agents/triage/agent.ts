/** The triage agent: names the dispute of each case from the trainer's closed list, or says "none of these", and hears what its buyer wants. */
import type { ContractRouterClient } from "@orpc/contract";
import type { Contract } from "../../main/hub/contract/index.ts";
import { curveOf } from "./curve.ts";
import { type LabelModel, loadLabelModel, NONE_LABEL } from "./model/index.ts";
import { trainAside, trainWantsAside } from "./train-aside.ts";
import { heardClass, hearWants, loadWantModel, plainlyHeard, type WantModel } from "./wants/index.ts";

export type TriageClient = ContractRouterClient<Pick<Contract, "triage">>;

export interface TriageAgent {
  /**
   * Names some of the waiting cases; true when there may be more. Before a model was trained, every case is "none of these": a person names it.
   * What buyers want is heard from the first case on: the model for it is made of what ships, once, before that case is named.
   */
  round(): Promise<boolean>;
  /** Trains on the accepted examples of now and keeps the model. `onProgress` is told 0…1. */
  retrain(onProgress: (share: number) => void): Promise<{ rows: number; classes: number; seconds: number; accuracy: number | null } | null>;
  /** Measures how much each share of the accepted examples teaches, and keeps that. */
  measureCurve(): Promise<void>;
  /** Another model is the active one: it is loaded before the next case is named. */
  reload(): void;
}

const AT_ONCE = 200;
/** Fewer than this teach nothing that could be called confidence. */
const FEWEST_ROWS = 6;

/** Opens the agent; the kept model is loaded at the first round. */
export function openTriageAgent(client: TriageClient): TriageAgent {
  let model: LabelModel | null = null;
  let asked = false;
  let hearing: Promise<WantModel> | null = null;
  const ready = async (): Promise<LabelModel | null> => {
    if (model || asked) return model;
    asked = true;
    const kept = await client.triage.loadModel();
    model = kept.model ? loadLabelModel(kept.model.body) : null;
    return model;
  };
  const ears = (): Promise<WantModel> => {
    hearing ??= openWants(client).catch((fault) => {
      hearing = null;
      throw fault;
    });
    return hearing;
  };
  return {
    round: async () => {
      const { cases } = await client.triage.take({ limit: AT_ONCE });
      if (cases.length === 0) return false;
      const [labels, wantModel] = await Promise.all([ready(), ears()]);
      const proposals = cases.map(({ caseId, revision, reason, text, words }) => {
        const heard = hearWants(wantModel, words);
        // A reason says something by itself; a number or a picture says nothing that a class could be told from.
        const said = `${reason}\n${plainlyHeard(text) === "none" ? "" : text}`.trim();
        const guess = said === "" ? undefined : labels?.predict(said);
        const named = heardClass(
          guess?.known ? { label: guess.label, confidence: guess.confidence } : { label: NONE_LABEL, confidence: 0 },
          heard,
          labels?.labels ?? [],
        );
        return { caseId, revision, label: named.label, confidence: Math.min(1, Math.max(0, named.confidence)), wants: heard };
      });
      await client.triage.propose({ proposals });
      return cases.length === AT_ONCE;
    },
    retrain: async (onProgress) => {
      const { rows, readAt } = await client.triage.trainingSet();
      if (rows.length < FEWEST_ROWS || new Set(rows.map((row) => row.label)).size < 2) return null;
      const { body, classes, seconds, accuracy } = await trainAside(rows, onProgress);
      await client.triage.keepModel({ body, rows: rows.length, classes, accuracy, seconds, readAt });
      model = loadLabelModel(body);
      return { rows: rows.length, classes, seconds, accuracy };
    },
    measureCurve: async () => {
      const { rows } = await client.triage.trainingSet();
      await client.triage.keepCurve({ points: await curveOf(rows) });
    },
    reload: () => {
      model = null;
      asked = false;
    },
  };
}

/** The kept model of wants; where there is none for what ships now, it is made aside and kept. */
async function openWants(client: TriageClient): Promise<WantModel> {
  const { key, rows, body } = await client.triage.starterWants();
  const kept = body ? loadWantModel(body) : null;
  if (kept) return kept;
  const made = await trainWantsAside(rows);
  await client.triage.keepWantModel({ key, body: made });
  const loaded = loadWantModel(made);
  if (!loaded) throw new Error("the model of wants cannot be read back");
  return loaded;
}
