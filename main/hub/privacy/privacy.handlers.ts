import { actorName, type Principal, type Vault } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { ok } from "../kernel/result.ts";
import type { Store } from "../store/index.ts";
import { keyUses, rotateKey } from "./reseal.commands.ts";

/** What is going on in the background; whoever does it keeps it current. */
export interface Resealing {
  running: boolean;
  /** Values that did not open the last time. */
  broken: number;
}

export interface PrivacyDeps {
  store: Store;
  vault: Vault;
  resealing: Resealing;
  /** Asks for what older keys sealed to be sealed anew soon. */
  askReseal(): Promise<void>;
}

/** Answers the contract's `privacy` part. */
export function privacyHandlers(deps: PrivacyDeps): HandlersOf<Contract["privacy"], Principal> {
  const { store, vault } = deps;
  return {
    keys: async () => ok({ keys: await keyUses(store), resealing: deps.resealing.running, broken: deps.resealing.broken }),
    rotateKey: async (_input, principal) => {
      await rotateKey(store, vault, actorName(principal));
      await deps.askReseal();
      return ok({ ok: true });
    },
  };
}
