import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { ok, refuse } from "../kernel/result.ts";
import { changePassword, endOwnSession, introduce, rename, signOutEverywhere } from "./account.commands.ts";
import { credentialOf, recoveryLeft } from "./credentials.store.ts";
import { linkOf } from "./linked.store.ts";
import { connectProvider, disconnectProvider, type ProviderDeps } from "./provider.commands.ts";
import { rolesTold } from "./roles/index.ts";
import { beginSecondFactor, confirmSecondFactor, endSecondFactor } from "./second-factor.commands.ts";
import { selectSessionsOf } from "./sessions.store.ts";
import type { SessionCaller } from "./sessions.ts";

const nobodys = refuse("NOT_ALLOWED", "只有人员有自己的账号。", { en: "Only people have an account of their own." });

/** Answers what everybody may do about himself. */
export function accountHandlers(deps: ProviderDeps): HandlersOf<Contract["account"], SessionCaller> {
  const { store } = deps;
  return {
    get: async (_input, { principal, door }) => {
      if (principal.kind !== "operator") return nobodys;
      const [known, sessions, left, linked] = await Promise.all([
        credentialOf(store, principal.id),
        selectSessionsOf(store, principal.id),
        recoveryLeft(store, principal.id),
        linkOf(store, principal.id),
      ]);
      return ok({
        signInName: known?.signInName ?? null,
        passwordAt: known?.passwordAt ?? null,
        secondFactor: known?.totpAt ? { since: known.totpAt, recoveryLeft: left } : null,
        linked,
        sessions: sessions.map((session) => ({ ...session, current: session.id === door.sessionId })),
        roles: rolesTold().filter(({ role }) => principal.roles.includes(role)),
      });
    },
    introduce: async (wanted, { principal }) => (principal.kind === "operator" ? introduce(deps, principal, wanted) : nobodys),
    rename: async ({ name }, { principal }) => (principal.kind === "operator" ? rename(deps, principal, name) : nobodys),
    changePassword: async (change, { principal, door }) =>
      principal.kind === "operator" ? changePassword(deps, { me: principal, token: door.token ?? "", sessionId: door.sessionId }, change) : nobodys,
    beginSecondFactor: async (_input, { principal }) => (principal.kind === "operator" ? beginSecondFactor(deps, principal) : nobodys),
    confirmSecondFactor: async ({ code }, { principal }) => (principal.kind === "operator" ? confirmSecondFactor(deps, principal, code) : nobodys),
    endSecondFactor: async ({ password }, { principal, door }) =>
      principal.kind === "operator" ? endSecondFactor(deps, { me: principal, sessionId: door.sessionId }, password) : nobodys,
    connectProvider: async ({ password }, { principal, door }) =>
      principal.kind === "operator" ? connectProvider(deps, { me: principal, door }, password) : nobodys,
    disconnectProvider: async (_input, { principal, door }) => (principal.kind === "operator" ? disconnectProvider(deps, principal, door.sessionId) : nobodys),
    endSession: async ({ id }, { principal }) => (principal.kind === "operator" ? endOwnSession(deps, principal, id) : nobodys),
    signOutEverywhere: async (_input, { principal, door }) => {
      if (principal.kind !== "operator") return nobodys;
      await signOutEverywhere(deps, principal);
      door.drop();
      return ok({ ok: true });
    },
  };
}
