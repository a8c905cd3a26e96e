/** The store cannot work, and a person can do something about it: the sentence says what. Ends the program with exit code 1. */
export class StoreFault extends Error {
  readonly chinese: string;
  readonly english: string;
  constructor(chinese: string, english: string) {
    super(`${chinese} ${english}`);
    this.name = "StoreFault";
    this.chinese = chinese;
    this.english = english;
  }
}

/**
 * SQLSTATEs by which a server says that it cannot just now: connection (08), resources such as disk and memory (53), ended by an operator
 * or starting (57P), a system's error (58), a deadlock or a write that came between (40), a lock not had (55P03), a standby that is
 * read-only during a fail-over (25006).
 */
const PASSING_STATE = /^(?:08...|53...|57P0[1-5]|58...|40001|40P01|55P03|25006)$/;
/** The same of sockets, files, Prisma, and our own contract's word for it. */
const PASSING_CODE =
  /^(?:UNAVAILABLE|E(?:CONNREFUSED|CONNRESET|CONNABORTED|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOTFOUND|AI_AGAIN|NOSPC|IO|DQUOT|MFILE|NFILE)|P1001|P1002|P1008|P1017|P2024|P2034)$/;
const PASSING_WORDS =
  /Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|Connection ended|terminating connection|the database system is (?:starting up|shutting down|in recovery)|Cannot use a pool after calling end|Client was closed/;

/**
 * Whether a fault is the world's and not that of what was worked on: the same work may succeed a moment later, unchanged. Connections
 * that ended, a full disk, deadlocks and the like; looks through what wraps it.
 */
export function isPassing(fault: unknown): boolean {
  for (let at: unknown = fault, depth = 0; at !== null && typeof at === "object" && depth < 6; depth += 1) {
    const { code, message, errors, meta, cause } = at as { code?: unknown; message?: unknown; errors?: unknown; meta?: { code?: unknown }; cause?: unknown };
    for (const each of [code, meta?.code]) if (typeof each === "string" && (PASSING_STATE.test(each) || PASSING_CODE.test(each))) return true;
    if (typeof message === "string" && PASSING_WORDS.test(message)) return true;
    if (Array.isArray(errors) && errors.some(isPassing)) return true;
    at = cause;
  }
  return false;
}

/** A fault for the log: one line of what passes, all that is known of what should not have happened. */
export function faultLine(fault: unknown): string {
  if (!(fault instanceof Error)) {
    // Libraries hand on what an error said in an object of their own.
    const { message } = (fault ?? {}) as { message?: unknown };
    return typeof message === "string" ? `${isPassing(fault) ? "passing: " : ""}${message.split("\n")[0]}` : String(fault);
  }
  if (!isPassing(fault)) return fault.stack ?? fault.message;
  const { code } = fault as { code?: unknown };
  return `passing: ${fault.message.split("\n")[0] || fault.name}${typeof code === "string" ? ` (${code})` : ""}`;
}
