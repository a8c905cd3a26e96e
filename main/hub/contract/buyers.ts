/** Whose case it is: what else this buyer has, and cases that are worked as one. */
import { z } from "zod";
import { entry } from "./base.ts";
import { Done } from "./shapes.ts";
import { CaseKind, CaseState, CaseStatus, FindingKind, OrderState } from "./words.ts";

/** For how many days back a buyer's history is told. */
export const HISTORY_DAYS = 90;

const CaseId = z.object({ caseId: z.string().max(100) });

const OtherCase = z.object({
  id: z.string(),
  number: z.string(),
  kind: CaseKind,
  /** The finding for which the house opened it by itself. */
  foundKind: FindingKind.nullable(),
  state: CaseState,
  status: CaseStatus,
  amountFen: z.int(),
  refundedFen: z.int(),
  openedAt: z.date(),
  deadlineAt: z.date().nullable(),
  /** About the very same order. */
  sameOrder: z.boolean(),
  orderNumber: z.string().nullable(),
  assigneeName: z.string().nullable(),
  /** Worked together with this one. */
  merged: z.boolean(),
});

const OtherOrder = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  state: OrderState,
  paidFen: z.int(),
  refundedFen: z.int(),
  createdAt: z.date(),
});

export type OtherCase = z.infer<typeof OtherCase>;
export type OtherOrder = z.infer<typeof OtherOrder>;

/** What a buyer did: paid is what came in, refunded what went back of it; fen. */
const History = z.object({
  /** His first order. */
  since: z.date().nullable(),
  orders: z.int(),
  paidFen: z.int(),
  refundedFen: z.int(),
  lately: z.object({ orders: z.int(), paidFen: z.int(), returns: z.int(), refunds: z.int(), refundedFen: z.int() }),
});
export type BuyerHistory = z.infer<typeof History>;

export const buyers = {
  /** The buyer's other orders and cases, those that are open first, and his history; without an account those of the same order alone. */
  beside: entry("case.read")
    .input(CaseId)
    .output(
      z.object({
        history: History.nullable(),
        /** Other cases that still wait for somebody. */
        open: z.object({ ofOrder: z.int(), ofBuyer: z.int() }),
        cases: z.array(OtherCase),
        orders: z.array(OtherOrder),
        /** How many there are in all. */
        totals: z.object({ cases: z.int(), orders: z.int() }),
      }),
    ),
  /** Works a case together with another of the same order: what is said stands in one thread, and it is listed and counted once. */
  merge: entry("case.work")
    .input(CaseId.extend({ intoId: z.string().max(100) }))
    .output(Done),
  /** Takes that back. */
  unmerge: entry("case.work").input(CaseId).output(Done),
};
