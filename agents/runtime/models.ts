/** The only place that knows model vendors. Every OpenAI-compatible endpoint will do, through LangChain, streamed, limited in time and written down. */
import { HumanMessage, SystemMessage } from "@langchain/core/messages";
import { ChatOpenAI } from "@langchain/openai";
import type { CallBegin, CallEnd, UsableEndpoint } from "../../main/hub/contract/index.ts";
import type { ModelProblem } from "../../main/hub/contract/words.ts";
import { ok, type Result, refuse } from "../../main/hub/kernel/result.ts";
import { spanned } from "../../main/hub/kernel/span.ts";
import { afterStatus, isBadQuestion, problemOf } from "./problems.ts";
import { noTracing } from "./quiet.ts";

/** What is asked, and what comes with it. */
export interface Question {
  system: string;
  user: string;
  /** The prompt and its version (`reply/suggest@2`). */
  prompt: string;
  caseId: string | null;
  maxTokens: number;
  /** Ends the call; its reason is the problem that is told. */
  signal?: AbortSignal;
  /** The last look before words leave: what may not, or `null`. */
  leaks(text: string): string | null;
  /** The answer as far as it has come. */
  onText?(text: string): void;
}

/** What came back. */
export interface Written {
  text: string;
  costMicro: number;
  totalMs: number;
}

/** Where every call is written down before it is made. `BUDGET_USED` when its money is not there. */
export interface Ledger {
  begins(call: CallBegin): Promise<Result<{ callId: string }, ModelProblem>>;
  ends(call: CallEnd): Promise<void>;
}

/** An endpoint that can be asked. */
export interface ChatModel {
  readonly endpoint: UsableEndpoint;
  /** Writes an answer; whatever goes wrong is returned as one of the known problems. */
  ask(question: Question): Promise<Result<Written, ModelProblem>>;
}

/** Longer answers are no answers. */
const LONGEST = 20_000;

/** Opens an endpoint. Nothing is sent before the first question. */
export function openChatModel(endpoint: UsableEndpoint, ledger: Ledger): ChatModel {
  noTracing();
  // Some endpoints know neither forms nor temperatures: they are asked plainly from then on.
  let plainly = false;
  return {
    endpoint,
    ask: async (question) => {
      const first = await askSeen({ endpoint, ledger, plainly }, question);
      if (first.ok || plainly || !isBadQuestion(first.refusal)) return first;
      plainly = true;
      return askSeen({ endpoint, ledger, plainly }, question);
    },
  };
}

interface Asking {
  endpoint: UsableEndpoint;
  ledger: Ledger;
  plainly: boolean;
}

/** The same for whoever looks on from outside: which endpoint and prompt, how it ended; never words. */
function askSeen(asking: Asking, question: Question): Promise<Result<Written, ModelProblem>> {
  const { prompt, caseId } = question;
  const fields = { endpoint: asking.endpoint.id, prompt, ...(caseId === null ? {} : { case: caseId }) };
  return spanned({ name: "call model", side: "client", fields }, async (tell) => {
    const answer = await askOnce(asking, question);
    tell({ code: answer.ok ? "OK" : answer.refusal.code });
    return answer;
  });
}

async function askOnce({ endpoint, ledger, plainly }: Asking, question: Question): Promise<Result<Written, ModelProblem>> {
  const { limits } = endpoint;
  const began = performance.now();
  const stop = new AbortController();
  const late = (): void => stop.abort("slow" satisfies ModelProblem);
  const ended = (): void => stop.abort(question.signal?.reason ?? "stopped");
  question.signal?.addEventListener("abort", ended, { once: true });
  if (question.signal?.aborted) ended();
  let callId: string | null = null;
  let waiting = setTimeout(late, limits.connectMs);
  const whole = setTimeout(late, limits.totalMs);
  const send: typeof fetch = async (address, init) => {
    const sent = typeof init?.body === "string" ? init.body : "";
    const leak = question.leaks(sent);
    if (leak !== null) throw new Stopped("unmasked");
    const begun = await ledger.begins({
      endpointId: endpoint.id,
      caseId: question.caseId,
      prompt: question.prompt,
      sent,
      mayCostMicro: mostOf(endpoint, sent, question),
    });
    if (!begun.ok) throw new Stopped(begun.refusal.code);
    callId = begun.value.callId;
    // A key goes to the address it was given for and to no other.
    const answer = await fetch(address, { ...init, redirect: "error", signal: stop.signal });
    clearTimeout(waiting);
    waiting = setTimeout(late, limits.firstMs);
    return answer;
  };
  const client = new ChatOpenAI({
    model: endpoint.model,
    apiKey: endpoint.key || "none",
    configuration: { baseURL: endpoint.baseUrl, fetch: send, organization: null, project: null },
    maxTokens: question.maxTokens,
    maxRetries: 0,
    streaming: true,
    ...(plainly ? { streamUsage: false } : { temperature: 0.2, modelKwargs: { response_format: { type: "json_object" } } }),
  });
  let text = "";
  let firstMs: number | null = null;
  let usage: { input_tokens: number; output_tokens: number } | undefined;
  let outcome: Result<null, ModelProblem> = ok(null);
  try {
    const answer = await client.stream([new SystemMessage(question.system), new HumanMessage(question.user)], { signal: stop.signal, callbacks: [] });
    for await (const piece of answer) {
      clearTimeout(waiting);
      waiting = setTimeout(late, limits.silenceMs);
      usage = piece.usage_metadata ?? usage;
      const more = typeof piece.content === "string" ? piece.content : "";
      if (more === "") continue;
      firstMs ??= Math.round(performance.now() - began);
      text += more;
      if (text.length > LONGEST) throw new Stopped("form");
      question.onText?.(text);
    }
    if (text.trim() === "") outcome = refuse("empty", "模型没有给出内容");
  } catch (fault) {
    outcome = faultOf(fault as Error, { stop: stop.signal, hasWords: text !== "" });
  } finally {
    clearTimeout(waiting);
    clearTimeout(whole);
    question.signal?.removeEventListener("abort", ended);
  }
  const totalMs = Math.round(performance.now() - began);
  // Who counts nothing is counted by length: a budget that silence could empty would be none.
  const wasRefused = !outcome.ok && refusedWhole.has(outcome.refusal.code);
  const tokensIn = callId === null || wasRefused ? 0 : (usage?.input_tokens ?? tokensOf(question.system + question.user));
  const tokensOut = usage?.output_tokens ?? tokensOf(text);
  const costMicro = costOf(endpoint, tokensIn, tokensOut);
  const problem = outcome.ok ? null : outcome.refusal.code;
  if (callId !== null) await ledger.ends({ callId, problem, received: text, tokensIn, tokensOut, costMicro, firstMs, totalMs });
  return outcome.ok ? ok({ text, costMicro, totalMs }) : outcome;
}

/** An endpoint that says so has not read the question, and asks no money for it. */
const refusedWhole: ReadonlySet<ModelProblem> = new Set<ModelProblem>(["unreachable", "key", "name", "refused", "limited", "failed"]);

/** The call was ended by us, for this reason. */
class Stopped extends Error {
  readonly problem: ModelProblem;
  constructor(problem: ModelProblem) {
    super(problem);
    this.problem = problem;
  }
}

function faultOf(fault: Error & { status?: number; cause?: unknown }, at: { stop: AbortSignal; hasWords: boolean }): Result<never, ModelProblem> {
  const own = [fault, fault.cause].find((one): one is Stopped => one instanceof Stopped);
  if (own) return refuse(own.problem, own.problem);
  if (at.stop.aborted) return refuse(at.stop.reason as ModelProblem, String(at.stop.reason));
  const problem = problemOf(fault, at.hasWords);
  return refuse(problem, fault.status === undefined ? problem : afterStatus(fault.status));
}

/** Tokens of a text where nobody counted them: about one a Chinese sign, fewer in other writings. */
const tokensOf = (text: string): number => Math.ceil(text.length * 0.8);

/** Millionths of a yuan; prices are fen for a million tokens. */
function costOf({ priceInFen, priceOutFen }: UsableEndpoint, tokensIn: number, tokensOut: number): number {
  return Math.ceil((tokensIn * priceInFen + tokensOut * priceOutFen) / 100);
}

const mostOf = (endpoint: UsableEndpoint, sent: string, { maxTokens }: Question): number => costOf(endpoint, tokensOf(sent), maxTokens);
