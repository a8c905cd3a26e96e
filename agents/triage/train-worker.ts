/** The thread that trains; started by `train-aside.ts`. */
import { parentPort, workerData } from "node:worker_threads";
import { type LabelledText, trainLabelModel } from "./model/index.ts";
import type { TrainerSays } from "./train-aside.ts";

const rows = workerData as LabelledText[];
const begun = performance.now();
let told = 0;
const say = (says: TrainerSays): void => parentPort?.postMessage(says);
const model = trainLabelModel(rows, {}, (progress) => {
  if (progress - told < 0.02) return;
  told = progress;
  say({ progress });
});
say({
  trained: { body: new Uint8Array(model.serialize()), classes: model.labels.length, accuracy: model.accuracy, seconds: (performance.now() - begun) / 1000 },
});
