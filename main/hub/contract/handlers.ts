/** What a room must offer to answer its part of the contract; the carriers (HTTP, in-process) are built from it. */
import type { InferSchemaInput, InferSchemaOutput, Schema } from "@orpc/contract";
import type { Result } from "../kernel/result.ts";
import type { RefusalCode } from "./errors.ts";

/** One entry's answer: the checked input and who asks; expected refusals are returned. */
export type Handler<Input, Output, Who> = (input: Input, principal: Who) => Promise<Result<Output, RefusalCode>>;

type Declared = { "~orpc": { inputSchema?: unknown; outputSchema?: unknown } };
type SchemaOf<Declaration> = Extract<Declaration, Schema<unknown, unknown>>;
type InputOf<Entry extends Declared> = InferSchemaOutput<SchemaOf<NonNullable<Entry["~orpc"]["inputSchema"]>>>;
type OutputOf<Entry extends Declared> = InferSchemaInput<SchemaOf<NonNullable<Entry["~orpc"]["outputSchema"]>>>;

/** Handlers of a part of the contract, by name. `Who` is the principal of `access/`. */
export type HandlersOf<Part, Who> = {
  [Name in keyof Part]: Part[Name] extends Declared ? Handler<InputOf<Part[Name]>, OutputOf<Part[Name]>, Who> : HandlersOf<Part[Name], Who>;
};
