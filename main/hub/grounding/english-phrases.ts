/** English short forms and phrases as single words, and back again for who reads a reason. Pure. */

/** Phrases that mean one thing, read as one word. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:handed|gave|given|passed|delivered) (?:it |the (?:parcel|package) )?(?:over )?(?:to you (?:personally|in person|directly)|(?:personally|directly) to you|to you yourself)\b|\bhanded (?:it |the (?:parcel|package) )?(?:over )?to you\b/g,
    "signed yourself",
  ],
  [/\b(?:went|gone|goes|go|set|headed|left|sent) out for delivery\b/g, "was outdelivery"],
  // "left it at your door": put there.
  [
    /\b(?:left|placed|put|dropped) (?:it|the (?:parcel|package|box)|your (?:parcel|package|order)|this) (?:off )?(?=(?:at|in|by|with|near|outside|behind|on|under) )/g,
    "placedin ",
  ],
  [/\bfollow(?:ing)? up on\b/g, "check"],
  [
    /\b(?:there is )?no need to do anything(?: (?:on your (?:side|end|part)|else|more))?\b|\byou do not (?:need|have) to do anything(?: (?:on your (?:side|end|part)|else|more))?\b/g,
    "nothing more is needed",
  ],
  [/\bthe (?:courier|carrier) (?:still )?(?:has|needs) to (?:check|look|confirm|verify)(?: (?:it|that|this))?\b/g, "awaits the courier"],
  [
    /\b(?:i|we) (?:am|are) not (?:able|allowed) to (?:approve|decide|promise|grant|confirm) (?:the |your |a )?(?:refund|return|request|it)(?: (?:myself|ourselves|alone|on my own))?\b/g,
    "i can not say for sure",
  ],
  [/\b((?:refund |return |exchange )?(?:request|application|claim)\b[^.,;]{0,40}?) (?:is|remains) (?:still |currently )?open\b/g, "$1 is underreview"],
  [/\b(has|have) (?:already |now )?(?:finished|completed|done) (?:packing|boxing(?: up)?)\b/g, "$1 packed"],
  [
    /\b(?:nothing|no (?:record|sign|scan|information)) (?:shows?|says?|suggests?|indicates?|points to)(?: that)? (?:it|the parcel|your parcel|the package) (?:is|was|has been|got|being) (?:lost|missing|damaged|gone)\b/g,
    "i can not say for sure",
  ],
  [
    /\b(?:go(?:ing)? on|go(?:ing)? ahead|continu(?:e|ing)|proceed(?:ing)?|mov(?:e|ing) on) (?:with|to) (?=(?:the |your )?(?:refund|return|exchange|next step))/g,
    "handle ",
  ],
  [
    /\byou will (?:get|receive|have) (?:it|the money|your money|the refund|your refund|this) ?(?:back )?(?=(?:back )?(?:through|to|via|by|in|on|the)\b[^.]{0,30}\b(?:original|same way|way you paid|you paid))/g,
    "it will be refunded ",
  ],
  // "by a locker and not by you": who signed is judged by who did.
  [/\bnot signed by (?:you(?: personally| yourself| in person)?|the buyer),? but (?:was )?(?:signed )?(?=(?:by|at|in) )/g, "signed "],
  [/\bdeal(?:ing)? with\b/g, "handle"],
  [
    /\b(?:provide|give|send|supply|hand|submit)(?: the)? platform (?:with )?(?:what(?:ever)? (?:it|they) (?:needs?|asks? for|requires?)|(?:the |all |any )*(?:evidence|proof|materials?|documents?|records?|information|details)(?: (?:it|they) (?:needs?|asks? for|requires?))?)\b|\b(?:provide|give|send|supply|submit) (?:the |all |any )*(?:evidence|proof|materials?|documents?|records?|information|details) to the platform\b/g,
    "cooperate with the platform",
  ],
  // "do not confirm receipt": he is kept from it.
  [
    /\b(?:do not|please do not|no need to|you do not need to|don't) (?:confirm|press confirm|tap confirm)(?: the)? receipt(?: for now| yet| until [a-z ]{2,30})?\b/g,
    "wait",
  ],
  // "10 of which is shipping": the freight within a sum.
  [
    /\b([0-9]+(?:\.[0-9]{1,2})?)( yuan| rmb)? (?:of (?:which|that|it|those)|out of (?:that|which|it)) (?:is|was|are|were|being) (?:for |the )*(?:shipping|delivery|freight|postage)(?: fees?| costs?)?\b/g,
    "$1 yuan freight included",
  ],
  [/\bthe (?:exact |precise |actual |estimated )?(?:arrival|delivery) (?:day|date|time)\b/g, "when it will arrive"],
  [
    /\b(?:the |your )?(?:latest|last|final) (?:shipping|dispatch|ship|ship-out|shipment) (?:time|date|day|deadline)(?: (?:for|of) (?:your|this|the) (?:order|parcel|package|item))?\b/g,
    "promised shipping time",
  ],
  [/\b([0-9]{1,2}(?::[0-9]{2})?) (?:o'clock )?in the morning\b/g, "$1 am"],
  [/\b([0-9]{1,2}(?::[0-9]{2})?) (?:o'clock )?(?:in the (?:afternoon|evening)|at night)\b/g, "$1 pm"],
  [
    /\b(send|ship|post|mail|return) (it|them|this|the (?:item|goods|parcel|package|product|pyjamas)|your (?:item|goods|parcel|package))(?: back)? to us\b/g,
    "$1 $2 back",
  ],
  [/\bon (?:its|the|their|your) way back\b|\bcoming back to (?:us|our)\b|\bheading back\b/g, "wayback"],
  [/\bon (?:its|the|their|your) way\b|\bin transit\b|\ben route\b|\bheading (?:to|for|towards)\b|\bunder way to\b|\bmaking (?:its|the) way\b/g, "onway"],
  [/\bout (?:for|on) delivery\b|\bbeing delivered\b|\b(?:with|by) the (?:driver|courier) (?:for delivery|today)\b/g, "outdelivery"],
  [/\b(?:picked|collected) (?:it|the (?:parcel|package|item|box)|your (?:parcel|package|order))(?: up)?\b|\bpicked up\b|\bcollected\b/g, "pickedup"],
  [/\bpick (?:it|the (?:parcel|package|item|box)|your (?:parcel|package|order)) up\b|\bpick up\b/g, "pickup"],
  [/\bhanded (?:it |the (?:parcel|package) )?(?:over )?to\b/g, "handed"],
  [
    /\bwhat you (?:sent|shipped|posted|mailed)(?: us)?(?: back)?(?: to us)?\b|\bthe (?:parcel|package|item|goods|box) (?:that )?you (?:sent|shipped|posted|mailed|returned)(?: us)?(?: back)?(?: to us)?\b|\byour return(?:ed)? (?:parcel|package|item|goods|box|shipment)\b|\bthe returned (?:parcel|package|item|goods|box)\b/g,
    "thereturn",
  ],
  [/\bon the (?:move|road)\b|\bin motion\b|\bunder transport\b/g, "onway"],
  [
    /\b(?:on|in) (?:the|a|their) (?:delivery )?(?:van|vehicle|truck)(?: for delivery)?\b|\bwith the (?:delivery (?:person|driver|man|guy|rider)|driver|courier) (?:now|right now|at the moment)\b|\bwith the delivery (?:person|driver|man|guy|rider)\b/g,
    "outdelivery",
  ],
  [/\b(?:got|came|come|made it|arrived|gotten) back (?:to|with|at) (?:us|our warehouse|the warehouse)\b/g, "came back"],
  [/\b(box|boxes|parcel|package|order|everything) (?:is|are) (?:all )?ready\b(?! to)/g, "$1 is packed"],
  [/\bpick(?:-| )?up (has|have|had|did|was)( not)?(?: yet)? (?:happened|happen|taken place|take place|been done|occurred)\b/g, "parcel $1$2 been pickedup"],
  [/\bpick-?up (?:point|station|counter|shop|place)s?\b|\bcollection points?\b/g, "station"],
  [/\b(?:is|was|were|are) not (?:your|the buyer)(?: own)? fault\b/g, "is not man-made"],
  [/\btook it in\b|\btaken it in\b|\baccepted it\b/g, "signed it"],
  [/\bback (?:with|at|to) (?:us|our end|ours)\b/g, "withus"],
  [/\b(?:given|gave|got) ((?:your|the|this|it)(?: \w+){0,2} )?(?:the|a) green light\b/g, "approved $1"],
  [/\bsaid no to\b|\bturned (?:down|away)\b|\bknocked back\b|\bthrown out\b/g, "declined"],
  [/\b(?:still |now |currently )*(?:sitting|sits|waiting|stored|lying|resting) (?:in|at) (?:our|the) (?:warehouse)\b/g, "is inwarehouse"],
  [/\b(?:promised )?ship-?by (?:time|date|deadline)\b|\bdeadline (?:for shipping|to ship)\b/g, "promised shipping time"],
  [/\b(?:is|are) due to ship by\b/g, "will ship by"],
  [
    /\b(?:we|i) (?:have|had) not (?:yet )?(?:made (?:a|any) decision|decided|made up our minds?)(?: yet)?(?: (?:on|about) (?:it|that|this|your (?:request|refund)|the (?:request|refund)))?(?: yet)?\b/g,
    "your request is underreview",
  ],
  [
    /\b(?:there is |there has been )?(?:still )?no (?:final )?decision (?:yet )?(?:(?:has been |was |been )?(?:made|taken|reached) ?)?(?:yet ?)?(?:$|(?=[.,;])|(?:on|about|for|regarding) (?:it|that|this|(?:the|your) (?:refund |return )?(?:refund|return|request|case|claim))(?: has been made| was made)?(?: yet)?\b)/g,
    "your request is underreview",
  ],
  [/\bback (?:with you|in your (?:account|pocket|wallet))\b/g, "refunded"],
  [/\bgo(?:ing)? along with\b|\bfollow(?:ing)? (?:their|the platform) (?:lead|decision|ruling|requirements?)\b/g, "cooperate with"],
  [/\b(?:had|got|received) ([0-9]+(?: yuan| rmb)?) back\b/g, "been refunded $1"],
  [
    /\bwe are (?:still |now |currently )*(?:getting (?:it|your order|the order|your parcel|everything) (?:ready|packed|prepared)|preparing (?:it|your order|the order|your parcel))\b/g,
    "it is not shipped yet",
  ],
  [/\bhas not (?:yet )?been (?:approved or (?:declined|rejected|refused)|(?:declined|rejected|refused) or approved)(?: yet)?\b/g, "is underreview"],
  [/\bis is\b/g, "is"],
  [/(?<=platform[^.,]{0,30}\b)(?:stepped|come|came) in(?=$|\s(?:and|to|on|for|now|already)\b)|\bintervened\b|\bgot involved\b|\bis involved\b/g, "steppedin"],
  [/\b(?:is|are) (?:now |already |back |still |currently |just )*(?:in|at|with|back at|back in) (?:our|the) (?:return )?(?:warehouse)\b/g, "is inwarehouse"],
  [
    /\b(?:have |has |had )?pass(?:ed|es)? (?:the |our |its |quality )?(?:inspection|check|checks)\b|\binspection (?:found|showed|shows|revealed|turned up|came back|came out|confirmed|proved)\b/g,
    "passedinspection",
  ],
  [/\bsent (?:out|off)\b/g, "dispatched"],
  [
    /\b(?:left|placed|put|dropped) (?:at|in|off at) (?=(?:a|the|your|our)?\s*(?:parcel )?(?:locker|station|pick|front|door|reception|neighbou?r))/g,
    "placedin ",
  ],
  [/\bsigned for\b/g, "signed"],
  [/\b(?:gone|went) through\b/g, "wentthrough"],
  [/\b(?:go|goes) through\b/g, "gothrough"],
  [/\b(been|was|were|being) (?:checked|examined|looked over|checked over|tested)\b/g, "$1 inspected"],
  [/\b(?:is|are) not (?:quite )?there yet\b/g, "is not arrived yet"],
  [/\b(?:gone|went) out\b/g, "dispatched"],
  [/\b(?:go|goes) out\b/g, "ship"],
  [/\b(?:go|goes) back\b|\bbe returned\b(?= to your)/g, "refund"],
  [/\bpaid back\b|\bgiven back\b|\bsent back to your (?:account|card|bank)\b/g, "refunded"],
  [/\bwaiting (?:for|to be|to)\b|\bawaiting\b|\bready to\b|\byet to be\b|\bstill (?:has|have|needs|need) to(?: be)?\b|\b(?:needs|need) to be\b/g, "awaits"],
  [/\bunder review\b|\bbeing (?:reviewed|checked|looked at)\b|\bin review\b/g, "underreview"],
  [/\bin progress\b|\bunder way\b|\bunderway\b|\bbeing (?:processed|handled|worked on)\b/g, "inprogress"],
  [/\b(?:as )?soon as (?:possible|we can)\b/g, "asap"],
  [/\bbear with (?:us|me)\b/g, "wait"],
  [/\bwe have (?:got )?(?=(?:your|the) return(?:ed)?\b)/g, "we received "],
  [/\bget back to you\b|\bcome back to you\b/g, "answer you"],
  [/\bkeep you (?:posted|updated|informed|in the loop)\b|\blet you know\b/g, "inform you"],
  [/\blook(?:ing)? into\b/g, "check"],
  [/\b(?:the )?inspection (?:was|has been|is) (?:already )?(?:done|completed|complete|finished|carried out|over)\b/g, "it was inspected"],
  [
    /\b(?:otherwise|if not|else|in other cases|in any other case),? (?:it|that|the cost|they|these) (?:is|are|will be|would be) (?:on|up to|for|with|paid by|covered by) (?:the )?(you|buyer|customer|us|seller)\b/g,
    "otherwise $1 pays the freight for no reason",
  ],
  [/\b(?:transfer|transit|sorting|distribution) (?:center|centre|hub|station|facility)\b/g, "hub"],
  [/\bfollow(?:ing)? up\b/g, "chase"],
  [/\b(?:take|have) (?:a|another) (?:quick |closer |good |proper |careful |further )?look\b/g, "look"],
  [/\bshipping (?:fee|cost|costs|charge|charges)\b|\breturn shipping\b|\bpostage\b/g, "freight"],
  [/\bat (?:the|this) moment\b|\bfor now\b|\bright now\b/g, "now"],
  // "the exact day it will arrive" is a question inside.
  [
    /\bthe (?:exact |precise )?(?:day|date|time|hour)(?: when| that| on which)? (?=(?:it|they|you|we|(?:the|your) [a-z]+) (?:will|would|can|might|may)\b)/g,
    "when ",
  ],
  [/\bout of stock\b|\bsold out\b|\bin stock\b/g, "instock"],
];
const short: readonly (readonly [RegExp, string])[] = [
  [/\bwon't\b/g, "will not"],
  [/\bcan't\b|\bcannot\b/g, "can not"],
  [/n't\b/g, " not"],
  [/'ll\b/g, " will"],
  [/'ve\b/g, " have"],
  [/'re\b/g, " are"],
  [/\bi'm\b/g, "i am"],
  [/'d\b/g, " would"],
  [/\b(it|that|he|she)'s (?=(?:been|passed|left|arrived|gone|reached|landed|come|had|got)\b)/g, "$1 has "],
  [/\b(it|that|there|what|here|he|she|who|where|how)'s\b/g, "$1 is"],
  [/\blet's\b/g, "let us"],
  // "the order's complete": is, where no thing of its follows.
  [
    /'s (?=(?:not|now|still|already|just|all|been|being|complete|completed|done|packed|boxed|ready|on|in|at|out|under|with|here|there|heading|moving|coming|gone|back|closed|open|over|waiting|stuck|signed|delivered|shipped|refunded|paid|inspected|[a-z]{3,}ing)\b)/g,
    " is ",
  ],
  [/'s\b|s'(?=\s)/g, ""],
];

/** Short forms written out, phrases as one word. */
export function spelt(text: string): string {
  let out = text;
  for (const [form, full] of [...short, ...phrases]) out = out.replace(form, full);
  return out;
}

/** Phrases of one word as they are told again in a reason. */
const told: Readonly<Record<string, string>> = {
  wayback: "on its way back",
  onway: "on its way",
  outdelivery: "out for delivery",
  pickedup: "picked up",
  pickup: "pick up",
  steppedin: "stepped in",
  awaits: "waiting for",
  underreview: "under review",
  inprogress: "in progress",
  asap: "as soon as possible",
  instock: "in stock",
  placedin: "left at",
  inwarehouse: "in our warehouse",
  passedinspection: "passed inspection",
  wentthrough: "gone through",
  gothrough: "go through",
  withus: "back with us",
  thereturn: "your return",
  sum: "…",
};

/** What {@link spelt} made one word, in words again. */
export function unspelt(text: string): string {
  return text.replace(/[a-z]+/g, (word) => (Object.hasOwn(told, word) ? (told[word] ?? word) : word));
}
