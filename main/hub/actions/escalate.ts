import { toPerson } from "../disputes/index.ts";
import { ok, refuse } from "../kernel/result.ts";
import { type ActionSpec, short } from "./action.ts";

/** Hands the case to the risk desk. Stays in the house; policies no longer act on the case by themselves. */
export const escalate: ActionSpec = {
  kind: "escalate",
  label: { zh: "升级", en: "Escalate" },
  group: "desk",
  asks: { amount: false, text: "note", hint: { zh: "为什么要升级，风控会看到", en: "Why; the risk reviewer will read it" } },
  answers: null,
  params: { to: "risk" },
  takes: null,
  ability: null,
  permission: "case.work",
  personHoldSeconds: 0,
  noUndo: { zh: "已转出的工单由风控处理", en: "What is handed over is the risk desk's" },
  materials: [],
  oneAtATime: false,
  check(now) {
    if (now.status === "done") return refuse("STATE_NOT_ALLOWED", "工单已经结束。", { en: "The case is done." });
    return now.queue === "risk" ? refuse("ALREADY_DONE", "已经在风控队列里。", { en: "It is in the risk queue already." }) : ok(null);
  },
  preview: () => ({ zh: "转给风控处理，规则不再自动处理这张工单", en: "Hands it to the risk desk; no policy settles this case by itself any more" }),
  describe: ({ params }) => `转${params.to === "supervisor" ? "主管" : "风控"}${params.text ? `：${short(params.text)}` : ""}`,
  begun: (tx, { caseId }) => toPerson(tx, caseId, "risk"),
  happened: null,
  call: () => undefined,
};
