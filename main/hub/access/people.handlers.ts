import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { ok } from "../kernel/result.ts";
import { invite, renewPassword, revokeInvitation } from "./invitations.commands.ts";
import { selectInvitations } from "./invitations.store.ts";
import { type Invitation, stateOf } from "./invitations.ts";
import { changePerson, disablePerson, enablePerson, handOverCases, type PeopleDeps } from "./people.commands.ts";
import { type PersonOfHouse, selectHouse } from "./people.store.ts";
import { grantLimitFen, type Principal } from "./principal.ts";
import { unlinkPerson } from "./provider.commands.ts";
import { rolesTold } from "./roles/index.ts";
import { DAY_MS, principalOf } from "./sessions.ts";

/** Invitations older than this are of no interest to anybody. */
const SHOWN_MS = 30 * DAY_MS;

/** Answers the administrator's part of the contract. `linkOf` makes a link of an invitation's secret. */
export function peopleHandlers(deps: PeopleDeps & { linkOf(token: string): string }): HandlersOf<Contract["people"], Principal> {
  const { store } = deps;
  const linked = ({ token, expiresAt }: { token: string; expiresAt: Date }) => ({ link: deps.linkOf(token), expiresAt });
  return {
    list: async () => {
      const now = store.clock.now();
      const [house, invitations, openCases] = await Promise.all([selectHouse(store), selectInvitations(store, new Date(now - SHOWN_MS)), deps.openCases()]);
      const names = new Map(house.map(({ id, name }) => [`operator:${id}`, name]));
      return ok({
        people: house.map((person) => ({ ...person, openCases: openCases.get(person.id) ?? 0, grantsFen: grantsOf(person) })),
        invitations: invitations.map((invitation) => shown(invitation, { now, invitedBy: names.get(invitation.invitedBy) ?? invitation.invitedBy })),
        roles: rolesTold(),
      });
    },
    invite: async (wanted, principal) => ok(linked(await invite(store, principal, wanted))),
    revokeInvitation: ({ id }, principal) => revokeInvitation(store, principal, id),
    renewPassword: async ({ operatorId }, principal) => {
      const made = await renewPassword(store, principal, operatorId);
      return made.ok ? ok(linked(made.value)) : made;
    },
    change: (change, principal) => changePerson(store, principal, change),
    disable: async ({ operatorId }, principal) => {
      const done = await disablePerson(deps, principal, operatorId);
      return done.ok ? ok({ openCases: (await deps.openCases()).get(operatorId) ?? 0 }) : done;
    },
    unlink: ({ operatorId }, principal) => unlinkPerson(deps, principal, operatorId),
    enable: ({ operatorId }, principal) => enablePerson(store, principal, operatorId),
    handOver: (input, principal) => handOverCases(deps, principal, input),
  };
}

function grantsOf(person: PersonOfHouse): number | null {
  const limit = grantLimitFen(principalOf(person));
  return limit === Number.MAX_SAFE_INTEGER ? null : limit;
}

function shown(invitation: Invitation, { now, invitedBy }: { now: number; invitedBy: string }) {
  const { id, name, roles, email, createdAt, expiresAt } = invitation;
  const state = stateOf(invitation, now);
  // Whoever joined by it has its id on the row by now; before that only a renewal has.
  return { id, name, roles, email, createdAt, expiresAt, state, invitedBy, renews: invitation.operatorId !== null && state !== "accepted" };
}
