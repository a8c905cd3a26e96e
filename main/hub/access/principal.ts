import type { Permission } from "../contract/base.ts";
import type { AgentName, Role } from "../contract/words.ts";

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

const everybody: readonly Permission[] = ["signed_in", "case.read", "status.read"];
const byRole: Readonly<Record<Role, readonly Permission[]>> = {
  agent: [...everybody, "case.work", "money.grant"],
  supervisor: [...everybody, "case.work", "case.assign", "money.grant", "money.undo", "decision.review", "policy.edit", "risk.review", "shop.edit"],
  trainer: [...everybody, "example.edit"],
  risk: [...everybody, "case.work", "money.grant", "money.undo", "risk.review"],
  admin: [...everybody, "case.work", "case.assign", "money.grant", "money.undo", "decision.review", "policy.edit", "example.edit", "risk.review", "shop.edit"],
};

/** Everything a principal may do. */
export function permissionsOf(principal: Principal): readonly Permission[] {
  switch (principal.kind) {
    case "operator":
      return byRole[principal.role];
    case "agent":
      return principal.name === "triage" ? ["agent.triage"] : ["agent.reply"];
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

/** Most a role may pay out by itself, in fen (domain.md: above 500 yuan a risk reviewer decides). */
export function grantLimitFen(role: Role): number {
  return role === "risk" || role === "admin" ? Number.MAX_SAFE_INTEGER : role === "supervisor" || role === "agent" ? 50_000 : 0;
}
