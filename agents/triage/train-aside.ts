/** Trains on a thread of its own, so that nobody waits while a model is made. */
import { Worker } from "node:worker_threads";
import type { LabelledText } from "./model/index.ts";
import type { WantExample } from "./wants/index.ts";

export interface Trained {
  body: Uint8Array<ArrayBuffer>;
  classes: number;
  accuracy: number | null;
  seconds: number;
}
export type TrainerSays = { progress: number } | { trained: Trained };

/** Trains the label model on `rows`; `onProgress` is told 0…1. @throws what the thread threw. */
export function trainAside(rows: readonly LabelledText[], onProgress: (share: number) => void): Promise<Trained> {
  return aside<TrainerSays, Trained>(new Worker(new URL("./train-worker.ts", import.meta.url), { workerData: rows }), (says) => {
    if ("trained" in says) return says.trained;
    onProgress(says.progress);
    return null;
  });
}

/** Makes the model of wants and gives its bytes. @throws what the thread threw. */
export function trainWantsAside(rows: readonly WantExample[]): Promise<Uint8Array<ArrayBuffer>> {
  return aside<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>(
    new Worker(new URL("./wants-worker.ts", import.meta.url), { workerData: rows }),
    (body) => body,
  );
}

/** Waits until `read` makes a result of something the thread said. */
function aside<Says, Made>(worker: Worker, read: (says: Says) => Made | null): Promise<Made> {
  return new Promise((resolve, reject) => {
    worker.on("message", (says: Says) => {
      const made = read(says);
      if (made !== null) resolve(made);
    });
    worker.once("error", reject);
    worker.once("exit", (code) => (code === 0 ? undefined : reject(new Error(`training ended with ${code}`))));
  });
}
