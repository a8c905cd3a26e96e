import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { refusals } from "../contract/index.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { acceptInvitation, openInvitation } from "./invitations.commands.ts";
import { comesBack } from "./people.store.ts";
import { permissionsOf } from "./principal.ts";
import { beginAtProvider, finishAtProvider, type ProviderDeps } from "./provider.commands.ts";
import { becomeAnother, endSession, redeemLink } from "./sessions.commands.ts";
import { people } from "./sessions.queries.ts";
import type { SessionCaller, SessionDoor } from "./sessions.ts";
import { settingsOf } from "./settings.store.ts";
import { signIn } from "./sign-in.commands.ts";

/** What the session part stands on; `version` and `hubName` are what the console shows of this hub. */
interface SessionDeps extends ProviderDeps {
  version: string;
  hubName(): Promise<string>;
}

/** Answers the session part of the contract. */
export function sessionHandlers(deps: SessionDeps): HandlersOf<Contract["session"], SessionCaller> {
  const { store } = deps;
  return {
    me: async (_input, { principal }) => {
      const all = await people(store);
      const me = principal.kind === "operator" ? (all.find((person) => person.id === principal.id) ?? null) : null;
      return ok({
        me,
        people: me?.demo ? all.filter((person) => person.demo) : [],
        settings: me && (await settingsOf(store, me.id)).settings,
        demo: all.some((person) => person.demo),
        unnamed: me !== null && !me.demo && !(await comesBack(store, me.id)),
        version: deps.version,
        permissions: [...permissionsOf(principal)],
        hubName: await deps.hubName(),
        provider: deps.provider?.name ?? null,
      });
    },
    redeem: ({ token }, { door }) =>
      guarded(door, async () => {
        const redeemed = await redeemLink(store, token, door.from);
        if (redeemed.ok) door.keep(redeemed.value.session);
        return redeemed.ok ? ok({ me: redeemed.value.me }) : redeemed;
      }),
    signIn: async (tried, { door }) => {
      const me = await signIn(deps, tried, door);
      return me.ok ? ok({ me: me.value }) : me;
    },
    invitation: ({ token }, { door }) =>
      guarded(door, async () => {
        const open = await openInvitation(store, token);
        if (!open.ok) return open;
        const { name, roles, expiresAt, signInName } = open.value;
        return ok({ name, roles, expiresAt, signInName });
      }),
    accept: ({ token, signInName, password }, { door }) =>
      guarded(door, async () => {
        const me = await acceptInvitation(deps, { token, signInName, password }, door);
        return me.ok ? ok({ me: me.value }) : me;
      }),
    beginProvider: ({ invitation }, { door }) => guarded(door, () => beginAtProvider(deps, door, invitation)),
    finishProvider: ({ answer }, { principal, door }) => guarded(door, () => finishAtProvider(deps, { answer, principal, door })),
    become: async ({ operatorId }, { principal, door }) => {
      const became = await becomeAnother(store, { token: door.token, principal, operatorId });
      return became.ok ? ok({ me: became.value }) : became;
    },
    signOut: async (_input, { principal, door }) => {
      if (door.token !== null) {
        await endSession(store, door.token, principal);
        deps.streams.endSession({ token: door.token });
      }
      door.drop();
      return ok({ ok: true });
    },
    operators: async () => ok({ rows: await people(store) }),
  };
}

/** What whoever tries at random is answered. */
const wrongGuesses: ReadonlySet<string> = new Set(["LINK_SPENT", "INVITATION_OVER", "PROVIDER_REFUSED", "NOT_INVITED"]);

/**
 * Answers that there is no such link count as wrong guesses, and are few. A link itself cannot be guessed within the age of the world, so
 * that the right one opens whatever others tried from the same address.
 */
async function guarded<Value, Code extends string>(
  door: SessionDoor,
  tries: () => Promise<Result<Value, Code>>,
): Promise<Result<Value, Code | "TOO_MANY_TRIES">> {
  const guess = door.guess();
  const result = await tries();
  const unknown = !result.ok && wrongGuesses.has(result.refusal.code);
  if (unknown) return guess.allowed ? result : refuse("TOO_MANY_TRIES", refusals.TOO_MANY_TRIES.zh);
  guess.right();
  return result;
}
