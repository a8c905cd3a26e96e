/** A channel in memory with a ledger of its own; it can act and not answer, refuse before acting, throttle, or be away. */
import { createHash } from "node:crypto";
import type { CaseChannelState, CaseWrite, ChannelCase, Connector, ConnectorProblem, RefusalReason, WriteReceipt } from "../../../main/hub/connectors/port.ts";
import { ok, type Result, refuse } from "../../../main/hub/kernel/result.ts";

interface FakeCase {
  state: CaseChannelState;
  version: number;
  amountFen: number;
  orderId: string;
  kind: ChannelCase["kind"];
}
/** How the next call goes. */
export type Mood = "fine" | "acts_then_silent" | "silent" | "throttled" | "away" | "stale" | "refused" | "broken";

export interface FakeChannel {
  connector: Connector;
  cases: Map<string, FakeCase>;
  /** Every refund the channel carried out: never more than one a case. */
  paid: { caseId: string; orderId: string; amountFen: number }[];
  calls: { kind: string; caseId: string }[];
  /** Every refusal the channel carried out, with the digest of the picture that came along. */
  refused: { caseId: string; reason: string; text: string; proof: string | null }[];
  /** What it offers to refuse by, and what it wants. */
  reasons: RefusalReason[];
  /** How often it was asked for them. */
  asked: number;
  said: string[];
  /** Digests of the pictures that came with what was said, in its order. */
  shown: string[][];
  moods: Mood[];
  /** Called before each write is carried out, and after it was but before it is answered. */
  onCall: () => Promise<void> | void;
  onActed: () => Promise<void> | void;
}

export function fakeChannel(): FakeChannel {
  const cases = new Map<string, FakeCase>();
  const channel: Omit<FakeChannel, "connector"> = {
    cases,
    paid: [],
    calls: [],
    refused: [],
    reasons: [
      { id: "11", text: "物流正常派送中", proof: "optional" },
      { id: "12", text: "影响二次销售", proof: "required" },
      { id: "13", text: "已退回的商品不符", proof: "elsewhere" },
    ],
    asked: 0,
    said: [],
    shown: [],
    moods: [],
    onCall: () => undefined,
    onActed: () => undefined,
  };

  async function write(kind: string, wanted: CaseWrite, act: (found: FakeCase) => string | null): Promise<Result<WriteReceipt, ConnectorProblem>> {
    channel.calls.push({ kind, caseId: wanted.channelCaseId });
    await channel.onCall();
    const mood = channel.moods.shift() ?? "fine";
    if (mood === "throttled") return refuse("THROTTLED", "太快了", { waitMs: 1_000 });
    if (mood === "away") return refuse("UNAVAILABLE", "连不上");
    if (mood === "silent") return refuse("TIMED_OUT", "没有回答");
    if (mood === "stale") return refuse("STALE", "版本旧了");
    if (mood === "refused") return refuse("REFUSED", "不允许");
    if (mood === "broken") throw new Error("socket hang up");
    const found = cases.get(wanted.channelCaseId);
    if (!found) return refuse("NOT_FOUND", "没有这张售后单");
    const no = act(found);
    if (no) return refuse("REFUSED", no);
    await channel.onActed();
    return mood === "acts_then_silent" ? refuse("TIMED_OUT", "没有回答") : ok({ channelAnswer: { done: true } });
  }

  function refusing(wanted: CaseWrite, found: FakeCase): null {
    const { reason, text = "", proof } = wanted;
    const digest = proof ? createHash("sha256").update(proof.bytes).digest("hex") : null;
    channel.refused.push({ caseId: wanted.channelCaseId, reason: reason?.id ?? "", text, proof: digest });
    Object.assign(found, { state: "refused", version: found.version + 1 });
    return null;
  }

  const connector: Connector = {
    manifest: {
      id: "fake",
      name: { zh: "假平台", en: "Fake" },
      spelled: ["ce shi"],
      group: "platform",
      mark: { glyph: "假", colour: "#444444" },
      hasPlatform: true,
      abilities: ["cases", "agree_refund", "agree_return", "refuse_refund", "refuse_return", "message", "note"],
      review: { always: [], byKind: {}, refusal: { words: { least: 2, most: 200 }, proof: { mostBytes: 2_000, types: ["image/png", "image/jpeg"] } } },
      defaultBaseUrl: "http://127.0.0.1:1",
      settings: [],
      pullWindowMs: 1,
      overlapMs: 1,
      callsPerSecond: 10,
      messageBytes: 120,
    },
    fetchOne: async (_context, ref) => {
      const mood = channel.moods.shift() ?? "fine";
      if (mood !== "fine") return refuse("UNAVAILABLE", "连不上");
      const found = cases.get(ref.id);
      return found
        ? ok({ topic: "case", dedupeKey: `${ref.id}:${found.version}`, payload: JSON.stringify({ id: ref.id, ...found }) })
        : refuse("NOT_FOUND", "没有");
    },
    normalize: (_topic, payload) => {
      const { id, ...found } = JSON.parse(payload) as FakeCase & { id: string };
      return ok([factOf(id, found)]);
    },
    actions: {
      agreeRefund: (_context, wanted) =>
        write("agree_refund", wanted, (found) => {
          // Deliberately credulous: whatever is asked is paid, so that only the caller's care prevents paying twice.
          channel.paid.push({ caseId: wanted.channelCaseId, orderId: found.orderId, amountFen: wanted.amountFen });
          Object.assign(found, { state: "refunded", version: found.version + 1 });
          return null;
        }),
      agreeReturn: (_context, wanted) =>
        write("agree_return", wanted, (found) => {
          Object.assign(found, { state: "waiting_return", version: found.version + 1 });
          return null;
        }),
      refusalReasons: async () => {
        channel.asked += 1;
        const mood = channel.moods[0];
        if (mood === "away") {
          channel.moods.shift();
          return refuse("UNAVAILABLE", "连不上");
        }
        return ok(channel.reasons);
      },
      refuseRefund: (_context, wanted) => write("refuse_refund", wanted, (found) => refusing(wanted, found)),
      refuseReturn: (_context, wanted) => write("refuse_return", wanted, (found) => refusing(wanted, found)),
      sendMessage: (_context, wanted) =>
        write("send_message", wanted, () => {
          channel.said.push(wanted.text ?? "");
          channel.shown.push((wanted.pictures ?? []).map(({ bytes }) => createHash("sha256").update(bytes).digest("hex")));
          return null;
        }),
      addNote: (_context, wanted) => write("add_note", wanted, () => null),
    },
  };
  return Object.assign(channel, { connector });
}

/** The case as a connector would read it. */
export function factOf(id: string, found: FakeCase): ChannelCase {
  return {
    type: "case",
    channelCaseId: id,
    channelOrderId: `T${found.orderId}`,
    channelLineIds: [],
    version: found.version,
    kind: found.kind,
    channelStatus: found.state,
    state: found.state,
    arbitration: false,
    amountFen: found.amountFen,
    refundedFen: null,
    endedWell: false,
    problem: null,
    reason: "",
    buyerWords: "",
    goodsReceived: null,
    createdAt: new Date(0),
    deadlineAt: null,
    defaultOutcome: "none",
    returnCarrier: null,
    returnWaybill: null,
    evidence: [],
    writeToken: {},
  };
}
