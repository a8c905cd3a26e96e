/** Times that cannot be: something before what it follows from, or in the future. */
import type { Said } from "../../kernel/said.ts";
import { type Finding, HOUR, type Look, NOTHING, type Told } from "./finding.ts";

/** Clocks of two systems differ, and some write the minute only. */
const TOLERANCE_MS = HOUR;

const NAMES = {
  created: { zh: "下单", en: "ordered" },
  paid: { zh: "付款", en: "paid" },
  shipped: { zh: "平台发货", en: "shipped by the platform" },
  packed: { zh: "打包", en: "packed" },
  outbound: { zh: "出库", en: "left the warehouse" },
  signed: { zh: "签收", en: "signed for" },
  finished: { zh: "交易完成", en: "completed" },
  closed: { zh: "交易关闭", en: "closed" },
} as const;
type Step = keyof typeof NAMES;
const STEPS = Object.keys(NAMES) as Step[];

/** What may not come before what. Who pays at the door is left out where payment is meant. */
const ORDER: readonly (readonly [early: Step, late: Step])[] = [
  ["paid", "created"],
  ["shipped", "created"],
  ["packed", "created"],
  ["outbound", "created"],
  ["finished", "created"],
  ["closed", "created"],
  ["signed", "created"],
  ["shipped", "paid"],
  ["outbound", "paid"],
  ["finished", "paid"],
  ["finished", "shipped"],
  ["signed", "paid"],
  ["signed", "outbound"],
];
/** Told by channel or seller; a carrier's scans are judged with their parcel. */
const DATED: readonly Step[] = ["created", "paid", "shipped", "packed", "finished", "closed"];
/** What the warehouse calls a step. */
const BY_WAREHOUSE: Readonly<Partial<Record<string, Step>>> = { packed: "packed", outbound: "outbound", delivered: "signed" };

export const timesContradict: Finding<"times_contradict"> = {
  kind: "times_contradict",
  duty: "operations",
  ends: {
    zh: "平台、仓库或快递更正了时间，或写的时间已到，就解除；请检查仓库与自有系统的时钟和时区。",
    en: "Ends when the source corrects its times, or the future time has come; check clock and time zone of the warehouse and the shop's own system.",
  },
  fact: "时间矛盾",
  aloud: false,
  find(look) {
    const times = timesOf(look);
    const { payOnDelivery } = look.snapshot;
    const wrong = ORDER.filter(([early, late]) => {
      const [first, then] = [times[early], times[late]];
      return first !== null && then !== null && first < then - TOLERANCE_MS && !(late === "paid" && payOnDelivery);
    });
    const ahead = writtenAhead(look);
    const future = STEPS.filter((step) => (DATED.includes(step) || ahead[step] !== undefined) && (times[step] ?? 0) > look.now + TOLERANCE_MS);
    const checks = future.map((step) => (times[step] ?? 0) - TOLERANCE_MS);
    const involved = [...new Set([...wrong.flat(), ...future])];
    if (involved.length === 0) return NOTHING;
    const what = [...wrong.map(([early, late]) => `${early}<${late}`), ...future.map((step) => `${step}>now`)].join(",");
    const evidence = { what, ...Object.fromEntries(involved.map((step) => [`${step}At`, times[step]])) };
    const since = Math.min(...involved.map((step) => times[step] ?? Number.POSITIVE_INFINITY));
    return { proof: { since, evidence }, ...(checks.length > 0 ? { checkAt: Math.min(...checks) } : {}) };
  },
  sentence(told) {
    const clauses = told
      .text("what")
      .split(",")
      .map((one) => clause(one, told));
    return { zh: `时间对不上：${clauses.map(({ zh }) => zh).join("；")}。`, en: `Times contradict each other: ${clauses.map(({ en }) => en).join("; ")}.` };
  },
};

/** What was written of times that had not come when we were told. */
function writtenAhead({ snapshot, derived: { order } }: Look): Partial<Record<Step, number>> {
  const kept: Partial<Record<Step, number | null>> = { packed: order.packedAt, outbound: order.outboundAt, signed: order.signedAt };
  const byWarehouse = snapshot.warehouse.flatMap(({ kind, at, data }) => {
    const step = BY_WAREHOUSE[kind];
    return step && kept[step] === at && typeof data.writtenAt === "number" ? [[step, data.writtenAt] as const] : [];
  });
  return { ...Object.fromEntries(byWarehouse), ...snapshot.datedAhead };
}

function timesOf(look: Look): Readonly<Record<Step, number | null>> {
  const { createdAt, paidAt, claimedShippedAt, finishedAt, closedAt } = look.snapshot;
  const { packedAt, outboundAt, signedAt } = look.derived.order;
  return {
    created: createdAt,
    paid: paidAt,
    shipped: claimedShippedAt,
    packed: packedAt,
    // Handed over is not said to have been sent: that it left by then is only concluded.
    outbound: outboundAt === signedAt ? null : outboundAt,
    signed: signedAt,
    finished: finishedAt,
    closed: closedAt,
    ...writtenAhead(look),
  };
}

function clause(what: string, told: Told): Said {
  const isStep = (name: string | undefined): name is Step => name !== undefined && name in NAMES;
  const [early, late] = what.split(/[<>]/);
  if (!isStep(early)) return { zh: what, en: what };
  const at = told.time(`${early}At`);
  const first = { zh: `${NAMES[early].zh}（${at}）`, en: `${NAMES[early].en} (${at})` };
  if (!isStep(late)) return { zh: `${first.zh}在将来`, en: `${first.en} lies in the future` };
  const then = told.time(`${late}At`);
  return { zh: `${first.zh}早于${NAMES[late].zh}（${then}）`, en: `${first.en} is before ${NAMES[late].en} (${then})` };
}
