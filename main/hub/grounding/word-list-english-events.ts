/** What happens to an order, its parcel, its return, its request and its money, in the words English uses; and the words around them. */
import type { About } from "./word-list-events.ts";

/** Small words that make another verb of a verb ("send back", "turn down"). */
export const particles = [
  "back",
  "out",
  "off",
  "over",
  "up",
  "through",
  "in",
  "by",
  "down",
  "to",
  "at",
  "for",
  "from",
  "on",
  "with",
  "into",
  "away",
  "along",
  "around",
];

/** Verbs, alone or with their small word, by what is spoken of. */
export const eventEnglish: readonly (readonly [string, Partial<Record<About, string>>])[] = [
  ["place order", { goods: "order", none: "order" }],
  ["pay", { goods: "pay", none: "pay" }],
  ["pack pack_up box box_up wrap wrap_up bag", { goods: "pack", none: "pack" }],
  [
    "ship ship_out dispatch dispatched send send_out send_off post mail hand hand_over hand_off hand_to go_out set_off handed pass_to give_to drop_off",
    { goods: "ship", none: "ship", back: "send_back" },
  ],
  ["leave depart move_out exit", { goods: "outbound", none: "outbound" }],
  ["collect pick_up pickedup pickup come_by come_for collect_from take_in", { goods: "pickup", none: "pickup" }],
  ["onway travel move_to move_from transport head_to head_for onroad onmove move_along", { goods: "transit", none: "transit", back: "back" }],
  ["wayback head_back come_to_us", { goods: "back", none: "back", back: "back", money: "refund" }],
  ["deliver deliver_by outdelivery onvan bring", { goods: "deliver", none: "deliver" }],
  [
    "arrive arrive_at arrive_in reach get_to get_there make_to land turn_up show_up come arrive_with",
    { goods: "arrive", none: "arrive", back: "back_arrive", money: "refund" },
  ],
  ["sign signed sign_for", { goods: "sign", none: "sign" }],
  ["receive get see", { goods: "sign", none: "sign", money: "refund", back: "back_arrive", request: "apply" }],
  ["complete finish wrap_up", { goods: "complete", none: "complete", trade: "complete" }],
  ["close", { goods: "close", none: "close", trade: "close" }],
  ["submit apply file raise open put_in", { request: "apply" }],
  ["approve accept agree agree_to greenlight grant okay go_through gothrough clear pass", { request: "agree", back: "agree" }],
  ["decline reject refuse turn_down deny knock_back sayno", { request: "refuse", back: "refuse", none: "refuse" }],
  ["review look_at underreview pending consider", { request: "review", none: "review" }],
  ["process handle deal_with inprogress sort_out", { request: "handle", money: "refund" }],
  [
    "make process_back make refund reimburse repay credit return issue pay_back send_back give_back pay_out come_through go_back get_back pay_into put_back send_to send arrive reach return_to gothrough wayback land complete",
    { money: "refund" },
  ],
  ["refund reimburse", { goods: "refund", none: "refund" }],
  ["send_back ship_back post_back mail_back return send_in give_back", { back: "send_back", goods: "send_back", none: "send_back" }],
  ["come_back arrive_back get_back_to withus make_back land_back check_in come_in return_to get_to reach receive arrive_at", { back: "back_arrive" }],
  ["come_back arrive_back withus make_back", { goods: "back_arrive", none: "back_arrive" }],
  ["inwarehouse", { goods: "in_house", none: "in_house", back: "back_arrive" }],
  ["inspect check check_over examine go_over look_over", { back: "inspect", goods: "inspect", none: "inspect" }],
  ["steppedin take_over step_in get_involved join_in come_in take_on involve look_at handle look_into deal_with", { platform: "arbitrate" }],
  ["update scan move budge change move_on refresh", { goods: "scan", trace: "scan", none: "scan" }],
  ["stick stall stop hold_up sit_at sit_in hold", { goods: "stall", none: "stall", trace: "stall" }],
  ["print generate create", { bill: "label" }],
];

/** What is spoken of. `payment` is the buyer's money on its way to the seller. */
export const aboutEnglish = {
  goods: "parcel package order orders item items goods pyjamas product shipment box delivery thing stuff set",
  back: "return thereturn exchange",
  money: "money refund funds cash sum reimbursement",
  payment: "payment",
  request: "request application claim case",
  trade: "transaction trade",
  bill: "label waybill",
  trace: "tracking",
  platform: "platform",
} as const;

export const aroundEnglish = {
  not: "not never nobody nothing neither no",
  wait: "awaits",
  signer:
    "yourself locker lockers station stations family wife husband neighbour neighbor neighbors neighbours reception guard concierge mother father son daughter mum mom dad roommate flatmate colleague relative partner doorman janitor friend",
  fill: "a an the this that these those it its he she they them we us i you your yours our ours my is are was were be been being am has have had do does did so far now currently still yet already just also and but then there here moment as of all fully both by-us someone somebody one it-is only nearly number page says shows show showing according records record status state stage step thing far last latest most recent recently spotted seen stop place point person people staff team courier carrier driver delivery-person company warehouse warehouses hub centre center branch account accounts card bank original method way same paid-with when where until since before after first next moment currently presently indeed actually really however though meanwhile hi hello dear customer sure yes ok okay-well well which who whole full entire amount in-all total altogether hands side end thank thanks kindly apologies sorry afternoon morning evening night noon time date day",
} as const;

/** Past forms that no ending tells. */
export const irregular: Readonly<Record<string, string>> = {
  sent: "send",
  went: "go",
  wentthrough: "gothrough",
  gone: "go",
  got: "get",
  gotten: "get",
  came: "come",
  left: "leave",
  took: "take",
  taken: "take",
  made: "make",
  gave: "give",
  given: "give",
  paid: "pay",
  held: "hold",
  stuck: "stick",
  sat: "sit",
  brought: "bring",
  put: "put",
  set: "set",
  saw: "see",
  dispatched: "dispatched",
  handed: "handed",
  signed: "signed",
  pickedup: "pickedup",
  steppedin: "steppedin",
  refunded: "refund",
  sayno: "sayno",
  greenlight: "greenlight",
};
