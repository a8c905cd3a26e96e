/** Sessions, one-time links and keys: how long they live and what a caller looks like to the rules. */
import type { openings } from "../contract/people.ts";
import type { Role } from "../contract/words.ts";
import { type Refusal, refuse } from "../kernel/result.ts";
import type { Principal } from "./principal.ts";

export const DAY_MS = 86_400_000;
/** A session ends this long after its last use. */
export const SESSION_MS = 30 * DAY_MS;
/** A one-time link that nobody used is worth nothing after this. */
export const LINK_MS = 12 * 3_600_000;

/** A person at the console, as screens name them. */
export interface Person {
  id: string;
  name: string;
  roles: Role[];
  demo: boolean;
  /** Most this person may pay out for one order in fen, where an administrator set it; `null` = as the roles say. */
  limitFen: number | null;
}

/** A person who acts. */
export type Operator = Extract<Principal, { kind: "operator" }>;

/** By what a session was opened. */
export type Opening = (typeof openings)[number];

/** What the session part of the contract needs to know and do about its caller, beside who it is. */
export interface SessionDoor {
  /** The caller's session, `null` when there is none (machines, first visit). */
  token: string | null;
  /** How the session is named among its owner's. */
  sessionId: string | null;
  /** Where the caller is, for the list of sessions and the count of guesses. */
  from: { address: string; device: string };
  /** Marks by which a device is known on which people signed in before. */
  marks: readonly string[];
  /** Gives the caller's device its marks. */
  mark(marks: readonly string[]): void;
  /** What was sealed for a browser that is on its way to the identity provider and back. */
  flow: string | null;
  /** Gives it to the browser for ten minutes, or takes it away. */
  keepFlow(sealed: string | null): void;
  /** Gives the caller a new session to come back with. */
  keep(token: string): void;
  /** Takes the caller's session away. */
  drop(): void;
  /** Notes a guess at a secret before it is looked up; it counts as wrong until `right` says otherwise. `allowed` is false when this caller has used up its wrong ones. */
  guess(): { allowed: boolean; right(): void };
  /** Whether the caller's session still runs; asked while a stream stands open. */
  stands(): Promise<boolean>;
}

/** Who calls the session part, and the door it came through. */
export interface SessionCaller {
  principal: Principal;
  door: SessionDoor;
}

/** A door that leads nowhere: callers inside the process have no session. */
export const noDoor: SessionDoor = {
  token: null,
  sessionId: null,
  from: { address: "", device: "" },
  marks: [],
  mark: () => undefined,
  flow: null,
  keepFlow: () => undefined,
  keep: () => undefined,
  drop: () => undefined,
  guess: () => ({ allowed: true, right: () => undefined }),
  stands: async () => true,
};

/** Said while too many passwords are being looked at. */
export function busy(): { ok: false; refusal: Refusal<"TOO_MANY_TRIES"> } {
  return refuse("TOO_MANY_TRIES", "登录的人太多，请过一会儿再试。", { en: "Too many are signing in: try again in a moment." });
}

/** The principal of a person. */
export function principalOf(person: Person): Principal {
  return { kind: "operator", id: person.id, name: person.name, roles: person.roles, demo: person.demo, limitFen: person.limitFen };
}

/** The four people of a demonstration shop, one for each journey. */
export const demonstrationPeople: readonly Person[] = [
  { id: "demo-agent", name: "客服小林（演示）", roles: ["agent"], demo: true, limitFen: null },
  { id: "demo-supervisor", name: "主管周敏（演示）", roles: ["supervisor"], demo: true, limitFen: null },
  { id: "demo-trainer", name: "训练师阿哲（演示）", roles: ["trainer"], demo: true, limitFen: null },
  { id: "demo-risk", name: "风控老吴（演示）", roles: ["risk"], demo: true, limitFen: null },
];

/** Who can open an empty shop. */
export const firstAdministrator: Person = { id: "admin", name: "管理员", roles: ["admin"], demo: false, limitFen: null };
