import type { Outputs } from "../client/rpc.ts";

/** A role with the sentence of what it may. */
export type RoleTold = Outputs["people"]["list"]["roles"][number];
