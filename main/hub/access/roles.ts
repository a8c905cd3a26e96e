/** What a role may, in one place: a new one is a word and its entry here. */
import type { Permission } from "../contract/base.ts";
import type { AgentName, Queue, Role } from "../contract/words.ts";

interface RoleTold {
  permissions: readonly Permission[];
  /** Most it may pay out by itself for one order, in fen (above 500 yuan a risk reviewer decides). */
  grantLimitFen: number;
  /** Queues it takes its next case from. */
  queues: readonly Exclude<Queue, "auto">[];
}

const everybody: readonly Permission[] = ["signed_in", "case.read", "status.read"];
const worker: readonly Permission[] = [...everybody, "case.work", "money.grant"];
const leader: readonly Permission[] = [
  ...worker,
  "case.assign",
  "money.undo",
  "decision.review",
  "policy.edit",
  "terms.edit",
  "risk.review",
  "shop.edit",
  "model.edit",
];
const TIER_FEN = 50_000;
const NO_LIMIT = Number.MAX_SAFE_INTEGER;

const roles: Readonly<Record<Role, RoleTold>> = {
  agent: { permissions: worker, grantLimitFen: TIER_FEN, queues: ["agent"] },
  supervisor: { permissions: leader, grantLimitFen: TIER_FEN, queues: ["supervisor", "agent"] },
  trainer: { permissions: [...everybody, "example.edit", "terms.edit"], grantLimitFen: 0, queues: [] },
  risk: { permissions: [...worker, "money.undo", "risk.review"], grantLimitFen: NO_LIMIT, queues: ["risk"] },
  admin: { permissions: [...leader, "example.edit"], grantLimitFen: NO_LIMIT, queues: ["agent", "supervisor", "risk"] },
};

/** What an agent may: its own part of the contract, in which it takes work and proposes, and nothing else. */
export function permissionsOfAgent(name: AgentName): readonly Permission[] {
  return [`agent.${name}`];
}

/** Everything a role may do. */
export function permissionsOfRole(role: Role): readonly Permission[] {
  return roles[role].permissions;
}

/** Most a role may pay out by itself for one order, in fen. */
export function grantLimitFen(role: Role): number {
  return roles[role].grantLimitFen;
}

/** Queues a role takes its next case from, in no order: the most urgent case counts. */
export function queuesOfRole(role: Role): readonly Queue[] {
  return roles[role].queues;
}
