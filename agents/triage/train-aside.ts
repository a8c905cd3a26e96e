/** Trains on a thread of its own, so that nobody waits while a model is made. */
import { Worker } from "node:worker_threads";
import type { LabelledText } from "./model/index.ts";

export interface Trained {
  body: Uint8Array<ArrayBuffer>;
  classes: number;
  accuracy: number | null;
  seconds: number;
}
export type TrainerSays = { progress: number } | { trained: Trained };

/** Trains on `rows`; `onProgress` is told 0…1. @throws what the thread threw. */
export function trainAside(rows: readonly LabelledText[], onProgress: (share: number) => void): Promise<Trained> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./train-worker.ts", import.meta.url), { workerData: rows });
    worker.on("message", (says: TrainerSays) => {
      if ("progress" in says) onProgress(says.progress);
      else resolve(says.trained);
    });
    worker.once("error", reject);
    worker.once("exit", (code) => (code === 0 ? undefined : reject(new Error(`training ended with ${code}`))));
  });
}
