/** What the demonstration's people did in the days before it, done through the contract as they would do it at their desks. */
import type { ContractRouterClient } from "@orpc/contract";
import type { PastNews } from "./demo/index.ts";
import type { CasePage, Contract } from "./hub/contract/index.ts";
import { refusals } from "./hub/contract/index.ts";
import type { PastHouse } from "./hub/frame/past.ts";
import { newId } from "./hub/kernel/ids.ts";

type Client = ContractRouterClient<Contract>;
type Deed = PastNews["deeds"][number];
type Offer = CasePage["offers"][number]["kind"];

/** What doing needs. */
export interface Doing {
  house: Pick<PastHouse, "caseOf">;
  /** The demonstration's people, by their ids. */
  people: ReadonlyMap<string, Client>;
}

/** Whom a person asks who may not do it alone. */
const ASKED_NEXT = ["demo-risk"] as const;
const AGREEING: readonly Offer[] = ["agree_return", "agree_refund"];
const REFUSING: readonly Offer[] = ["refuse_return", "refuse_refund"];

/** Does it, or leaves it where the case, the channel or the person's rights do not allow it: then it was not done in those days either. */
export async function doDeed({ house, people }: Doing, deed: Deed): Promise<void> {
  const caseId = await house.caseOf(`demo-${deed.channel}`, deed.claimId);
  if (caseId === null) return;
  for (const id of [deed.by, ...ASKED_NEXT]) {
    const client = people.get(id);
    if (client && (await done(client, caseId, deed))) return;
  }
}

async function done(client: Client, caseId: string, deed: Deed): Promise<boolean> {
  const page = await client.cases.get({ caseId });
  if (page.case.status === "done") return true;
  try {
    if (deed.does === "say") return await say(client, page, deed);
    if (deed.does === "name") return await name(client, page, deed);
    return await answer(client, page, deed);
  } catch (fault) {
    const { code } = fault as { code?: string };
    if (code !== undefined && code in refusals && code !== "INTERNAL") return false;
    throw fault;
  }
}

/** By the channel's call where it has one, else on its own pages. Every other time the suggested words are good enough. */
async function say(client: Client, page: CasePage, { text, asSuggested }: Deed): Promise<boolean> {
  const { id, revision } = page.case;
  const { suggestion } = page;
  const suggested = asSuggested && suggestion?.state === "shown" && !suggestion.outdated ? { text: suggestion.text, suggestionId: suggestion.id } : null;
  const copied = !page.offers.some(({ kind, allowed }) => kind === "send_message" && allowed);
  await client.actions.do({ caseId: id, kind: "send_message", ...(suggested ?? { text }), copied, revision, requestKey: newId(Date.now()) });
  return true;
}

/** Where it goes by another name, the person who looks at it calls it by its own. */
async function name(client: Client, page: CasePage, { text }: Deed): Promise<boolean> {
  if (page.case.disputeClass !== text) await client.cases.setClass({ caseId: page.case.id, disputeClass: text });
  return true;
}

async function answer(client: Client, page: CasePage, { does, text }: Deed): Promise<boolean> {
  const { id, revision } = page.case;
  const wanted = does === "agree" ? AGREEING : REFUSING;
  const kind = page.offers.find((offer) => wanted.includes(offer.kind) && offer.fits && offer.allowed)?.kind;
  if (kind === undefined || kind === "copy_message" || kind === "close") return false;
  const common = { caseId: id, kind, revision, requestKey: newId(Date.now()) };
  if (does === "agree") {
    await client.actions.do({ ...common, amountFen: page.case.amountFen });
    return true;
  }
  const { reasons } = await client.actions.refusalForm({ caseId: id, kind });
  const reason = reasons.find(({ proof }) => proof === "optional");
  if (!reason) return false;
  await client.actions.do({ ...common, reasonId: reason.id, text });
  return true;
}
