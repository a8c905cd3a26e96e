import type { Outputs } from "../../client/rpc.ts";

/** What waits at one shop for one cause, as the hub tells it. */
export type Group = Outputs["waiting"]["board"]["groups"][number];
