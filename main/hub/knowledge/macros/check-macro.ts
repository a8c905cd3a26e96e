/** Whether a macro can be offered and said: its slots and conditions are known, and its tags hide nobody's number or name. Pure. */
import type { CardFault } from "../../contract/answers.ts";
import type { MacroBody } from "../../contract/macros.ts";
import { maskText } from "../../masking/index.ts";
import { conditionFaults, slotFault } from "../cards/check-card.ts";

/** What is wrong with it first, with its place; `null` when it may be kept. */
export function macroFault(body: MacroBody): CardFault | null {
  const open = slotFault(body.text);
  if (open) return { at: "text", ...open };
  if (maskText(body.text) !== body.text)
    return {
      at: "text",
      zh: "话术里不要写号码、姓名和地址，要写的用填空从订单里取",
      en: "no numbers, names or addresses in it: slots take them from the order",
    };
  const [condition] = conditionFaults(body);
  if (condition) return condition;
  const personal = body.follows.tags.find((tag) => maskText(tag) !== tag);
  return personal === undefined ? null : { at: "follows.tags", zh: "标签里不要写号码、姓名和地址", en: "no numbers, names or addresses in tags" };
}
