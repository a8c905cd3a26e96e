import type { Permission } from "../contract/base.ts";
import type { AgentName, Role } from "../contract/words.ts";
import { permissionsOfAgent, permissionsOfRole } from "./roles.ts";

/** Who acts: a person at the console, a machine, a seller's own system, or the hub itself. */
export type Principal =
  | { kind: "operator"; id: string; name: string; role: Role; demo: boolean }
  | { kind: "agent"; name: AgentName }
  | { kind: "key"; id: string; shopId: string }
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
      return permissionsOfRole(principal.role);
    case "agent":
      return permissionsOfAgent(principal.name);
    case "key":
      return ["rest.write"];
    case "nobody":
      return [];
  }
}

/** True when a principal may use an entry of the contract. */
export function may(principal: Principal, permission: Permission): boolean {
  return permission === "public" || permissionsOf(principal).includes(permission);
}
