/** How something is wanted: a question admits nothing and accuses nobody. */
import type { Want, WantMood } from "../../../main/hub/contract/words.ts";

const withdrawing: ReadonlySet<Want> = new Set(["withdraw", "restore_order"]);
const complaining: ReadonlySet<Want> = new Set(["not_received", "complain", "goods_bad", "goods_wrong", "compensation"]);
const angry = /投诉|差评|骗|垃圾|坑|气死|什么态度|太差|12315|举报|黑店|还不|到底|凭什么|搞什么|无语|急死|[!！]{2,}|scam|terrible|unacceptable/;
const asking =
  /[?？]|吗|嘛|么|怎么|咋|什么|啥|几|多少|多久|多长|哪|谁|能不能|可不可以|可以不|有没有|是不是|会不会|呢\s*$|\b(?:what|when|where|how|can|could|do|does|is|why|which|will)\b/i;

/** The mood of a want within the words it was heard in. */
export function moodOf(want: Want, text: string): WantMood {
  if (withdrawing.has(want)) return "withdraws";
  if (angry.test(text)) return "complains";
  if (complaining.has(want) && !/会不会|万一|如果|要是/.test(text)) return "complains";
  return asking.test(text) ? "asks" : "requests";
}
