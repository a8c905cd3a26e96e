/** Writes calls down through an agent's own part of the contract. */
import type { ContractRouterClient } from "@orpc/contract";
import type { Contract } from "../../main/hub/contract/index.ts";
import { ok, refuse } from "../../main/hub/kernel/result.ts";
import type { Ledger } from "./models.ts";

/** What an agent may ask about models. */
export type ModelClient = Pick<
  ContractRouterClient<Contract>["reply"],
  "endpoints" | "callBegins" | "callEnds" | "steps" | "keepStep" | "keepWrites" | "dropSteps"
>;

/** The ledger of an agent. */
export function ledgerOf(client: Pick<ModelClient, "callBegins" | "callEnds">): Ledger {
  return {
    begins: async (call) => {
      try {
        return ok(await client.callBegins(call));
      } catch (fault) {
        const { code } = fault as { code?: string };
        if (code === "BUDGET_USED") return refuse("budget", "今天的模型预算已用完");
        if (code === "NOT_FOUND") return refuse("refused", "这个模型已被移除或停用");
        throw fault;
      }
    },
    ends: async (call) => {
      await client.callEnds(call);
    },
  };
}
