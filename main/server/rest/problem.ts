/** Errors of the public interface as problem details (RFC 9457): Chinese first, English beside it, each wrong field named. */
import { ORPCError } from "@orpc/server";
import type { FastifyReply } from "fastify";
import { type RefusalCode, refusals } from "../../hub/contract/index.ts";
import { type FieldProblem, fieldProblems, type Issue } from "../../hub/contract/rest/problems.ts";
import { asRefusal } from "../../hub/frame/door.ts";
import { RETRY_AFTER_S } from "../places.ts";

/** What goes wrong before a call reaches the hub. */
export class RestProblem extends Error {
  readonly code: RefusalCode;
  readonly more: More;
  constructor(code: RefusalCode, more: More = {}) {
    super(more.en ?? refusals[code].en);
    this.code = code;
    this.more = more;
  }
}

interface More {
  /** What happened this time, where that is more than the code says. */
  zh?: string;
  en?: string;
  errors?: FieldProblem[];
  /** Where a body is not JSON; both from 1. */
  line?: number;
  column?: number;
}

/** The body of an answer that is an error. */
export interface ProblemDetails extends Omit<More, "zh" | "en"> {
  /** Says more about the code when it is asked for. */
  type: string;
  title: string;
  titleEn: string;
  status: number;
  detail: string;
  detailEn: string;
  code: RefusalCode;
}

/** Problem details of a code. */
export function problemDetails(code: RefusalCode, { zh, en, ...more }: More = {}): ProblemDetails {
  const { status, zh: title, en: titleEn } = refusals[code];
  return { type: `/api/v1/problems/${code}`, title, titleEn, status, detail: zh || title, detailEn: en || titleEn, code, ...more };
}

/** An address under the interface that has no meaning. */
export const noSuchAddress = problemDetails("NOT_FOUND", { zh: "没有这个接口。", en: "There is no such address." });

/** What was thrown on the way of a call, as problem details; `input` is what was given, to say what stands in a field's place. Surprises are logged and shown without their inside. */
export function problemOf(fault: unknown, { input, log }: { input?: unknown; log(line: string): void }): ProblemDetails {
  if (fault instanceof RestProblem) return problemDetails(fault.code, fault.more);
  const byHost = fault instanceof ORPCError ? undefined : hostProblems[String((fault as { statusCode?: unknown }).statusCode)];
  if (byHost) return problemDetails(byHost);
  const refused = asRefusal(fault, log);
  const issues = (refused.cause as { issues?: readonly Issue[] } | undefined)?.issues;
  if (refused.code === "BAD_INPUT" && issues) return problemDetails("BAD_INPUT", toldOfFields(fieldProblems(issues, input)));
  const details = refused.data?.details ?? {};
  const own = refused.message === refusals[refused.code].zh ? {} : { zh: refused.message, ...(typeof details.en === "string" ? { en: details.en } : {}) };
  const { at, problem = refused.message, problemEn = refusals[refused.code].en } = details;
  if (typeof at !== "string") return problemDetails(refused.code, own);
  const error = { field: at, problem: String(problem), problemEn: String(problemEn) };
  return problemDetails(refused.code, refused.code === "BAD_INPUT" ? toldOfFields([error]) : { ...own, errors: [error] });
}

/** What the HTTP server refuses by itself, by its status. */
const hostProblems: Readonly<Record<string, RefusalCode>> = {
  "400": "BAD_INPUT",
  "404": "NOT_FOUND",
  "413": "TOO_LARGE",
  "414": "NOT_FOUND",
  "415": "UNSUPPORTED_TYPE",
};

/** Fields that do not fit, with the first one in the sentence. */
export function toldOfFields(errors: FieldProblem[]): More {
  const [first] = errors;
  const [at, atEn] = first?.field ? [`${first.field}：`, `${first.field} `] : ["", ""];
  const others = errors.length > 1 ? [`（共 ${errors.length} 处）`, ` (${errors.length} in all)`] : ["", ""];
  return first ? { zh: `${at}${first.problem}${others[0]}`, en: `${atEn}${first.problemEn}${others[1]}`, errors } : {};
}

/** Answers with a problem. */
export function sendProblem(reply: FastifyReply, problem: ProblemDetails): FastifyReply {
  const wait = (RETRY_AFTER_S as Partial<Record<RefusalCode, number>>)[problem.code];
  if (wait !== undefined) reply.header("retry-after", String(wait));
  return reply.status(problem.status).type("application/problem+json; charset=utf-8").send(JSON.stringify(problem));
}
