import type { BulkAct } from "../../../../main/hub/contract/bulk.ts";

/** What is to be done; whatever it needs to know besides is asked for in the dialog. */
export type Asked = { [Does in BulkAct["does"]]: Does extends "action" ? Extract<BulkAct, { does: Does }> : { does: Does } }[BulkAct["does"]];
