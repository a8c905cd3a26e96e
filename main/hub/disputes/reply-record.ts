import type { ReplyRecord } from "../contract/index.ts";
import { maskName, maskText } from "../masking/index.ts";
import type { Store } from "../store/index.ts";
import { sayingsOf, termsOf } from "../terms/index.ts";
import { recordRow } from "./case-page.view.store.ts";
import { type Granted, refundableOf } from "./order-side.view.store.ts";
import type { ReadOrder } from "./order-timeline.ts";
import { promisesFor } from "./promises.ts";
import { caseFacts, orderFacts } from "./reply-facts.ts";
import { givenFor } from "./reply-given.ts";
import { replySlots } from "./reply-slots.ts";
import { englishSlots } from "./reply-slots-english.ts";

const beforeShipping = new Set(["created", "paid", "audited", "allocated", "packed"]);
const underWay = new Set(["outbound", "in_transit", "out_for_delivery"]);

/** "照片已上传", "图发你了": whoever says so is not asked for them again. */
function tellsOfPhotos(words: string): boolean {
  return /(?:照片|图片|视频|截图|图)(?:都|也)?(?:已经?)?(?:上传|补充|补|传|附|发)(?!一下|下|给?哪|吗|呢|不)|(?:photo|picture|video)s? (?:are |is |have been |were )?(?:attached|uploaded|sent|above)/i.test(
    words,
  );
}

/** Builds what a reply may speak from: the buyer's words masked, every fact of case and order, and the promises allowed now. */
export async function replyRecord(from: { store: Store; readOrder: ReadOrder; granted: Granted }, caseId: string): Promise<ReplyRecord | null> {
  const row = await recordRow(from.store, caseId);
  if (!row) return null;
  const told = row.orderId ? await from.readOrder(row.orderId) : null;
  const terms = await termsOf(from.store, row.shopId);
  const { refundableFen } = await refundableOf(from.store, { caseId, orderId: row.orderId, granted: from.granted });
  const state = told?.order.state ?? "";
  const said = [row.buyerWords, ...row.messages.flatMap(({ author, text }) => (author === "buyer" ? [text] : []))];
  const ground = { case: { ...row, refundableFen }, told, terms, asked: said.at(-1) ?? "", now: from.store.clock.now() };
  const slots = replySlots(ground);
  return {
    caseId: row.id,
    revision: row.revision,
    seen: row.seen,
    channel: row.channel,
    kind: row.kind,
    state: row.state,
    disputeClass: row.disputeClass,
    wants: row.wants,
    wantsByPerson: row.wantsByPerson,
    buyerWords: maskText(row.buyerWords),
    buyerNick: maskName(row.buyerNick),
    conversation: row.messages.map((message) => ({ author: message.author, text: maskText(message.text), at: new Date(message.at) })),
    facts: [...caseFacts(ground.case), ...(told ? orderFacts(told) : [])],
    slots,
    english: englishSlots(ground),
    given: givenFor({ ...ground, slots, otherStates: row.otherStates, photos: row.evidence.length > 0 || row.hasPictures || said.some(tellsOfPhotos) }),
    tone: terms.tone,
    houseWords: terms.houseWords ?? [],
    forbiddenWords: terms.forbiddenWords ?? [],
    sayings: sayingsOf(slots).map(({ sentence }) => sentence),
    promises: promisesFor({ ...row, notShipped: beforeShipping.has(state), underWay: underWay.has(state) }, terms),
    whereabouts: told?.order.buyerWhereabouts ?? "",
  };
}
