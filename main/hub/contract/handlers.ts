/** What a room must offer to answer its part of the contract; the carriers (HTTP, in-process) are built from it. */
import type { ContractProcedure, InferSchemaInput, InferSchemaOutput } from "@orpc/contract";
import type { Result } from "../kernel/result.ts";
import type { RefusalCode } from "./errors.ts";

/** One entry's answer: the checked input and who asks; expected refusals are returned. */
export type Handler<Input, Output, Who> = (input: Input, principal: Who) => Promise<Result<Output, RefusalCode>>;

/** Handlers of a part of the contract, by name. `Who` is the principal of `access/`. */
export type HandlersOf<Part, Who> = {
  // biome-ignore lint/suspicious/noExplicitAny: the library's own variance needs it here, and nowhere else
  [Name in keyof Part]: Part[Name] extends ContractProcedure<infer In, infer Out, any, any>
    ? Handler<InferSchemaOutput<In>, InferSchemaInput<Out>, Who>
    : never;
};
