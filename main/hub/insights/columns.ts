/** Columns of the files: figures by what they are counted by, and the cases behind one. */
import type { ListColumn } from "../access/index.ts";
import { classInEnglish } from "../contract/class-names.ts";
import type { BehindRow, Bucket, Slice } from "../contract/insights.ts";
import type { CaseStatus } from "../contract/words.ts";
import { kindEnglish, kindWords } from "../disputes/index.ts";
import { toBeijing } from "../kernel/time.ts";

type Language = "zh" | "en";
type Said = Readonly<Record<Language, string>>;
/** A dispute class as the list of them has it. */
export interface NamedClass {
  id: string;
  title: string;
}

const HOUR_MS = 3_600_000;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const share = (part: number, whole: number): string => (whole === 0 ? "" : `${Math.round((part / whole) * 100)}%`);
/** Columns in one language. */
const columnIn =
  (language: Language) =>
  <Row>(zh: string, en: string, value: Pick<ListColumn<Row>, "kind" | "of">): ListColumn<Row> => ({ name: { zh, en }[language], ...value });

/** By day or hour. */
export function bucketColumns(language: Language): ListColumn<Bucket>[] {
  const of = columnIn(language);
  return [
    of<Bucket>("时间", "Time", { kind: "text", of: ({ day, hour }) => (day ? toBeijing(day).slice(0, 10) : `${String(hour ?? 0).padStart(2, "0")}:00`) }),
    of<Bucket>("自动决定并支付", "Paid by policy", { kind: "number", of: ({ auto }) => auto }),
    of<Bucket>("人工同意", "Agreed by a person", { kind: "number", of: ({ person }) => person }),
    of<Bucket>("自动占比", "Share by policy", { kind: "text", of: ({ auto, person }) => share(auto, auto + person) }),
    of<Bucket>("回复", "Answers", { kind: "number", of: ({ answers }) => answers }),
    of<Bucket>("超时回复", "Late answers", { kind: "number", of: ({ late }) => late }),
    of<Bucket>("超时占比", "Share late", { kind: "text", of: ({ late, bound }) => share(late, bound) }),
    of<Bucket>("退款工单", "Cases refunded", { kind: "number", of: ({ refunds }) => refunds }),
    of<Bucket>("退款金额", "Refunded", { kind: "money", of: ({ fen }) => fen }),
  ];
}

const firsts = { shops: { zh: "店铺", en: "Shop" }, skus: { zh: "SKU", en: "SKU" }, reasons: { zh: "纠纷分类", en: "Dispute class" } } as const;

/** By shop, SKU or dispute class. */
export function sliceColumns(by: keyof typeof firsts, classes: readonly NamedClass[], language: Language): ListColumn<Slice>[] {
  const name = ({ key, name: known }: Slice): string => (by === "reasons" ? classTitle(key, classes, language) : by === "skus" ? key : known || key);
  const of = columnIn(language);
  const goods: ListColumn<Slice>[] = by === "skus" ? [of<Slice>("商品", "Product", { kind: "text", of: (row) => row.name })] : [];
  return [
    of<Slice>(firsts[by].zh, firsts[by].en, { kind: "text", of: name }),
    ...goods,
    of<Slice>("退款工单", "Cases refunded", { kind: "number", of: ({ refunds }) => refunds }),
    of<Slice>("退款金额", "Refunded", { kind: "money", of: ({ fen }) => fen }),
  ];
}

function classTitle(id: string, classes: readonly NamedClass[], language: Language): string {
  const found = classes.find((one) => one.id === id) ?? { id, title: id };
  return language === "zh" ? found.title : classInEnglish(found);
}

const statuses: Readonly<Record<CaseStatus, Said>> = {
  open: { zh: "待处理", en: "Open" },
  waiting: { zh: "等待对方", en: "Waiting" },
  done: { zh: "已完成", en: "Done" },
};

/** The cases behind a figure. */
export function behindColumns(classes: readonly NamedClass[], language: Language): ListColumn<BehindRow>[] {
  const of = columnIn(language);
  return [
    of<BehindRow>("时间", "Time", { kind: "time", of: ({ at }) => at }),
    of<BehindRow>("工单号", "Case", { kind: "text", of: (row) => row.case.number }),
    of<BehindRow>("店铺", "Shop", { kind: "text", of: (row) => row.case.shopName }),
    of<BehindRow>("订单号", "Order", { kind: "text", of: (row) => row.case.orderNumber }),
    of<BehindRow>("商品", "Product", { kind: "text", of: (row) => row.case.title }),
    of<BehindRow>("诉求", "Kind", { kind: "text", of: (row) => (language === "zh" ? kindWords[row.case.kind] : capital(kindEnglish[row.case.kind])) }),
    of<BehindRow>("纠纷分类", "Dispute class", { kind: "text", of: (row) => classTitle(row.case.disputeClass ?? "none", classes, language) }),
    of<BehindRow>("进展", "State", { kind: "text", of: (row) => statuses[row.case.status][language] }),
    of<BehindRow>("金额", "Sum", { kind: "money", of: ({ fen }) => fen }),
    of<BehindRow>("用时（小时）", "Hours taken", { kind: "number", of: ({ tookMs }) => (tookMs === null ? null : Math.round((tookMs / HOUR_MS) * 100) / 100) }),
    of<BehindRow>("处理人", "Worked by", { kind: "text", of: (row) => row.case.assigneeName }),
    { ...of<BehindRow>("买家昵称", "Buyer's nick", { kind: "text", of: (row) => row.case.buyerNick }), personal: true },
  ];
}
