/**
 * How a model's reply comes to be, as a graph: understand → gather → write → check → mend once → else the cards. Every step that is whole is kept
 * before the next begins.
 */
import { Annotation, END, START, StateGraph } from "../../runtime/graph.ts";
import { noTracing } from "../../runtime/quiet.ts";
import { gather, isAnswerable, nothingYet, type Reply, understand } from "./known.ts";
import { check, MOST_TRIES, type Tools, write } from "./steps.ts";

const State = Annotation.Root({
  caseId: Annotation<Reply["caseId"]>(),
  record: Annotation<Reply["record"]>(),
  wants: Annotation<Reply["wants"]>(),
  answered: Annotation<Reply["answered"]>(),
  similar: Annotation<Reply["similar"]>(),
  tries: Annotation<Reply["tries"]>(),
  draft: Annotation<Reply["draft"]>(),
  writer: Annotation<Reply["writer"]>(),
  faults: Annotation<Reply["faults"]>(),
  struck: Annotation<Reply["struck"]>(),
  passed: Annotation<Reply["passed"]>(),
  problem: Annotation<Reply["problem"]>(),
});

/** What the graph uses; a reply's own signal is asked for when it is needed. */
type GraphTools = Omit<Tools, "signal"> & { signalOf(caseId: string): AbortSignal | undefined };

/** A graph that can be run. */
export interface ReplyGraph {
  /** From where the thread stands to the end. */
  run(caseId: string, thread: string): Promise<Reply>;
}

/** Draws it. */
export function replyGraph(
  { signalOf, ...tools }: GraphTools,
  checkpointer: NonNullable<Parameters<ReturnType<typeof drawn>["compile"]>[0]>["checkpointer"],
): ReplyGraph {
  noTracing();
  const graph = drawn({ ...tools, signalOf }).compile({ checkpointer });
  return {
    run: async (caseId, thread) => {
      const config = { configurable: { thread_id: thread }, durability: "sync" as const, callbacks: [] };
      const { values, next } = await graph.getState(config);
      const isBegun = Object.keys(values as object).length > 0;
      if (isBegun && next.length === 0) return values as Reply;
      return (await graph.invoke(isBegun ? null : nothingYet(caseId), config)) as Reply;
    },
  };
}

function drawn({ signalOf, ...tools }: GraphTools) {
  const { client } = tools;
  const signal = ({ caseId }: Reply): AbortSignal => signalOf(caseId) ?? new AbortController().signal;
  return new StateGraph(State)
    .addNode("understand", (state: Reply) => understand(client, state))
    .addNode("gather", (state: Reply) => gather(client, state))
    .addNode("write", (state: Reply) => write({ ...tools, signal: signal(state) }, state))
    .addNode("check", (state: Reply) => check(state))
    .addEdge(START, "understand")
    .addEdge("understand", "gather")
    .addConditionalEdges("gather", (state: Reply) => (isAnswerable(state) ? "write" : END), ["write", END])
    .addConditionalEdges("write", (state: Reply) => (state.problem === null ? "check" : END), ["check", END])
    .addConditionalEdges("check", (state: Reply) => (state.passed === null && state.tries < MOST_TRIES ? "write" : END), ["write", END]);
}
