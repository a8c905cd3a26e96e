import type { Outputs } from "../../client/rpc.ts";

/** What the hub tells of rules, people and notifiers. */
export type Rule = Outputs["waiting"]["rules"]["rows"][number];
export type Person = Outputs["waiting"]["roster"]["people"][number];
export type NotifierKind = Outputs["alerts"]["kinds"]["kinds"][number];
export type Notifier = Outputs["alerts"]["notifiers"]["rows"][number];
