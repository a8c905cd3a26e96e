import { reopenCase } from "../disputes/index.ts";
import { ok, refuse } from "../kernel/result.ts";
import { type ActionSpec, short } from "./action.ts";

/** Opens a case again that was done, with why. The channel's own state stays as it is: nothing is decided or paid anew. */
export const reopen: ActionSpec = {
  kind: "reopen_case",
  label: { zh: "重新打开", en: "Reopen" },
  group: "desk",
  asks: { amount: false, text: "note", hint: { zh: "为什么要重新打开", en: "Why it is opened again" } },
  answers: null,
  takes: null,
  ability: null,
  permission: "case.work",
  personHoldSeconds: 0,
  noUndo: { zh: "打开后可以再关闭", en: "It can be closed again" },
  materials: [],
  oneAtATime: false,
  fits: ({ status }) => status === "done",
  check: (now, _money, wanted) => {
    if (now.status !== "done") return refuse("ALREADY_DONE", "工单没有结束，不用重新打开。", { en: "The case is not done." });
    return wanted.text.trim() === "" ? refuse("BAD_INPUT", "请写明为什么重新打开。", { en: "Write why." }) : ok(null);
  },
  preview: () => ({ zh: "重新打开这张工单，由人继续处理；平台上的售后状态不变", en: "Opens the case again for a person; nothing changes at the platform" }),
  describe: ({ params }) => `重新打开：${short(params.text)}`,
  begun: (tx, { caseId }) => reopenCase(tx, caseId),
  happened: null,
  call: () => undefined,
};
