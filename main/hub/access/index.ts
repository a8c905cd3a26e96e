/** Who may do what, and what is never written in plain. */
export { accountHandlers } from "./account.handlers.ts";
export { dataKeys, dropDataKeys, makeDataKey, openDataKeys } from "./data-keys.commands.ts";
export { forgetDataKeys } from "./data-keys.store.ts";
export { countGuesses } from "./guesses.ts";
export { makeApiKey, revokeApiKey } from "./keys.commands.ts";
export { keyReader } from "./keys.queries.ts";
export { keysOfShop } from "./keys.store.ts";
export { scopesFor } from "./keys.ts";
export { peopleHandlers } from "./people.handlers.ts";
export { anAdministrator, hasCredential, houseHasOthers, namesOfPeople, operatorsNow, personById } from "./people.store.ts";
export { actorName, grantLimitFen, may, nobody, type Principal, permissionsOf } from "./principal.ts";
export { queuesOfRoles } from "./roles/index.ts";
export { ensureOperators, makeSignInLink } from "./sessions.commands.ts";
export { sessionHandlers } from "./sessions.handlers.ts";
export { sessionStands, visitorOf } from "./sessions.queries.ts";
export { noDoor, SESSION_MS, type SessionCaller, type SessionDoor } from "./sessions.ts";
export { openStreams, type Streams } from "./streams.ts";
export { openVault, type Vault } from "./vault.ts";
