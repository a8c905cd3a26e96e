/** Times that cannot be: something before what it follows from, or in the future. */
import { type Finding, HOUR, type Look, NOTHING, type Told } from "./finding.ts";

/** Clocks of two systems differ, and some write the minute only. */
const TOLERANCE_MS = HOUR;

const NAMES = {
  created: "下单",
  paid: "付款",
  shipped: "平台发货",
  packed: "打包",
  outbound: "出库",
  signed: "签收",
  finished: "交易完成",
  closed: "交易关闭",
};
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
  ends: "来源更正时间，或将来的时间已到，就解除；请检查仓库与自有系统的时钟和时区。",
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
  sentence: (told) =>
    `时间对不上：${told
      .text("what")
      .split(",")
      .map((one) => clause(one, told))
      .join("；")}。`,
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

function clause(what: string, told: Told): string {
  const isStep = (name: string | undefined): name is Step => name !== undefined && name in NAMES;
  const [early, late] = what.split(/[<>]/);
  if (!isStep(early)) return what;
  const first = `${NAMES[early]}（${told.time(`${early}At`)}）`;
  return isStep(late) ? `${first}早于${NAMES[late]}（${told.time(`${late}At`)}）` : `${first}在将来`;
}
