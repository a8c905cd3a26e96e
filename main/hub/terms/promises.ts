/** Sentences by which a reply may commit the seller, as the terms allow them. Pure. */
import type { ServiceTerms } from "./terms.ts";

const deeds = {
  urge_carrier: "我们会联系快递跟进催促，有进展及时通知您。",
  ask_warehouse: "我们会联系仓库核实进度，有结果及时通知您。",
  inspect_soon: "退货到仓后我们会尽快安排验收。",
} as const;

/** A promise that the seller allows: `id` for cards and clocks, `text` as it is said. */
interface AllowedPromise {
  id: "answer_within" | keyof typeof deeds;
  text: string;
}

/** Every promise that terms allow at all; when each may be said is for the case's state. Nothing is promised for a time that is not set. */
export function promisesOf(terms: Pick<ServiceTerms, "answerWithinHours" | "mayPromise">): AllowedPromise[] {
  const hours = terms.answerWithinHours;
  return [
    ...(hours === null ? [] : [{ id: "answer_within" as const, text: `我们会在${hours}小时内核实并给您答复。` }]),
    ...terms.mayPromise.map((id) => ({ id, text: deeds[id] })),
  ];
}
