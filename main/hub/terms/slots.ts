/** What terms say in words: what fills the slots of answers, and the sentences that buyers read because of a field. Pure. */
import type { Slots, TermsField } from "../contract/index.ts";
import { noteFor } from "./goods-notes.ts";
import { promisesOf } from "./promises.ts";
import type { ServiceTerms } from "./terms.ts";

/** What decides between several addresses or warranties. */
export interface Told {
  /** Titles of the goods it is about. */
  titles: readonly string[];
  /** Their stock numbers, in the same order. */
  skus?: readonly string[];
  /** Warehouses that the order passed, as they tell their names. */
  warehouses: readonly string[];
  /** What the buyer asks. */
  asked?: string;
}

/** Slots that terms fill; what is not set, or what nobody can say of these goods, is absent. Durations are bare: `24小时`, `7天`. */
export function termSlots(terms: ServiceTerms, told: Told): Slots {
  const slots: Slots = { 退货运费: freightSentence(terms.freight) };
  const address = addressFor(terms.returnAddresses ?? [], told.warehouses);
  if (address) slots.退货地址 = addressLine(address);
  if (terms.invoice) slots.开票方式 = withoutStop(terms.invoice.how);
  if (terms.invoice?.withinDays) slots.开票时限 = `${terms.invoice.withinDays}天`;
  if (terms.workingHours) slots.工作时间 = hoursLine(terms.workingHours);
  if (terms.answerWithinHours) slots.答复时限 = `${terms.answerWithinHours}小时`;
  if (terms.returnDays > 0) slots.退货期限 = `${terms.returnDays}天`;
  if (terms.priceProtectionDays) slots.价保天数 = `${terms.priceProtectionDays}天`;
  const warranty = warrantyFor(terms.warranty ?? [], told.titles);
  if (warranty) slots.质保说明 = withoutStop(warranty);
  if (terms.install) slots.安装说明 = withoutStop(terms.install);
  const note = noteFor(terms.goodsNotes ?? [], told);
  if (note) slots.商品说明 = withoutStop(note);
  return slots;
}

/** Of several warehouses only the one that the order names: goods sent to another one are lost. */
function addressFor(addresses: NonNullable<ServiceTerms["returnAddresses"]>, warehouses: readonly string[]) {
  if (addresses.length <= 1) return addresses[0];
  const named = addresses.filter(({ name }) => name !== "" && warehouses.some((place) => place.includes(name) || name.includes(place)));
  return named.length === 1 ? named[0] : undefined;
}

function addressLine({ receiver, phone, address }: { receiver: string; phone: string; address: string }): string {
  return `${address}，收件人${receiver}，电话${phone}`;
}

/** By the longest word that a title contains, for all the goods the same; an empty word stands for what has none of its own. */
function warrantyFor(entries: NonNullable<ServiceTerms["warranty"]>, titles: readonly string[]): string | null {
  const found = titles.map((title) => {
    const fitting = entries.filter(({ category }) => title.toLowerCase().includes(category.toLowerCase()));
    return fitting.toSorted((left, right) => right.category.length - left.category.length)[0]?.text ?? null;
  });
  return found.length > 0 && new Set(found).size === 1 ? (found[0] ?? null) : null;
}

/** Who pays, by the reason: true for every reason, so that nobody has to be right about which one it is. */
function freightSentence({ quality, noReason, text }: ServiceTerms["freight"]): string {
  if (text !== "") return withoutStop(text);
  const who = { seller: "我们承担", buyer: "买家承担" } as const;
  if (quality === noReason) return `退货的运费由${who[quality]}`;
  return `质量问题或发错货退回的运费由${who[quality]}，无理由退货的运费由${who[noReason]}`;
}

const dayNames = ["", "周一", "周二", "周三", "周四", "周五", "周六", "周日"] as const;

/** `周一至周五 9:00至18:00`; days that do not follow each other are named one by one. */
function hoursLine({ days, from, to }: NonNullable<ServiceTerms["workingHours"]>): string {
  const sorted = [...new Set(days)].sort((left, right) => left - right);
  const [first = 1] = sorted;
  const last = sorted.at(-1) ?? first;
  const inRow = sorted.length === last - first + 1;
  const named =
    sorted.length === 7 ? "每天" : inRow && sorted.length > 2 ? `${dayNames[first]}至${dayNames[last]}` : sorted.map((day) => dayNames[day]).join("、");
  const bare = (hour: string): string => hour.replace(/^0(?=\d:)/, "");
  return `${named}${bare(from)}至${bare(to)}`;
}

const withoutStop = (text: string): string => text.trim().replace(/[。．.；;，,]+$/, "");

/** Slots of terms in a whole sentence, as buyers read it. */
const sentences: readonly (readonly [TermsField, (slots: Slots) => string | undefined])[] = [
  ["returnAddresses", ({ 退货地址 }) => 退货地址 && `退货请寄到：${退货地址}。`],
  ["freight", ({ 退货运费 }) => 退货运费 && `${退货运费}。`],
  ["invoice", ({ 开票方式 }) => 开票方式 && `可以开发票：${开票方式}。`],
  ["invoice", ({ 开票时限 }) => 开票时限 && `发票一般${开票时限}内开好。`],
  ["workingHours", ({ 工作时间 }) => 工作时间 && `人工的工作时间是${工作时间}。`],
  ["returnDays", ({ 退货期限 }) => 退货期限 && `签收后${退货期限}内、不影响再卖的，可以申请退货。`],
  ["priceProtectionDays", ({ 价保天数 }) => 价保天数 && `本店价保${价保天数}，期限内降价可以申请退差价。`],
  ["warranty", ({ 质保说明 }) => 质保说明 && `质保是这样的：${质保说明}。`],
  ["install", ({ 安装说明 }) => 安装说明 && `安装这样安排：${安装说明}。`],
  ["goodsNotes", ({ 商品说明 }) => 商品说明 && `${商品说明}。`],
];

interface TermsSentence {
  field: TermsField;
  sentence: string;
}

/** What terms say in whole sentences where these slots are filled: the seller's own words, which may be said as they are. */
export function sayingsOf(slots: Slots): TermsSentence[] {
  return sentences.flatMap(([field, say]) => {
    const sentence = say(slots);
    return sentence ? [{ field, sentence }] : [];
  });
}

/** The sentences that buyers read because of these terms, by field, of every warehouse and warranty; a field that is unknown, or is no buyer's business, has none. */
export function previewsOf(terms: ServiceTerms): TermsSentence[] {
  const slots = termSlots(terms, { titles: [], warehouses: [] });
  const { 退货地址: _, ...others } = slots;
  const addresses = (terms.returnAddresses ?? []).map((address) => ({ 退货地址: addressLine(address) }));
  const warranties = (terms.warranty ?? []).map(({ text }) => ({ 质保说明: withoutStop(text) }));
  const notes = (terms.goodsNotes ?? []).map(({ answer }) => ({ 商品说明: withoutStop(answer) }));
  const promises = promisesOf(terms).map(({ id, text }) => ({ field: id === "answer_within" ? "answerWithinHours" : "mayPromise", sentence: text }) as const);
  return [...[...addresses, others, ...warranties, ...notes].flatMap(sayingsOf), ...promises];
}
