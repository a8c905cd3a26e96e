/** What terms say in English: what is a figure, a day or a choice; texts a seller wrote in Chinese have no English, an address stays as it is written. Pure. */
import type { Slots } from "../contract/index.ts";
import { type Told, termSlots } from "./slots.ts";
import type { ServiceTerms } from "./terms.ts";

const days = ["", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const payers = { seller: "us", buyer: "the buyer" } as const;

/** Slots that terms fill in English, by the same names. */
export function englishTermSlots(terms: ServiceTerms, told: Told): Slots {
  const { 退货地址: address, ...chinese } = termSlots(terms, told);
  // What the seller wrote in English himself is said as he wrote it.
  const own = Object.fromEntries(Object.entries(chinese).filter(([, text]) => !/\p{Script=Han}/u.test(text)));
  const slots: Slots = { ...own };
  if (address) slots.退货地址 = address;
  if (terms.freight.text === "") slots.退货运费 = freight(terms.freight);
  if (terms.invoice?.withinDays) slots.开票时限 = count(terms.invoice.withinDays, "day");
  if (terms.workingHours) slots.工作时间 = hours(terms.workingHours);
  if (terms.answerWithinHours) slots.答复时限 = count(terms.answerWithinHours, "hour");
  if (terms.returnDays > 0) slots.退货期限 = count(terms.returnDays, "day");
  if (terms.priceProtectionDays) slots.价保天数 = count(terms.priceProtectionDays, "day");
  return slots;
}

const count = (of: number, unit: string): string => `${of} ${unit}${of === 1 ? "" : "s"}`;

function freight({ quality, noReason }: ServiceTerms["freight"]): string {
  if (quality === noReason) return `the return freight is paid by ${payers[quality]}`;
  return `the return freight is paid by ${payers[quality]} for a defect or a wrong item, and by ${payers[noReason]} for a return without a reason`;
}

/** `Mon–Fri 9:00–18:00`; days that do not follow each other are named one by one. */
function hours({ days: set, from, to }: NonNullable<ServiceTerms["workingHours"]>): string {
  const sorted = [...new Set(set)].sort((left, right) => left - right);
  const [first = 1] = sorted;
  const last = sorted.at(-1) ?? first;
  const inRow = sorted.length === last - first + 1 && sorted.length > 2;
  const named = sorted.length === 7 ? "every day" : inRow ? `${days[first]}–${days[last]}` : sorted.map((day) => days[day]).join(", ");
  const bare = (hour: string): string => hour.replace(/^0(?=\d:)/, "");
  return `${named} ${bare(from)}–${bare(to)}`;
}
