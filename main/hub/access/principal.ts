import type { Permission } from "../contract/base.ts";
import type { KeyScope } from "../contract/keys.ts";
import type { AgentName, Role } from "../contract/words.ts";
import { permissionsOfKey } from "./keys.ts";
import { grantLimitOfRoles, permissionsOfRoles } from "./roles/index.ts";

/**
 * Who acts: a person at the console, a machine, a seller's own system, or the hub itself. `limitFen` is what an administrator set for this
 * person beside the roles.
 */
export type Principal =
  | { kind: "operator"; id: string; name: string; roles: readonly Role[]; demo: boolean; limitFen?: number | null }
  | { kind: "agent"; name: AgentName }
  | { kind: "key"; id: string; shopId: string; scopes: readonly KeyScope[]; everyShop: boolean }
  | { kind: "nobody" };

/** Nobody is signed in. */
export const nobody: Principal = { kind: "nobody" };

/** How the journal names a principal. */
export function actorName(principal: Principal): string {
  switch (principal.kind) {
    case "operator":
      return `operator:${principal.id}`;
    case "agent":
      return `agent:${principal.name}`;
    case "key":
      return `key:${principal.id}`;
    case "nobody":
      return "nobody";
  }
}

/** Everything a principal may do. */
export function permissionsOf(principal: Principal): readonly Permission[] {
  switch (principal.kind) {
    case "operator":
      return permissionsOfRoles(principal.roles);
    case "agent":
      // Its own part of the contract, in which it takes work and proposes, and nothing else.
      return [`agent.${principal.name}`];
    case "key":
      return permissionsOfKey(principal.scopes);
    case "nobody":
      return [];
  }
}

/** True when a principal may use an entry of the contract. */
export function may(principal: Principal, permission: Permission): boolean {
  return permission === "public" || permissionsOf(principal).includes(permission);
}

/** Most a principal may pay out by itself for one order, in fen: the roles' highest, unless an administrator set it for this person. */
export function grantLimitFen(principal: Principal): number {
  if (principal.kind !== "operator") return 0;
  const ofRoles = grantLimitOfRoles(principal.roles);
  // A limit of one's own is a limit, not a right: it gives nothing to whoever may not pay out.
  return may(principal, "money.grant") ? (principal.limitFen ?? ofRoles) : 0;
}
