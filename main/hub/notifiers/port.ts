/** What a notifier is: one folder a service by which people are told outside of the console, behind this port. Stateless: all it needs is handed in. */
import type { Socket } from "node:net";
import type { AlertLevel, AlertProblem, ContactWay } from "../contract/lists.ts";
import type { AddressProblem, Post } from "../kernel/post.ts";
import type { Said } from "../kernel/said.ts";
import type { Clock } from "../kernel/time.ts";

interface NotifierField {
  key: string;
  label: Said;
  /** What a person must know to fill it in. */
  hint?: Said;
  secret?: boolean;
  required?: boolean;
  placeholder?: string;
  /** What stands in it before anybody typed. */
  usual?: string;
  /** It says where messages go: kept secrets never go to another place, they are entered anew with it. */
  door?: boolean;
}

/** What a notifier tells of itself; its form is drawn from it. */
export interface NotifierManifest {
  id: string;
  name: Said;
  mark: { glyph: string; colour: string };
  about: Said;
  /** A message goes to a group, or to one person by his own way. */
  to: "group" | "person";
  /** By which way of a person it reaches him, or calls him in a group; `null`: it cannot. */
  way: ContactWay | null;
  /** What is ever known of a message. */
  known: "accepted" | "delivered";
  /**
   * What to do when nobody knows whether a message went out: `safe`, the service itself sees that it is the same; `asked`, the service is asked first
   * ({@link Notifier.lookUp}); `never`, it could arrive twice and is not sent again.
   */
  again: "safe" | "asked" | "never";
  /** Messages it takes in any sixty seconds. */
  perMinute: number;
  fields: readonly NotifierField[];
}

/** A socket to a server, by the rules of the way out; it is connected when it is given. */
export type OpenTcp = (to: { host: string; port: number; timeoutMs: number }) => Promise<Socket>;

export interface NotifierContext {
  settings: Readonly<Record<string, string>>;
  secrets: Readonly<Record<string, string>>;
  clock: Clock;
  post: Post;
  openTcp: OpenTcp;
  /** Why an address may not be called. */
  addressProblem(url: string): Promise<AddressProblem | null>;
  /** Milliseconds after which a call counts as unanswered. */
  timeoutMs: number;
}

/** A person as this notifier reaches him. */
export interface Reached {
  name: string;
  /** His mobile, mail address or id there. */
  address: string;
}

export interface AlertMessage {
  /** Names the message for good: sent again it has the same. */
  id: string;
  /** Shown in it, so that people see that what came twice is one. */
  number: string;
  title: string;
  lines: readonly string[];
  /** Leads into the console. */
  link: string;
  /** What the link is called. */
  linkWords: string;
  level: AlertLevel;
  /** Who is called in a group. */
  mentions: readonly Reached[];
  /** Whom it goes to, where it goes to a person. */
  to: Reached | null;
  /** For services that fill a template of their own. */
  values: Readonly<Record<string, string>>;
  /** When it was made: the service is asked about that day. */
  madeAt: Date;
}

/** What sending came to. `detail` is the service's own word, shortened and without secrets. */
export type Sending =
  | { came: "accepted"; reference: string }
  | { came: "refused"; problem: AlertProblem; detail: string }
  | { came: "later"; problem: AlertProblem; detail: string; afterMs: number }
  | { came: "unknown"; problem: AlertProblem; detail: string };

/** What became of a message: not known yet, arrived, did not, or the service never had it. */
export type Fate = { fate: "pending" } | { fate: "delivered"; at: Date } | { fate: "undelivered"; detail: string } | { fate: "never_had" };

/** What a service tells of messages it took. */
interface Receipt {
  /** The message's own id, as it was sent. */
  id: string;
  delivered: boolean;
  at: Date;
  detail: string;
}

export interface Notifier {
  manifest: NotifierManifest;
  /** Never throws. */
  send(context: NotifierContext, message: AlertMessage): Promise<Sending>;
  /** Asks what became of a message; `null`: it could not be asked now. */
  lookUp?(context: NotifierContext, message: AlertMessage): Promise<Fate | null>;
  /** Receipts that the service brings; `null` = not readable. Pure. */
  receipts?: { read(body: string): Receipt[] | null; accepted: { contentType: string; body: string } };
}
