/** Trained label models: one is active, earlier ones are kept so that what a change gained can be seen. */
import { newId } from "../kernel/ids.ts";
import type { Store, Tx } from "../store/index.ts";

/** A trained model as it is kept. `seconds` is how long training took, `accuracy` by cross-validation, `readAt` when its examples were read. */
export interface TrainedModel {
  body: Uint8Array;
  rows: number;
  classes: number;
  accuracy: number | null;
  seconds: number;
  readAt: Date;
}

/** Keeps a model and makes it the active one; emits `model.trained`. Bodies of models that are no longer active are emptied. */
export async function keepLabelModel(tx: Tx, model: TrainedModel): Promise<string> {
  const id = newId(tx.at.getTime());
  tx.run("UPDATE label_model SET active = false, body = ''::bytea WHERE active");
  tx.run("INSERT INTO label_model (id, trained_at, rows, classes, accuracy, seconds, body, active) VALUES ($1, $2, $3, $4, $5, $6, $7, true)", [
    id,
    model.readAt,
    model.rows,
    model.classes,
    model.accuracy,
    model.seconds,
    Buffer.from(model.body),
  ]);
  const { body, readAt: _, ...data } = model;
  tx.emit({ name: "model.trained", subjectId: id, data: { ...data, bytes: body.length } });
  tx.journal({ verb: "model.trained", subject: "label_model", subjectId: id, data: { ...data, bytes: body.length } });
  return id;
}

/** The active model with its body; `null` before the first training. */
export async function activeLabelModel(store: Store): Promise<{ id: string; body: Uint8Array<ArrayBuffer> } | null> {
  const [row] = await store.rows<{ id: string; body: Buffer }>("SELECT id, body FROM label_model WHERE active ORDER BY trained_at DESC LIMIT 1");
  return row ? { id: row.id, body: new Uint8Array(row.body) } : null;
}

/** The active model without its body, and how many examples changed since it read them. */
export async function labelModelState(store: Store): Promise<{
  model: { id: string; trainedAt: Date; rows: number; classes: number; accuracy: number | null; seconds: number } | null;
  staleExamples: number;
}> {
  const [[model], [stale]] = await Promise.all([
    store.rows<{ id: string; trainedAt: Date; rows: number; classes: number; accuracy: number | null; seconds: number }>(
      `SELECT id, trained_at AS "trainedAt", rows, classes, accuracy, seconds FROM label_model WHERE active ORDER BY trained_at DESC LIMIT 1`,
    ),
    store.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM example WHERE state <> 'candidate'
       AND updated_at > coalesce((SELECT max(trained_at) FROM label_model WHERE active), '-infinity'::timestamptz)`,
    ),
  ]);
  return { model: model ?? null, staleExamples: stale?.count ?? 0 };
}
