/** The one carrier: typed calls and the live stream to the hub that served this page. */
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/fetch";
import type { ContractRouterClient, InferContractRouterOutputs } from "@orpc/contract";
import { createTanstackQueryUtils } from "@orpc/tanstack-query";
import type { Contract } from "../../main/hub/contract/index.ts";
import { patientFetch } from "./patience.ts";

export type HubClient = ContractRouterClient<Contract>;
export type Outputs = InferContractRouterOutputs<Contract>;

/** A plain form post from another site cannot set this header, so that it cannot act with our cookie. */
const link = new RPCLink({
  // Of a window or of the worker beside all of them.
  url: () => new URL("/rpc", globalThis.location.href).href,
  headers: { "x-csrf-token": "orpc" },
  fetch: (...[request, init, { context }, path]) => patientFetch(request, { init, context, path }),
});

export const hub: HubClient = createORPCClient(link);
/** Query and mutation options for every entry of the contract. */
export const api = createTanstackQueryUtils(hub);
