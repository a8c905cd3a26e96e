/** The thread that makes the model of wants; started by `train-aside.ts`. */
import { parentPort, workerData } from "node:worker_threads";
import { trainWantModel, type WantExample } from "./wants/index.ts";

parentPort?.postMessage(new Uint8Array(trainWantModel(workerData as WantExample[]).serialize()));
