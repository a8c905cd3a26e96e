/** How every entry of the contract is declared: who may, and which refusals it may answer. */
import { oc } from "@orpc/contract";
import { type RefusalCode, refusals } from "./errors.ts";
import type { AgentName } from "./words.ts";

/** What a principal must be allowed to do; `access/` says which roles have it. `public` needs no session. */
export type Permission =
  | "public"
  | "signed_in"
  | "case.read"
  | "case.work"
  | "case.assign"
  // Refuses what a buyer asks for.
  | "case.refuse"
  | "return.bind"
  | "money.grant"
  | "money.undo"
  // Takes back what is held: whoever works cases what is his own, whoever watches the money every payment.
  | "action.undo"
  // Ends a hold before its time: what goes out now can no longer be taken back.
  | "action.hurry"
  | "decision.review"
  // Takes a whole list away as a file.
  | "list.export"
  // Takes tables in, and takes back what they brought.
  | "file.import"
  | "policy.edit"
  // Watches the floor: who is there, what burns, how fast buyers are answered.
  | "floor.read"
  // Sees charts of what runs by itself, what is late and what is refunded, and the cases behind them.
  | "figures.read"
  // Sees what waits too long and acts on it.
  | "waiting.work"
  // Says what may not wait, who is on duty and by which ways people are told.
  | "waiting.edit"
  // Reads the journal in words.
  | "audit.read"
  // Stops what policies do by themselves, and lets them go on.
  | "automation.switch"
  | "terms.edit"
  | "example.edit"
  | "risk.review"
  | "status.read"
  // Sees name, phone and address of an order's receiver, for a reason that is written down.
  | "receiver.reveal"
  // Sees what buyers' payloads say, for a reason that is written down.
  | "personal.reveal"
  | "shop.edit"
  | "model.edit"
  | "people.edit"
  // What is kept of people: keys, how long, who looked, erasing.
  | "privacy.edit"
  // What an agent needs for its own part of the contract, and has alone.
  | `agent.${AgentName}`
  // What keys of a seller's own systems may, by their scopes.
  | "rest.read"
  | "rest.orders"
  | "rest.events"
  | "rest.cases";

export interface Meta {
  permission: Permission;
}

type Codes = { [Code in RefusalCode]: { status: number; message: string } };
const codes = Object.fromEntries(Object.entries(refusals).map(([code, entry]) => [code, { status: entry.status, message: entry.zh }])) as Codes;

const root = oc.$meta<Meta>({ permission: "signed_in" }).errors(codes);

/** Starts an entry that needs `permission`. */
export function entry(permission: Permission): ReturnType<typeof root.meta> {
  return root.meta({ permission });
}
