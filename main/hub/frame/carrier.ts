/**
 * Carries the contract: one router, built from its declarations and the rooms' handlers. Callers over HTTP and inside
 * the process go through the same permission check, the same validation and the same closed list of refusals.
 */
import { type AnyContractProcedure, type ContractRouterClient, isContractProcedure, ValidationError } from "@orpc/contract";
import { type AnyMiddleware, type AnyProcedure, createRouterClient, ORPCError, Procedure, type Router } from "@orpc/server";
import { may, noDoor, type Principal, type SessionCaller, type Streams, scopesFor } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import { type Contract, contract, type Meta, type Permission, type RefusalCode, refusals } from "../contract/index.ts";
import { oddInput } from "../contract/input.ts";
import { fieldOf } from "../contract/rest/problems.ts";
import type { Refusal, Result } from "../kernel/result.ts";
import { shownTrace, traceNow } from "../kernel/trace.ts";
import { faultLine, isPassing } from "../store/index.ts";
import type { Subscribe } from "./live.ts";
import { liveOf } from "./live-session.ts";
import type { Platform } from "./platform.ts";

/** Parts that also see the door their caller came through. */
const atTheDoor = ["session", "account"] as const;
type AtTheDoor = (typeof atTheDoor)[number];

/** Every room's answer to its part of the contract. */
export type HubHandlers = { [Part in Exclude<keyof Contract, AtTheDoor | "live">]: HandlersOf<Contract[Part], Principal> } & {
  [Part in AtTheDoor]: HandlersOf<Contract[Part], SessionCaller>;
};

/** What is carried: the hub, as far as a carrier needs it. */
export interface Carried {
  handlers: HubHandlers;
  subscribe: Subscribe;
  streams: Streams;
  platform: Pick<Platform, "log">;
}

/** What every call brings along: who calls, through which door. */
export type CallContext = SessionCaller;

/** The contract with every entry answered. */
export type CarriedRouter = Router<Contract, CallContext>;

/** What callers see of a refusal beside its code and Chinese sentence. */
interface RefusalData {
  en: string;
  details: Refusal["details"] | null;
}

/** The router both carriers serve. */
export function carry(hub: Carried): CarriedRouter {
  const tree = Object.fromEntries(
    Object.entries(contract).map(([part, entries]) => [
      part,
      Object.fromEntries(
        Object.entries(entries)
          .filter((pair): pair is [string, AnyContractProcedure] => isContractProcedure(pair[1]))
          .map(([name, declared]) => [name, answered({ hub, declared, place: `${part}.${name}`, answer: answerOf(hub, part, name) })]),
      ),
    ]),
  );
  return tree as unknown as CarriedRouter;
}

/** A typed client for callers inside the process (the agents), under their own principal. */
export function inProcessClient(hub: Carried, principal: Principal): ContractRouterClient<Contract> {
  const context: CallContext = { principal, door: noDoor };
  return createRouterClient(carry(hub), { context }) as ContractRouterClient<Contract>;
}

/** An error of the closed list, as it travels. `sentence` is Chinese; without it the list's own is used. */
export function refusalError(code: RefusalCode, sentence?: string, details?: Refusal["details"]): ORPCError<RefusalCode, RefusalData> {
  const { status, zh, en } = refusals[code];
  return new ORPCError(code, { status, message: sentence || zh, data: { en, details: details ?? null } });
}

type Answer = (input: unknown, call: CallContext, signal?: AbortSignal) => Promise<Result<unknown, RefusalCode>>;

function answerOf(hub: Carried, part: string, name: string): Answer {
  if (part === "live") return async (_input, call, signal) => liveOf(hub, call, signal);
  const room = (hub.handlers as unknown as Record<string, Record<string, (input: unknown, who: unknown) => Promise<Result<unknown, RefusalCode>>>>)[part];
  const handler = room?.[name];
  if (!handler) throw new Error(`nobody answers ${part}.${name}`);
  return atTheDoor.some((one) => one === part) ? (input, call) => handler(input, call) : (input, call) => handler(input, call.principal);
}

function answered(entry: { hub: Carried; declared: AnyContractProcedure; place: string; answer: Answer }): AnyProcedure {
  const { hub, declared, place, answer } = entry;
  const { permission } = declared["~orpc"].meta as Meta;
  const guard: AnyMiddleware = async ({ context, next }, input) => {
    const { principal } = context as CallContext;
    if (!may(principal, permission)) throw notAllowed(principal, permission);
    // What agents and keys bring is made fit to be kept instead: words of buyers and models are what they are.
    const odd = principal.kind === "operator" || principal.kind === "nobody" ? oddInput(input) : null;
    if (odd) throw refusalError("BAD_INPUT", `${refusals.BAD_INPUT.zh}（${odd.at === "" ? "" : `${odd.at} `}${odd.problem}）`, { ...odd });
    try {
      return await next();
    } catch (fault) {
      throw asRefusal(fault, (line) => hub.platform.log("error", `${place}: ${line}`));
    }
  };
  // Both checks stand behind the guard: a stranger learns nothing of the shapes, and a wrong answer of ours is a surprise like any other.
  return new Procedure({
    ...declared["~orpc"],
    middlewares: [guard],
    inputValidationIndex: 1,
    outputValidationIndex: 1,
    handler: async ({ input, context, signal }) => {
      const result = await answer(input, context as CallContext, signal);
      if (!result.ok) throw refusalError(result.refusal.code, result.refusal.message, result.refusal.details);
      return result.value;
    },
  });
}

/** Where the database went away within a call, all of it was saved or nothing. */
const UNSURE = {
  zh: "数据库在这一刻断开，正在自动恢复；是否已经保存，以恢复后看到的为准。",
  en: "The database went away in this moment and is being brought back; whether this was saved is seen when it is back.",
};

function notAllowed(principal: Principal, permission: Permission): ORPCError<RefusalCode, RefusalData> {
  if (principal.kind !== "key") return refusalError(principal.kind === "nobody" ? "NOT_SIGNED_IN" : "NOT_ALLOWED");
  const needed = scopesFor(permission);
  const either = { zh: needed.join(" 或 "), en: needed.join(" or ") };
  return refusalError("NOT_ALLOWED", `这个密钥没有这项权限，需要 ${either.zh}。`, { en: `This key does not have the scope ${either.en}.` });
}

/** Turns whatever was thrown into an error of the closed list; surprises are written down once and shown without their inside. */
export function asRefusal(fault: unknown, log: (line: string) => void): ORPCError<RefusalCode, RefusalData> {
  if (fault instanceof ORPCError) {
    if (fault.code in refusals) return fault as ORPCError<RefusalCode, RefusalData>;
    if (fault.status >= 400 && fault.status < 500) return badInput(fault);
  }
  const cause = fault instanceof ORPCError && fault.cause instanceof ValidationError ? describe(fault.cause) : null;
  log(cause ? `the answer does not fit the contract: ${cause.at} ${cause.problem}` : faultLine(fault));
  if (isPassing(fault)) return refusalError("UNAVAILABLE", UNSURE.zh, { en: UNSURE.en });
  const trace = traceNow();
  if (trace === undefined) return refusalError("INTERNAL");
  // By this whoever runs the program finds the line.
  const { zh, en } = refusals.INTERNAL;
  return refusalError("INTERNAL", `${zh}（编号 ${shownTrace(trace)}）`, { en: `${en} (${shownTrace(trace)})`, trace });
}

function badInput(fault: ORPCError<string, unknown>): ORPCError<RefusalCode, RefusalData> {
  const cause = fault.cause instanceof ValidationError ? describe(fault.cause) : null;
  const refusal = cause?.at ? refusalError("BAD_INPUT", `${refusals.BAD_INPUT.zh}（${cause.at}）`, cause) : refusalError("BAD_INPUT");
  // Not told to every caller; the public interface names each field by it.
  refusal.cause = fault.cause;
  return refusal;
}

function describe(error: ValidationError): { at: string; problem: string } {
  const [issue] = error.issues;
  return { at: issue ? fieldOf(issue) : "", problem: issue?.message ?? "" };
}
