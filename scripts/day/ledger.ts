import type { Demo } from "../../main/demo/index.ts";

/** What the channels sent and paid. */
export type Ledger = Awaited<ReturnType<Demo["ledger"]>>;
