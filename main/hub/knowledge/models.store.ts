/** Trained label models: one is active, earlier ones are kept so that what a change gained can be seen. */
import { newId } from "../kernel/ids.ts";
import { keepSetting, type Store, settingOf, type Tx } from "../store/index.ts";

/** A trained model as it is kept. `seconds` is how long training took, `accuracy` by cross-validation, `readAt` when its examples were read. */
export interface TrainedModel {
  body: Uint8Array;
  rows: number;
  classes: number;
  accuracy: number | null;
  seconds: number;
  readAt: Date;
}

/** Models that may be returned to, the active one among them; of older ones the body is emptied. */
const KEPT_BODIES = 5;

/** Keeps a model and makes it the active one; emits `model.trained`. Bodies of the oldest are emptied. */
export async function keepLabelModel(tx: Tx, model: TrainedModel): Promise<string> {
  const id = newId(tx.at.getTime());
  tx.run("UPDATE label_model SET active = false WHERE active");
  tx.run("INSERT INTO label_model (id, trained_at, rows, classes, accuracy, seconds, body, active) VALUES ($1, $2, $3, $4, $5, $6, $7, true)", [
    id,
    model.readAt,
    model.rows,
    model.classes,
    model.accuracy,
    model.seconds,
    Buffer.from(model.body),
  ]);
  tx.run(
    "UPDATE label_model SET body = ''::bytea WHERE NOT active AND id NOT IN (SELECT id FROM label_model ORDER BY trained_at DESC, label_model.id DESC LIMIT $1)",
    [KEPT_BODIES],
  );
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

/** Makes a kept version the active one. `false` when it is not there, has no body any more, or is active already. */
export async function returnToModel(tx: Tx, id: string): Promise<boolean> {
  const [row] = await tx.rows<Omit<TrainedModel, "body" | "readAt"> & { bytes: number }>(
    `WITH off AS (UPDATE label_model SET active = false WHERE active AND id <> $1
       AND EXISTS (SELECT 1 FROM label_model kept WHERE kept.id = $1 AND length(kept.body) > 0 AND NOT kept.active))
     UPDATE label_model SET active = true WHERE id = $1 AND length(body) > 0 AND NOT active RETURNING rows, classes, accuracy, seconds, length(body) AS bytes`,
    [id],
  );
  if (!row) return false;
  tx.emit({ name: "model.trained", subjectId: id, data: row });
  tx.journal({ verb: "model.returned_to", subject: "label_model", subjectId: id, data: { rows: row.rows, classes: row.classes, accuracy: row.accuracy } });
  return true;
}

const CURVE = "label_model.curve";

export interface Curve {
  points: { rows: number; asked: number; right: number }[];
  measuredAt: string;
}

/** The learning curve as it was last measured. */
export function curveKept(store: Store): Promise<Curve | null> {
  return settingOf<Curve>(store, CURVE);
}

/** Keeps the learning curve as it was measured now. */
export async function keepCurve(tx: Tx, points: Curve["points"]): Promise<void> {
  await keepSetting(tx, CURVE, { points, measuredAt: tx.at.toISOString() });
  tx.journal({ verb: "model.curve_measured", subject: "label_model", subjectId: "active", data: { points: points.length } });
}
