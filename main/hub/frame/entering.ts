/** Who may come in and as what: sessions, accounts, people and the first steps, with what each needs of other rooms. */
import { accountHandlers, countGuesses, openSpentFlows, type Principal, peopleHandlers, sessionHandlers, settingsHandlers } from "../access/index.ts";
import { casesLeftBy } from "../actions/index.ts";
import { casesByPerson, handOverCasesOf } from "../disputes/index.ts";
import { allShops } from "../ingest/index.ts";
import { assistantHandlers, houseName } from "./assistant.handlers.ts";
import type { HubHandlers } from "./carrier.ts";
import { doneSteps } from "./first-steps.ts";
import type { HubParts } from "./parts.ts";

/** Answers these parts of the contract. */
export function enteringHandlers(parts: HubParts): Pick<HubHandlers, "session" | "account" | "settings" | "people" | "assistant"> {
  const { store, vault, streams, platform } = parts;
  const entering = {
    store,
    vault,
    streams,
    guesses: countGuesses(store.clock.now),
    provider: platform.provider ?? null,
    spent: openSpentFlows(store.clock.now),
    shopNames: async () => (await allShops(store)).map(({ name }) => name),
  };
  return {
    session: sessionHandlers({
      ...entering,
      version: parts.version,
      hubName: async () => (await houseName(store)) ?? platform.environment.publicUrl,
    }),
    account: accountHandlers(entering),
    settings: settingsHandlers(store),
    people: peopleHandlers({
      store,
      streams,
      handOver: async (tx, from, to) => handOverCasesOf(tx, { from, to, beside: await casesLeftBy(tx, from) }),
      openCases: () => casesByPerson(store),
      linkOf: (token) => `${platform.environment.publicUrl}/join#token=${token}`,
    }),
    assistant: assistantHandlers({ store, doneBy: (principal: Principal) => doneSteps(parts, principal) }),
  };
}
