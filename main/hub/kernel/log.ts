/** How the house tells whoever runs it what happens. */

export type LogLevel = "debug" | "info" | "warn" | "error";

/** What a line of the log may name: things of the house by their ids, and figures. */
export interface LogFields {
  shop?: string;
  case?: string;
  action?: string;
  /** What was called, `cases.take` or `POST /api/v1/orders`. */
  call?: string;
  status?: number;
  ms?: number;
  code?: string;
}

/** One line for whoever runs the program; never secrets or a buyer's words. What names a thing goes into the fields. */
export type Log = (level: LogLevel, line: string, fields?: LogFields) => void;
