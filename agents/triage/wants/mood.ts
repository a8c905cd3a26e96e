import type { Want, WantMood } from "../../../main/hub/contract/words.ts";

const ANGRY =
  /投诉|举报|差评|垃圾|骗|坑人|气死|无语|过分|失望|什么态度|凭什么|太慢|太差|不负责|还不|都.{0,6}[天周月]了|一直(?:没|不|在)|到现在|说好的|再不|又(?:坏|错|没)|terrible|complain|cheat/;
const ASKS = /\?|吗|呢|怎么|什么|多久|哪|谁|几[天个点时]|是不是|有没有|能不能|会不会|可不可以|能否|多少|how|when|where|what|why|can |is |do |will /;
const WISHES = /^(?:帮|给|替|请|我要|我想|要求|申请|尽快|快点|赶紧|催)|帮我|给我|麻烦|请你|我要|我想|please|i want|i need/;
/** Asked before anything happened: no complaint, whatever it is about. */
const BEFOREHAND = /会不会|如果|要是|万一|假如|会.{0,4}吗/;

const complaints: ReadonlySet<Want> = new Set(["complain", "goods_bad", "goods_wrong", "not_received", "trace_wrong"]);
const takenBack: ReadonlySet<Want> = new Set(["withdraw", "restore_order"]);
const requests: ReadonlySet<Want> = new Set(["cancel", "modify_order", "order_note", "delivery_slot", "refuse_parcel", "person", "compensation", "contact"]);

/** Whether plain words ask or wish for something; else they tell what happened. */
export function isTelling(plain: string): boolean {
  return !ASKS.test(plain) && !WISHES.test(plain);
}

/** How a want is said in plain words. A question admits nothing: "会不会坏" complains of nothing. */
export function moodOf(want: Want, plain: string): WantMood {
  if (takenBack.has(want)) return "withdraws";
  if (ANGRY.test(plain)) return "complains";
  if (complaints.has(want) && !BEFOREHAND.test(plain)) return "complains";
  if (ASKS.test(plain)) return WISHES.test(plain) && requests.has(want) && !/[?吗]/.test(plain) ? "requests" : "asks";
  return WISHES.test(plain) || requests.has(want) ? "requests" : "asks";
}
