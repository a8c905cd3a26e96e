/** Who may do what, and what is never written in plain. */
export { actorName, grantLimitFen, may, nobody, type Principal, permissionsOf } from "./principal.ts";
export { queuesOfRoles } from "./roles/index.ts";
export { ensureOperators, makeApiKey, makeSignInLink, revokeApiKey } from "./sessions.commands.ts";
export { sessionHandlers } from "./sessions.handlers.ts";
export { keyReader, sessionStands, visitorOf } from "./sessions.queries.ts";
export { personById } from "./sessions.store.ts";
export { noDoor, SESSION_MS, type SessionCaller, type SessionDoor } from "./sessions.ts";
export { openStreams, type Streams } from "./streams.ts";
export { openVault, type Vault } from "./vault.ts";
