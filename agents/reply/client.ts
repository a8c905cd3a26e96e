import type { ContractRouterClient } from "@orpc/contract";
import type { Contract } from "../../main/hub/contract/index.ts";

/** The reply agent's part of the contract. */
export type ReplyClient = ContractRouterClient<Pick<Contract, "reply">>;
