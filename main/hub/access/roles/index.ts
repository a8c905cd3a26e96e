/** The roles there are: a new one is a word of the contract, a file here and its place in this list. */
import type { Permission } from "../../contract/base.ts";
import { type Queue, type Role, roles } from "../../contract/words.ts";
import { admin } from "./admin.ts";
import { agent } from "./agent.ts";
import { finance } from "./finance.ts";
import { operations } from "./operations.ts";
import { risk } from "./risk.ts";
import type { RoleTold } from "./role.ts";
import { supervisor } from "./supervisor.ts";
import { trainer } from "./trainer.ts";
import { warehouse } from "./warehouse.ts";

const told: Readonly<Record<Role, RoleTold>> = { agent, supervisor, trainer, risk, operations, finance, warehouse, admin };

/** Roles as people read them: the sentence of each, and the most it may pay out by itself for one order in fen (`null`: no limit). */
export function rolesTold(): { role: Role; may: RoleTold["may"]; limitFen: number | null }[] {
  return roles.map((role) => ({ role, may: told[role].may, limitFen: told[role].grantLimitFen === Number.MAX_SAFE_INTEGER ? null : told[role].grantLimitFen }));
}

/** Everything somebody with these roles may: what any of them may. */
export function permissionsOfRoles(held: readonly Role[]): readonly Permission[] {
  return [...new Set(held.flatMap((role) => told[role].permissions))];
}

/** Most that somebody with these roles may pay out by himself for one order, in fen. */
export function grantLimitOfRoles(held: readonly Role[]): number {
  return Math.max(0, ...held.map((role) => told[role].grantLimitFen));
}

/** Queues these roles take their next case from, in no order: the most urgent case counts. */
export function queuesOfRoles(held: readonly Role[]): readonly Queue[] {
  return [...new Set(held.flatMap((role) => told[role].queues))];
}

/** Known roles among words, in the order of the list; what an older or newer program called otherwise is nothing. */
export function rolesAmong(words: readonly string[]): Role[] {
  return roles.filter((role) => words.includes(role));
}
