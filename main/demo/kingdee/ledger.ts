/** What is so at the simulated 金蝶云星空: sales orders, outbound bills and returns of a seller's books. Every change has its moment. */
import type { SimClock } from "../engine/clock.ts";

export type KingdeeForm = "SAL_SaleOrder" | "SAL_OUTSTOCK" | "SAL_RETURNSTOCK";
interface KingdeeLine {
  /** The shop's number that it was bought under. */
  shopNo: string;
  sku: string;
  quantity: number;
}
export interface KingdeeBill {
  id: number;
  form: KingdeeForm;
  no: string;
  /** Z draft, A made, B in audit, C audited, D audited again. */
  status: "Z" | "A" | "B" | "C" | "D";
  isVoid: boolean;
  modified: number;
  approved: number | null;
  waybill: string;
  lines: KingdeeLine[];
}

const PREFIX: Readonly<Record<KingdeeForm, string>> = { SAL_SaleOrder: "XSDD", SAL_OUTSTOCK: "XSCKD", SAL_RETURNSTOCK: "XSTHD" };

/** The ledger; nothing in it happens by itself. */
export class KingdeeLedger {
  readonly bills: KingdeeBill[] = [];
  readonly #clock: SimClock;

  constructor(clock: SimClock) {
    this.#clock = clock;
  }

  /** A bill that is made and waits for its audit. */
  make(form: KingdeeForm, of: { lines: readonly KingdeeLine[]; waybill?: string }): KingdeeBill {
    const id = 100_001 + this.bills.length;
    const no = `${PREFIX[form]}${String(id).slice(1)}`;
    const lines = of.lines.map((line) => ({ ...line }));
    const made: KingdeeBill = { id, form, no, status: "A", isVoid: false, modified: this.#clock.now(), approved: null, waybill: of.waybill ?? "", lines };
    this.bills.push(made);
    return made;
  }

  audit(bill: KingdeeBill): void {
    Object.assign(bill, { status: "C", approved: this.#clock.now(), modified: this.#clock.now() });
  }

  /** The audit is taken back. */
  reopen(bill: KingdeeBill): void {
    Object.assign(bill, { status: "D", approved: null, modified: this.#clock.now() });
  }

  void(bill: KingdeeBill): void {
    Object.assign(bill, { isVoid: true, modified: this.#clock.now() });
  }
}
