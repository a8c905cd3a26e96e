/** Lists of what has changed, with a cursor that goes on where it stopped however much is written meanwhile. */
import { z } from "zod";
import { CaseKind, CaseState, CaseStatus, Direction, FindingKind, OrderState } from "../words.ts";
import { moment, text } from "./fields.ts";

const Page = {
  /** Only what has changed since; for the first call, afterwards the cursor knows. */
  updatedSince: moment.optional(),
  /** The `cursor` of the answer before. */
  cursor: text(400, 1).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
};
export const ListOrders = z.strictObject({ ...Page, state: OrderState.optional() });
export const ListCases = z.strictObject({ ...Page, state: CaseState.optional(), status: CaseStatus.optional() });
export type ListOrders = z.infer<typeof ListOrders>;
export type ListCases = z.infer<typeof ListCases>;

/** `more`: ask again at once; else keep the cursor and ask with it whenever news is wanted. Something may be seen twice, nothing is missed. */
const listOf = <Row extends z.ZodType>(row: Row) => z.object({ rows: z.array(row), cursor: z.string(), more: z.boolean() });

/** An order in a list; `ownId` is the sender's (or the channel's) id. */
export const OrderListRow = z.object({
  id: z.string(),
  number: z.string(),
  ownId: z.string(),
  state: OrderState,
  channelStatus: z.string(),
  totalFen: z.int(),
  paidFen: z.int(),
  refundedFen: z.int(),
  createdAt: z.date(),
  paidAt: z.date().nullable(),
  outboundAt: z.date().nullable(),
  signedAt: z.date().nullable(),
  finishedAt: z.date().nullable(),
  closedAt: z.date().nullable(),
  parcels: z.array(z.object({ direction: Direction, carrier: z.string(), waybill: z.string(), state: z.string(), lastPlace: z.string().nullable() })),
  findings: z.array(FindingKind),
});
export type OrderListRow = z.infer<typeof OrderListRow>;
export const OrderList = listOf(OrderListRow);

/** A case in a list. */
export const CaseListRow = z.object({
  id: z.string(),
  number: z.string(),
  ownId: z.string(),
  orderNumber: z.string().nullable(),
  kind: CaseKind,
  state: CaseState,
  status: CaseStatus,
  outcome: z.string().nullable(),
  channelStatus: z.string(),
  amountFen: z.int(),
  refundedFen: z.int(),
  openedAt: z.date(),
  deadlineAt: z.date().nullable(),
  doneAt: z.date().nullable(),
});
export type CaseListRow = z.infer<typeof CaseListRow>;
export const CaseList = listOf(CaseListRow);
