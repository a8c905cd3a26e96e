/** Keeps where an agent's work stands after each step in the hub's own database, so that a hub that was killed goes on from there. */
import { BaseCheckpointSaver, type Checkpoint, type CheckpointMetadata, type CheckpointTuple } from "@langchain/langgraph";
import type { GraphStep, GraphWrite } from "../../main/hub/contract/models.ts";
import type { ModelClient } from "./ledger.ts";

type Config = Parameters<BaseCheckpointSaver["put"]>[0];

/** Writes of the library's own have places of their own below zero, so that they never meet a step's. */
const ownPlaces: Readonly<Record<string, number>> = { __error__: -1, __scheduled__: -2, __interrupt__: -3, __resume__: -4 };

interface At {
  thread: string;
  namespace: string;
  stepId: string | undefined;
}

/** See above. The thread's id begins with the case's (`<case>/…`). */
export class Checkpoints extends BaseCheckpointSaver {
  readonly #client: ModelClient;

  constructor(client: ModelClient) {
    super();
    this.#client = client;
  }

  override async getTuple(config: Config): Promise<CheckpointTuple | undefined> {
    const { thread, namespace, stepId } = placeOf(config);
    const { steps } = await this.#client.steps({ thread, namespace, limit: 1, ...(stepId === undefined ? {} : { id: stepId }) });
    const [step] = steps;
    return step && this.#tupleOf(step);
  }

  override async *list(config: Config, options: { limit?: number; before?: Config } = {}): AsyncGenerator<CheckpointTuple> {
    const { thread, namespace } = placeOf(config);
    const before = options.before && placeOf(options.before).stepId;
    const { steps } = await this.#client.steps({ thread, namespace, limit: Math.min(100, options.limit ?? 100), ...(before === undefined ? {} : { before }) });
    for (const step of steps) yield this.#tupleOf(step);
  }

  override async put(config: Config, checkpoint: Checkpoint, metadata: CheckpointMetadata): Promise<Config> {
    const { thread, namespace, stepId } = placeOf(config);
    const [[type, body], [, told]] = await Promise.all([this.serde.dumpsTyped(checkpoint), this.serde.dumpsTyped(metadata)]);
    const caseId = thread.slice(0, thread.indexOf("/"));
    await this.#client.keepStep({
      thread,
      namespace,
      id: checkpoint.id,
      caseId,
      parentId: stepId ?? null,
      type,
      body: new Uint8Array(body),
      metadata: new Uint8Array(told),
    });
    return configOf({ thread, namespace, stepId: checkpoint.id });
  }

  override async putWrites(...[config, writes, taskId, taskPath = ""]: Parameters<BaseCheckpointSaver["putWrites"]>): Promise<void> {
    const { thread, namespace, stepId } = placeOf(config);
    if (stepId === undefined) throw new Error(`writes of ${thread} belong to no step`);
    const kept = await Promise.all(
      writes.map(async ([channel, value], at): Promise<GraphWrite> => {
        const [type, body] = await this.serde.dumpsTyped(value);
        return { taskId, taskPath, place: ownPlaces[channel] ?? at, channel, type, body: new Uint8Array(body) };
      }),
    );
    await this.#client.keepWrites({ thread, namespace, stepId, writes: kept });
  }

  override async deleteThread(thread: string): Promise<void> {
    await this.#client.dropSteps({ caseId: thread.slice(0, thread.indexOf("/")), keep: null });
  }

  async #tupleOf(step: GraphStep & { writes: GraphWrite[] }): Promise<CheckpointTuple> {
    const { thread, namespace, id, parentId } = step;
    const pendingWrites = await Promise.all(
      step.writes.map(async ({ taskId, channel, type, body }) => [taskId, channel, await this.serde.loadsTyped(type, body)] as [string, string, unknown]),
    );
    return {
      config: configOf({ thread, namespace, stepId: id }),
      checkpoint: (await this.serde.loadsTyped(step.type, step.body)) as Checkpoint,
      metadata: (await this.serde.loadsTyped("json", step.metadata)) as CheckpointMetadata,
      pendingWrites,
      ...(parentId === null ? {} : { parentConfig: configOf({ thread, namespace, stepId: parentId }) }),
    };
  }
}

function placeOf({ configurable }: Config): At {
  const { thread_id: thread, checkpoint_ns: namespace = "", checkpoint_id: stepId } = (configurable ?? {}) as Record<string, string | undefined>;
  if (thread === undefined) throw new Error("work without a thread");
  return { thread, namespace, stepId: stepId || undefined };
}

const configOf = ({ thread, namespace, stepId }: At): Config => ({ configurable: { thread_id: thread, checkpoint_ns: namespace, checkpoint_id: stepId } });
