import type { Store } from "../store/index.ts";

export interface ModelVersion {
  id: string;
  trainedAt: Date;
  /** Who had asked for a training since the one before; `null`: nobody, it came of itself. */
  byName: string | null;
  rows: number;
  classes: number;
  accuracy: number | null;
  active: boolean;
  kept: boolean;
}

/** Label models, the newest first. */
export function modelVersions(store: Store): Promise<ModelVersion[]> {
  return store.rows(
    `SELECT m.id, m.trained_at AS "trainedAt", m.rows, m.classes, m.accuracy, m.active, length(m.body) > 0 AS kept,
       (SELECT coalesce(o.name, j.actor) FROM journal_line j LEFT JOIN operator o ON j.actor = 'operator:' || o.id
        WHERE j.subject = 'label_model' AND j.subject_id = 'active' AND j.verb = 'model.retrain_asked' AND j.at <= m.trained_at
          AND j.at > coalesce((SELECT max(before.trained_at) FROM label_model before WHERE before.trained_at < m.trained_at), '-infinity'::timestamptz)
        ORDER BY j.at DESC LIMIT 1) AS "byName"
     FROM label_model m ORDER BY m.trained_at DESC, m.id DESC LIMIT 20`,
  );
}
