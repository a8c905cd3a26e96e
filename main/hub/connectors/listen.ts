/** Pushes that come over a connection which is kept open: what a connector says of it; part of the port. The hub keeps the connection. */
import type { Result } from "../kernel/result.ts";
import type { ConnectorContext, ConnectorProblem, RawItem } from "./calls.ts";

/** What one frame holds. */
export interface Heard {
  items: RawItem[];
  /** Whom it is for, by the name that {@link Listen.self} gives; `""`: it does not say. */
  to: string;
  /** What is answered once the items are stored; `null`: nothing is wanted. Unanswered ones come again. */
  ack: string | null;
}

/** All but `permit` are pure. */
export interface Listen {
  /** Names the connection: one application may hear for many shops, and shops of one name share it. */
  line(context: ConnectorContext): string;
  /** The name by which frames tell this shop from others of the line; `""` where nobody filled it in. */
  self(context: ConnectorContext): string;
  /** Where to connect at this moment. */
  address(context: ConnectorContext): Result<string, ConnectorProblem>;
  read(context: ConnectorContext, frame: string): Result<Heard, "UNREADABLE">;
  /** Lets the channel send what happens at this shop; told again it changes nothing. */
  permit?(context: ConnectorContext): Promise<Result<null, ConnectorProblem>>;
  /** What is said so that the connection stays, how often (ms), and after how long without a word it counts as dead (ms). */
  beat: { everyMs: number; silentMs: number; text(context: ConnectorContext): string };
}
