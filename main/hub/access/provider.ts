/** The house's own identity provider: what signing in asks of whoever speaks to it, and what a browser carries while it is there. */
import { z } from "zod";
import type { Result } from "../kernel/result.ts";
import type { Store } from "../store/index.ts";
import type { Vault } from "./vault.ts";

/** What the provider's answer is held against. */
const Asked = z.object({ state: z.string().min(20), nonce: z.string().min(20), verifier: z.string().min(40) });
/** See {@link Asked}. */
export type ProviderAsked = z.infer<typeof Asked>;

/** An account that the provider vouches for. */
export interface ProvenAccount {
  /** The provider's name for itself and for the account: together they mean one person for ever. */
  issuer: string;
  subject: string;
  email: string | null;
  /** The provider knows that the e-mail is this account's. */
  emailVerified: boolean;
}

/** Speaks OpenID Connect; supplied by the host, which knows the address and the client's secret. */
export interface IdentityProvider {
  /** As people call it. */
  name: string;
  /** Where the browser goes, and what must be kept until it is back. */
  begin(): Promise<Result<{ url: string; asked: ProviderAsked }, "PROVIDER_AWAY">>;
  /** Whom the answer vouches for, once everything about it was proved. `answer` is the query the browser came back with. */
  finish(answer: string, asked: ProviderAsked): Promise<Result<ProvenAccount, "PROVIDER_AWAY" | "PROVIDER_REFUSED">>;
}

/** Who was not back by then begins again. */
const FLOW_MS = 10 * 60_000;

/** What somebody is at the provider for. */
const Errand = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("signIn") }),
  z.object({ kind: z.literal("join"), token: z.string() }),
  z.object({ kind: z.literal("connect"), operatorId: z.string() }),
]);
/** See {@link Errand}. */
export type Errand = z.infer<typeof Errand>;

const Flow = z.object({ use: z.literal("provider"), until: z.number(), asked: Asked, errand: Errand });
/** A way to the provider and back. */
export type Flow = z.infer<typeof Flow>;

/** Seals a flow for the browser that begins it: nobody else can come back with it, and nobody can fill a list of ours with flows. */
export function sealFlow({ store, vault }: { store: Store; vault: Vault }, begun: { asked: ProviderAsked; errand: Errand }): string {
  const flow: Flow = { use: "provider", until: store.clock.now() + FLOW_MS, ...begun };
  return Buffer.from(vault.seal(JSON.stringify(flow))).toString("base64url");
}

/** The flow a browser came back with; `null` when it has none, it was changed, or its time is over. */
export function openFlow({ store, vault }: { store: Store; vault: Vault }, sealed: string | null): Flow | null {
  if (sealed === null) return null;
  try {
    const flow = Flow.parse(JSON.parse(vault.open(Buffer.from(sealed, "base64url"))));
    return flow.until > store.clock.now() ? flow : null;
  } catch {
    return null;
  }
}

/** Flows that came to their end: no answer is taken twice, also where somebody copied the cookie. */
export interface SpentFlows {
  /** False when this flow was spent before. */
  spend(flow: Flow): boolean;
}

const MOST_SPENT = 20_000;

/** @param now the clock of the house, ms. */
export function openSpentFlows(now: () => number): SpentFlows {
  const spent = new Map<string, number>();
  return {
    spend: ({ asked: { state }, until }) => {
      if (spent.has(state)) return false;
      for (const [old, end] of spent) if (end <= now() || spent.size > MOST_SPENT) spent.delete(old);
      spent.set(state, until);
      return true;
    },
  };
}
