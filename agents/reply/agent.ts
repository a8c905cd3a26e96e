/** The reply agent: for each case that wants one, lets a model write where there is one, or answers by the cards that fit; proposes what was checked. */
import { fromCards } from "./answer/proposal.ts";
import type { ReplyClient } from "./client.ts";
import { answeredIn, gather, nothingYet, type Reply, recordIn, understand } from "./model/known.ts";
import type { GivenUp, Writer } from "./model/writer.ts";

export type { ReplyClient } from "./client.ts";

export interface ReplyAgent {
  /** Asks endpoints whether they are there, and tells the console once when they are not. */
  begin(): Promise<void>;
  /** Answers some of the waiting cases; true when there may be more. */
  round(): Promise<boolean>;
  /** A case moved, or a person has read enough: what a model writes about it is given up. */
  giveUp(caseId: string, why: GivenUp): Promise<void>;
}

const AT_ONCE = 8;

/** Opens the agent. What knows model vendors takes half a second to load, and is left out while there is no endpoint. */
export function openReplyAgent(client: ReplyClient): ReplyAgent {
  let opened: Promise<Writer> | null = null;
  const writer = (): Promise<Writer> => {
    opened ??= import("./model/writer.ts").then(({ openWriter }) => openWriter(client));
    return opened;
  };
  const isThereAny = async (): Promise<boolean> => (await client.reply.endpoints()).endpoints.length > 0;
  return {
    begin: async () => {
      const { endpoints } = await client.reply.endpoints();
      if (endpoints.length > 0) await (await writer()).probe(endpoints);
    },
    round: async () => {
      const { caseIds } = await client.reply.take({ limit: AT_ONCE });
      if (caseIds.length === 0) return false;
      // A model is waited for, and many may be at once; the cards only work, and one after the other each is sooner done.
      if (await isThereAny()) {
        const by = await writer();
        await Promise.all(caseIds.map((caseId) => propose({ client, writer: by }, caseId)));
      } else for (const caseId of caseIds) await propose({ client, writer: null }, caseId);
      return caseIds.length === AT_ONCE;
    },
    giveUp: async (caseId, why) => {
      if (opened !== null) await (await opened).giveUp(caseId, why);
    },
  };
}

interface Means {
  client: ReplyClient;
  writer: Writer | null;
}

async function propose({ client, writer }: Means, caseId: string): Promise<void> {
  const started = performance.now();
  const reply = writer ? await writer.write(caseId) : await byCards(client, caseId);
  // It is still wanted, and is taken again with its new facts.
  if (reply.problem === "moved") return;
  const record = recordIn(reply);
  const answered = answeredIn(reply);
  const proposal =
    reply.passed && writer
      ? { ...reply.passed, composer: reply.writer ?? "", written: { prompt: writer.version, problem: null }, withheld: null }
      : { ...fromCards(answered, { record, similar: reply.similar }), written: { prompt: null, problem: reply.problem } };
  try {
    await client.reply.propose({ caseId, revision: record.revision, seen: record.seen, tookMs: Math.round(performance.now() - started), ...proposal });
  } catch (fault) {
    if ((fault as { code?: string }).code !== "CASE_MOVED") throw fault;
  }
  await writer?.proposed(caseId);
}

async function byCards(client: ReplyClient, caseId: string): Promise<Reply> {
  const known = { ...nothingYet(caseId), ...(await understand(client, nothingYet(caseId))) };
  return { ...known, ...(await gather(client, known)) };
}
