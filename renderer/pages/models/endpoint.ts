import type { Outputs } from "../../client/rpc.ts";

/** An endpoint as this page shows it. */
export type Endpoint = Outputs["models"]["get"]["endpoints"][number];
