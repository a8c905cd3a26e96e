/** What the demonstration's people did beside their cases in the days before it: they judged what the policy did, kept examples, and looked at accounts. */
import type { ContractRouterClient } from "@orpc/contract";
import { openTriageAgent } from "../agents/triage/agent.ts";
import type { PastNews } from "./demo/index.ts";
import type { Contract } from "./hub/contract/index.ts";
import { refusals } from "./hub/contract/index.ts";

type Client = ContractRouterClient<Contract>;
type DeskDeed = PastNews["desk"][number];

/** What doing needs. */
export interface AtDesk {
  /** The clock of that morning, ms. */
  now: number;
  /** The demonstration's people, by their ids. */
  people: ReadonlyMap<string, Client>;
  /** As the agent that names cases. */
  triage: Client;
}

const DAY = 86_400_000;
/** Looked through in one morning. */
const REVIEWED = 6;
const ACCEPTED = 3;
/** Every so many reviews find that the words were not looked at closely enough. */
const DOUBTED = 19;

const desks: Readonly<Record<DeskDeed, (at: AtDesk) => Promise<void>>> = {
  review,
  examples,
  train,
  mark,
  appeal,
  // What the mini-program tells comes in over the public interface; here is nothing to do.
  neighbours: async () => undefined,
};

/** Does it; what the rooms refuse was not done in those days either. */
export async function doAtDesk(at: AtDesk, deed: DeskDeed): Promise<void> {
  try {
    await desks[deed](at);
  } catch (fault) {
    const { code } = fault as { code?: string };
    if (code === undefined || !(code in refusals) || code === "INTERNAL") throw fault;
  }
}

function personAt({ people }: AtDesk, id: string): Client {
  const client = people.get(id);
  if (!client) throw new Error(`nobody of the demonstration is ${id}`);
  return client;
}

/** The supervisor looks through what the policy settled by itself: mostly it was right. What was paid wrongly is followed up. */
async function review(at: AtDesk): Promise<void> {
  const { decisions } = personAt(at, "demo-supervisor");
  const open = (await decisions.recoveries()).rows.filter(({ endedAt }) => endedAt === null);
  for (const { decisionId, amountFen } of open)
    await decisions.endRecovery({ decisionId, outcome: "all_back", recoveredFen: amountFen, note: "买家核对后同意退回，已到账。" });
  const { rows } = await decisions.automatic({ review: "unreviewed", size: REVIEWED });
  for (const { decision, case: of } of rows) {
    const verdict = judged(of);
    const { stopped } = await decisions.mark({ decisionId: decision.id, seen: null, ...verdict });
    if (verdict.review === "wrong" && stopped === "gone") await decisions.openRecovery({ decisionId: decision.id, note: "多退的款项，联系买家核对。" });
  }
}

type Reviewed = Awaited<ReturnType<Client["decisions"]["automatic"]>>["rows"][number]["case"];
type Verdict = Omit<Parameters<Client["decisions"]["mark"]>[0], "decisionId" | "seen">;

/** What the supervisor says of it: by whose class it was named, and by whether more should have been looked at. */
function judged({ number, disputeClass, amountFen }: Reviewed): Verdict {
  if (disputeClass === "suspected_abuse") return { review: "wrong", reason: "account", note: "这类申请应先看账号再决定。" };
  if ([...number].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9_973, 7) % DOUBTED > 0) return { review: "right" };
  return amountFen > 10_000
    ? { review: "wrong", reason: "amount", note: "金额偏高，应由客服先核对再退。" }
    : { review: "wrong", reason: "evidence", note: "买家没有发照片，应先请买家补充。" };
}

/** The trainer looks through what people answered; some of it answers from now on, the rest waits. */
async function examples(at: AtDesk): Promise<void> {
  const trainer = personAt(at, "demo-trainer");
  const { rows } = await trainer.examples.list({ state: "candidate", size: 3 * ACCEPTED });
  const fit = rows.filter(({ label, marks }) => label !== "none" && marks.length === 0).map(({ id }) => id);
  const other = rows.find(({ id, marks }) => !fit.includes(id) && marks.length > 0);
  if (fit.length > 0) await trainer.examples.setState({ ids: fit.slice(0, ACCEPTED), state: "accepted" });
  if (other) await trainer.examples.setState({ ids: [other.id], state: "retired" });
}

/** The classifier is trained on what was accepted by then. */
async function train({ triage }: AtDesk): Promise<void> {
  await openTriageAgent(triage).retrain(() => undefined);
}

/** The risk reviewer watches or blocks the account that asks back most, for a time. */
async function mark(at: AtDesk): Promise<void> {
  const { risk } = personAt(at, "demo-risk");
  const account = (await looked(at)).find((one) => one.mark === null);
  if (!account) return;
  const isHigh = account.level === "high";
  const reason = isHigh ? "短期内反复申请退款退货，先由人工审核。" : "退货次数偏多，观察一段时间。";
  await risk.mark({ accountId: account.id, kind: isHigh ? "block" : "watch", reason, until: new Date(at.now + (isHigh ? 30 : 45) * DAY), saw: null });
}

/** A buyer who is watched says that there were reasons: the first is heard, the next waits for the reviewer. */
async function appeal(at: AtDesk): Promise<void> {
  const { risk } = personAt(at, "demo-risk");
  const all = await looked(at);
  const marked = all.filter((one) => one.mark !== null);
  const next = marked.find(({ appeals }) => appeals === 0);
  if (!next) return;
  const { id } = await risk.recordAppeal({ accountId: next.id, words: "几次退货都是因为收到的东西有问题，照片都发过，希望不要再被当成异常账号。" });
  // Whoever was heard is cleared, and no mark stands any more.
  const isFirst = !all.some(({ status }) => status === "cleared") && marked.length > 1;
  if (isFirst) await risk.closeAppeal({ appealId: id, upheld: true, result: "核对了几次验货记录，问题属实，恢复正常处理。" });
}

/** Accounts that ask back more than others, the most conspicuous first. */
async function looked(at: AtDesk): Promise<Awaited<ReturnType<Client["risk"]["accounts"]>>["rows"]> {
  const { risk } = personAt(at, "demo-risk");
  const [high, watch] = await Promise.all([risk.accounts({ view: "all", level: "high", size: 20 }), risk.accounts({ view: "all", level: "watch", size: 20 })]);
  return [...high.rows, ...watch.rows];
}
