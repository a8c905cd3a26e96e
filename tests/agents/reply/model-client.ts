/** The hub's side for tests of the reply agent: one case, its record, and every word that is told. */
import type { ReplyClient } from "../../../agents/reply/agent.ts";
import type { DraftView, ReplyRecord, UsableEndpoint } from "../../../main/hub/contract/index.ts";
import type { GraphStep, GraphWrite } from "../../../main/hub/contract/models.ts";
import { starterCards } from "../../../main/hub/knowledge/cards/starter-cards.ts";
import { record } from "./record.ts";

export interface Proposed {
  text: string;
  composer: string;
  withheld: string | null;
  written: { prompt: string | null; problem: string | null };
  sentences: { act: string; text: string; support: string | null }[];
  sources: { kind: string; label: string }[];
}

/** What was told, in order. */
export interface Heard {
  client: ReplyClient;
  proposed: Proposed[];
  told: (string | null)[];
  drafts: (DraftView | null)[];
  calls: { sent: string; problem: string | null; costMicro: number }[];
  steps: GraphStep[];
  writes: (GraphWrite & { stepId: string })[];
}

const quick = { connectMs: 600, firstMs: 600, silenceMs: 400, totalMs: 3_000 };

/** An endpoint at an address. */
export const endpointAt = (baseUrl: string, change: Partial<UsableEndpoint> = {}): UsableEndpoint => ({
  id: "environment",
  revision: 0,
  name: "AI_MODEL",
  kind: "openai",
  baseUrl,
  model: "shop-model",
  key: "k",
  priceInFen: 200,
  priceOutFen: 800,
  limits: quick,
  ...change,
});

/** A case that waits for a reply; `where` is where it stands when asked again. */
export function waiting(
  endpoints: UsableEndpoint[],
  change: Partial<ReplyRecord> = {},
  money: { left: number } = { left: Number.POSITIVE_INFINITY },
): Heard & { where: { revision: number; seen: number } } {
  const heard = { proposed: [], told: [], drafts: [], calls: [], steps: [], writes: [], where: { revision: 3, seen: 8 } } as Omit<Heard, "client"> & {
    where: { revision: number; seen: number };
  };
  let caseIds = ["c1"];
  const reply = {
    take: async () => {
      const taken = caseIds;
      caseIds = [];
      return { caseIds: taken };
    },
    endpoints: async () => ({ endpoints }),
    callBegins: async ({ sent, mayCostMicro }: { sent: string; mayCostMicro: number }) => {
      if (mayCostMicro > money.left) throw Object.assign(new Error("spent"), { code: "BUDGET_USED" });
      heard.calls.push({ sent, problem: null, costMicro: 0 });
      return { callId: String(heard.calls.length - 1) };
    },
    callEnds: async ({ callId, problem, costMicro }: { callId: string; problem: string | null; costMicro: number }) => {
      const call = heard.calls[Number(callId)];
      if (call) Object.assign(call, { problem, costMicro });
      return { ok: true as const };
    },
    steps: async ({ thread, id, limit }: { thread: string; id?: string; limit: number }) => {
      const found = heard.steps
        .filter((step) => step.thread === thread && (id === undefined || step.id === id))
        .toSorted((left, right) => (left.id < right.id ? 1 : -1));
      return { steps: found.slice(0, limit).map((step) => ({ ...step, writes: heard.writes.filter(({ stepId }) => stepId === step.id) })) };
    },
    keepStep: async (step: GraphStep & { caseId: string }) => {
      heard.steps.push(step);
      return { ok: true as const };
    },
    keepWrites: async ({ stepId, writes }: { stepId: string; writes: GraphWrite[] }) => {
      heard.writes.push(...writes.map((write) => ({ ...write, stepId })));
      return { ok: true as const };
    },
    dropSteps: async ({ keep }: { keep: string | null }) => {
      heard.steps = heard.steps.filter(({ thread }) => thread === keep);
      return { ok: true as const };
    },
    record: async () =>
      record({
        wants: [{ want: "where_parcel", mood: "asks", confidence: 0.9 }],
        given: { order: "in_transit", shipped: true, signed: false, stalled: true },
        slots: { 物流状态: "包裹在武汉转运中心停留61小时，没有新的扫描" },
        ...change,
      }),
    similar: async () => ({ rows: [{ id: "e1", question: "快递不动", reply: "亲，非常抱歉让您惦记。感谢您的理解！", label: "not_received", score: 0.8 }] }),
    cards: async () => ({ cards: starterCards(), examples: [] }),
    where: async () => ({ at: heard.where }),
    draft: async ({ draft }: { draft: DraftView | null }) => {
      heard.drafts.push(draft);
      return { ok: true as const };
    },
    propose: async (input: Proposed) => {
      heard.proposed.push(input);
      return { ok: true as const };
    },
    reportModel: async (input: { problem: string | null }) => {
      heard.told.push(input.problem);
      return { ok: true as const };
    },
  };
  return Object.assign(heard, { client: { reply } as unknown as ReplyClient });
}
