import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { refusals } from "../contract/index.ts";
import { ok, refuse } from "../kernel/result.ts";
import type { Store } from "../store/index.ts";
import { permissionsOf } from "./principal.ts";
import { becomeAnother, endSession, redeemLink } from "./sessions.commands.ts";
import { people } from "./sessions.queries.ts";
import type { SessionCaller } from "./sessions.ts";
import type { Streams } from "./streams.ts";

/** What the session part needs beside the store: what the console shows of this hub, and the streams that end with a session. */
export interface SessionParts {
  version: string;
  hubName: string;
  streams: Streams;
}

/** Answers the session part of the contract. */
export function sessionHandlers(store: Store, about: SessionParts): HandlersOf<Contract["session"], SessionCaller> {
  return {
    me: async (_input, { principal }) => {
      const all = await people(store);
      const me = principal.kind === "operator" ? (all.find((person) => person.id === principal.id) ?? null) : null;
      return ok({
        me,
        people: me?.demo ? all.filter((person) => person.demo) : [],
        demo: all.some((person) => person.demo),
        version: about.version,
        permissions: [...permissionsOf(principal)],
        hubName: about.hubName,
      });
    },
    redeem: async ({ token }, { door }) => {
      // A link cannot be guessed within the age of the world, so that the right one opens whatever others tried from the same address.
      const guess = door.guess();
      const redeemed = await redeemLink(store, token);
      if (!redeemed.ok) return guess.allowed ? redeemed : refuse("TOO_MANY_TRIES", refusals.TOO_MANY_TRIES.zh);
      guess.right();
      door.keep(redeemed.value.session);
      return ok({ me: redeemed.value.me });
    },
    become: async ({ operatorId }, { principal, door }) => {
      const became = await becomeAnother(store, { token: door.token, principal, operatorId });
      return became.ok ? ok({ me: became.value }) : became;
    },
    signOut: async (_input, { principal, door }) => {
      if (door.token !== null) {
        await endSession(store, door.token, principal);
        about.streams.endSession(door.token);
      }
      door.drop();
      return ok({ ok: true });
    },
    operators: async () => ok({ rows: await people(store) }),
  };
}
