import { actorName, type Principal } from "../../access/index.ts";
import type { BatchView } from "../../contract/batches.ts";
import type { HandlersOf } from "../../contract/handlers.ts";
import type { Contract } from "../../contract/index.ts";
import { withheldTold } from "../../contract/withheld.ts";
import { ok, type Result, refuse } from "../../kernel/result.ts";
import { maskText } from "../../masking/index.ts";
import { commit, type Store, type Tx } from "../../store/index.ts";
import { examplesOfBatch } from "../examples.store.ts";
import { cancelBatch, createBatch, dropBatch, measureBatch, publishBatch, putInBatch, rollBackBatch } from "./batches.commands.ts";
import { batchById, listBatches, templateRows } from "./batches.store.ts";
import { clashesIn } from "./clashes.ts";
import { ENOUGH } from "./figures.ts";
import { askedOf } from "./questions.ts";

/** What answering about batches needs from outside. */
export interface BatchDeps {
  /** Answers kept apart: in the shop's own words, and in the demonstration's. */
  held(): Promise<{ own: string[]; others: string[] }>;
  /** What nothing could answer, as buyers wrote it. */
  gaps(): Promise<{ want: string; why: string; count: number; caseId: string; number: string; question: string }[]>;
  /** What the model had called cases that somebody judged afterwards. */
  judged(): Promise<{ judged: number; cells: { truth: string; guess: string; count: number; cases: { caseId: string; number: string }[] }[] }>;
  /** Asks for a training of the label model: what went live or was taken back is to be learnt. */
  askRetrain(): Promise<void>;
}

/** Answers `contract.training`. */
export function batchHandlers(store: Store, deps: BatchDeps): HandlersOf<Contract["training"], Principal> {
  const shown = async (id: string): Promise<Result<{ batch: BatchView }, "NOT_FOUND">> => {
    const batch = await batchById(store, id);
    return batch ? ok({ batch }) : refuse("NOT_FOUND", "没有这个批次。");
  };
  const change = async <Code extends string>(
    principal: Principal,
    id: string,
    write: (tx: Tx) => Promise<Result<unknown, Code>>,
  ): Promise<Result<{ batch: BatchView }, Code | "NOT_FOUND">> => {
    const done = await commit(store, actorName(principal), write);
    return done.ok ? shown(id) : done;
  };
  return {
    list: async () => {
      const [batches, held] = await Promise.all([listBatches(store), deps.held()]);
      return ok({ batches, held: { own: held.own.length, others: held.others.length, enough: ENOUGH } });
    },
    gaps: async () => ok({ rows: (await deps.gaps()).map((gap) => ({ ...gap, why: withheldTold(gap.why), question: maskText(gap.question) })) }),
    confusion: async () => ok(await deps.judged()),
    get: async ({ id }) => {
      const found = await shown(id);
      if (!found.ok) return found;
      const examples = await examplesOfBatch(store, id);
      return ok({ ...found.value, examples, clashes: clashesIn(examples) });
    },
    create: async (input, principal) => shown(await commit(store, actorName(principal), (tx) => createBatch(tx, input))),
    put: (input, principal) => change(principal, input.id, (tx) => putInBatch(tx, input, input)),
    measure: async (input, principal) => {
      const total = askedOf(await deps.held(), await templateRows(store)).all.length;
      return change(principal, input.id, (tx) => measureBatch(tx, input, total));
    },
    cancel: (input, principal) => change(principal, input.id, (tx) => cancelBatch(tx, input)),
    publish: async (input, principal) => {
      const done = await change(principal, input.id, (tx) => publishBatch(tx, input, input.anyway));
      if (done.ok) await deps.askRetrain();
      return done;
    },
    rollBack: async (input, principal) => {
      const done = await commit(store, actorName(principal), (tx) => rollBackBatch(tx, input));
      if (!done.ok) return done;
      await deps.askRetrain();
      const found = await shown(input.id);
      return found.ok ? ok({ ...found.value, kept: done.value.kept }) : found;
    },
    drop: async (input, principal) => {
      const done = await commit(store, actorName(principal), (tx) => dropBatch(tx, input));
      return done.ok ? ok({ ok: true as const }) : done;
    },
  };
}
