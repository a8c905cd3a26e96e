import { keepSetting, type Store, settingHeld, settingOf, type Tx } from "../store/index.ts";

/** What the agents last found of the model's endpoint. */
interface Told {
  model: string;
  problem: string | null;
}

const KEY = "ai.problem";

/** What is wrong with the model's endpoint, for people; `null` when nothing is, or it was never tried. */
export async function modelProblem(store: Store): Promise<string | null> {
  return (await settingOf<Told>(store, KEY))?.problem ?? null;
}

/** Keeps what is wrong with the model's endpoint, and tells it when that is news. */
export async function keepModelProblem(tx: Tx, { model, problem }: Told): Promise<void> {
  const kept = await settingHeld<Told>(tx, KEY);
  if ((kept?.problem ?? null) === problem && (kept === null || kept.model === model)) return;
  await keepSetting(tx, KEY, { model, problem, at: tx.at.toISOString() });
  tx.emit({ name: "model.checked", subjectId: KEY, data: { model, problem } });
  tx.journal({ verb: problem === null ? "model.works_again" : "model.problem", subject: "setting", subjectId: KEY, data: { model, problem } });
}
