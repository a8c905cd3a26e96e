/** Who may come in, as whom, and by what he proves it: sessions, people, invitations, one's own account. Money in fen. */
import { z } from "zod";
import { entry } from "./base.ts";
import { Settings } from "./settings.ts";
import { Done, Said } from "./shapes.ts";
import { Role } from "./words.ts";

/** `limitFen`: most this person may pay out for one order, where an administrator set it otherwise than the roles do. */
const Person = z.object({ id: z.string(), name: z.string(), roles: z.array(Role), demo: z.boolean(), limitFen: z.int().nullable() });
const Token = z.string().min(20).max(100);
/** What people type; what is wrong with it is said in a sentence of its own. */
const Typed = z.string().max(200);
const Name = z.string().trim().min(1).max(40);
/** The query with which the identity provider sent the browser back. */
const ProviderAnswer = z.string().max(8_000);
const Limit = z.int().min(0).max(2_000_000_000).nullable();

export const session = {
  /** Who is signed in; `null` when nobody is. `people` lists whom a demonstration shop lets you be; `unnamed`: came by a link and has neither password nor linked account yet. */
  me: entry("public").output(
    z.object({
      me: Person.nullable(),
      people: z.array(Person),
      /** How whoever is signed in wants the console. */
      settings: Settings.nullable(),
      demo: z.boolean(),
      unnamed: z.boolean(),
      version: z.string(),
      permissions: z.array(z.string()),
      hubName: z.string(),
      /** What the team's identity provider is called on buttons; `null` where there is none. */
      provider: z.string().nullable(),
    }),
  ),
  /** Spends a one-time link and starts a session (cookie). */
  redeem: entry("public")
    .input(z.object({ token: Token }))
    .output(z.object({ me: Person })),
  /** Name and password, and the code of the second factor where there is one: `CODE_NEEDED` asks for it. */
  signIn: entry("public")
    .input(z.object({ name: Typed, password: Typed, code: z.string().max(40).optional() }))
    .output(z.object({ me: Person })),
  /** What an invitation is for; refused in a sentence when it is over. */
  invitation: entry("public")
    .input(z.object({ token: Token }))
    .output(z.object({ name: z.string(), roles: z.array(Role), expiresAt: z.date(), signInName: z.string().nullable() })),
  /** Spends an invitation: name and password are chosen, and a session starts. */
  accept: entry("public")
    .input(z.object({ token: Token, signInName: Typed, password: Typed }))
    .output(z.object({ me: Person })),
  /** Where the browser goes to sign in at the identity provider; `invitation` joins by it instead of by a password. What must come back is kept in a cookie for ten minutes. */
  beginProvider: entry("public")
    .input(z.object({ invitation: Token.nullable() }))
    .output(z.object({ url: z.string() })),
  /** What the provider sent the browser back with: starts a session, or links the account (`connected`) where that was begun. */
  finishProvider: entry("public")
    .input(z.object({ answer: ProviderAnswer }))
    .output(z.object({ me: Person, connected: z.boolean() })),
  /** Demonstration shop only: be another of its four people. */
  become: entry("signed_in")
    .input(z.object({ operatorId: z.string() }))
    .output(z.object({ me: Person })),
  signOut: entry("signed_in").output(Done),
  operators: entry("case.read").output(z.object({ rows: z.array(Person) })),
};

/** How an invitation stands. */
const invitationStates = ["open", "accepted", "expired", "revoked"] as const;

const Invitation = z.object({
  id: z.string(),
  name: z.string(),
  roles: z.array(Role),
  state: z.enum(invitationStates),
  /** Set when it lets somebody who is there already choose a new password. */
  renews: z.boolean(),
  email: z.string().nullable(),
  invitedBy: z.string(),
  createdAt: z.date(),
  expiresAt: z.date(),
});
/** The link is told once: only its hash is kept. */
const Link = z.object({ link: z.string(), expiresAt: z.date() });

export const people = {
  list: entry("people.edit").output(
    z.object({
      people: z.array(
        Person.extend({
          enabled: z.boolean(),
          signInName: z.string().nullable(),
          secondFactor: z.boolean(),
          /** Comes in by an account at the identity provider. */
          linked: z.boolean(),
          sessions: z.int(),
          lastSeenAt: z.date().nullable(),
          openCases: z.int(),
          /** What the roles and the limit come to. */
          grantsFen: z.int().nullable(),
        }),
      ),
      invitations: z.array(Invitation),
      roles: z.array(z.object({ role: Role, may: Said, limitFen: z.int().nullable() })),
    }),
  ),
  /** `email`: whoever proves it at the identity provider comes in without the link. */
  invite: entry("people.edit")
    .input(z.object({ name: Name, roles: z.array(Role).min(1), email: z.email().max(254).nullable().optional() }))
    .output(Link),
  revokeInvitation: entry("people.edit")
    .input(z.object({ id: z.string() }))
    .output(Done),
  /** A link by which this person sets a new password. */
  renewPassword: entry("people.edit")
    .input(z.object({ operatorId: z.string() }))
    .output(Link),
  change: entry("people.edit")
    .input(z.object({ operatorId: z.string(), name: Name, roles: z.array(Role).min(1), limitFen: Limit }))
    .output(Done),
  /** Ends everything of a person at once: sessions, live streams, links and invitations. Cases stay where they are until they are handed over. */
  disable: entry("people.edit")
    .input(z.object({ operatorId: z.string() }))
    .output(z.object({ openCases: z.int() })),
  /** Takes the link to an account at the identity provider away, and ends what was opened by it. */
  unlink: entry("people.edit")
    .input(z.object({ operatorId: z.string() }))
    .output(Done),
  enable: entry("people.edit")
    .input(z.object({ operatorId: z.string() }))
    .output(Done),
  /** Gives a person's open cases to another, or back to the queue (`null`). */
  handOver: entry("people.edit")
    .input(z.object({ operatorId: z.string(), to: z.string().nullable() }))
    .output(z.object({ cases: z.int() })),
};

/** By what a session was opened. */
export const openings = ["link", "invitation", "password", "provider"] as const;

/** What everybody may do about himself. */
export const account = {
  get: entry("signed_in").output(
    z.object({
      signInName: z.string().nullable(),
      passwordAt: z.date().nullable(),
      /** Since when a code is asked for besides, and how many recovery codes are left. */
      secondFactor: z.object({ since: z.date(), recoveryLeft: z.int() }).nullable(),
      /** The account at the identity provider by which this person comes in. */
      linked: z.object({ email: z.string().nullable(), since: z.date() }).nullable(),
      sessions: z.array(
        z.object({
          id: z.string(),
          device: z.string(),
          address: z.string(),
          openedBy: z.enum(openings).nullable(),
          createdAt: z.date(),
          seenAt: z.date(),
          current: z.boolean(),
        }),
      ),
      roles: z.array(z.object({ role: Role, may: Said })),
    }),
  ),
  /** Chooses name and password, for somebody who came in by a link and has neither. */
  introduce: entry("signed_in")
    .input(z.object({ name: Name, signInName: Typed, password: Typed }))
    .output(Done),
  /** Chooses how one is called in the house. */
  rename: entry("signed_in")
    .input(z.object({ name: Name }))
    .output(Done),
  /** Ends every other session of this person. */
  changePassword: entry("signed_in")
    .input(z.object({ old: Typed, password: Typed }))
    .output(Done),
  /** A secret for an authenticator, as text and as what its picture holds. It counts once a code of it was confirmed. */
  beginSecondFactor: entry("signed_in").output(z.object({ secret: z.string(), uri: z.string() })),
  /** Gives the recovery codes, once. */
  confirmSecondFactor: entry("signed_in")
    .input(z.object({ code: z.string().max(20) }))
    .output(z.object({ recovery: z.array(z.string()) })),
  endSecondFactor: entry("signed_in")
    .input(z.object({ password: Typed }))
    .output(Done),
  /** Where the browser goes to link an account at the identity provider. Whoever has a password says it: what is linked opens the door for good, without a second factor of ours. */
  connectProvider: entry("signed_in")
    .input(z.object({ password: Typed.nullable() }))
    .output(z.object({ url: z.string() })),
  /** Takes the link away and ends the other sessions that were opened by it. Refused to whoever has no password: he could not come back. */
  disconnectProvider: entry("signed_in").output(Done),
  endSession: entry("signed_in")
    .input(z.object({ id: z.string() }))
    .output(Done),
  /** Signs out everywhere, here, too. */
  signOutEverywhere: entry("signed_in").output(Done),
};
