/** Every finding there is; the compiler asks for the file of a kind that has none. */
import type { FindingKind } from "../../contract/words.ts";
import { addressBarred } from "./address-barred.ts";
import { addressUnfound } from "./address-unfound.ts";
import { amountsDiffer } from "./amounts-differ.ts";
import { completedAndClosed } from "./completed-and-closed.ts";
import { completedButReturning } from "./completed-but-returning.ts";
import { deliveredAgain } from "./delivered-again.ts";
import { extraItem } from "./extra-item.ts";
import type { Finding } from "./finding.ts";
import { hubSilent } from "./hub-silent.ts";
import { lateDelivery } from "./late-delivery.ts";
import { missingItem } from "./missing-item.ts";
import { noLines } from "./no-lines.ts";
import { olderParcel } from "./older-parcel.ts";
import { overpaid } from "./overpaid.ts";
import { oversold } from "./oversold.ts";
import { paidAfterClosed } from "./paid-after-closed.ts";
import { paidLowered } from "./paid-lowered.ts";
import { receiptDiffers } from "./receipt-differs.ts";
import { refundLowered } from "./refund-lowered.ts";
import { refundedOverPaid } from "./refunded-over-paid.ts";
import { repeatedLine } from "./repeated-line.ts";
import { replacedTravels } from "./replaced-travels.ts";
import { returnNumberDiffers } from "./return-number-differs.ts";
import { returnUnderOutbound } from "./return-under-outbound.ts";
import { scanInFuture } from "./scan-in-future.ts";
import { sharedWaybill } from "./shared-waybill.ts";
import { shippedAfterClosed } from "./shipped-after-closed.ts";
import { shippedNotOutbound } from "./shipped-not-outbound.ts";
import { shippedUnpaid } from "./shipped-unpaid.ts";
import { signedByOther } from "./signed-by-other.ts";
import { stalled } from "./stalled.ts";
import { timesContradict } from "./times-contradict.ts";
import { weightDiffers } from "./weight-differs.ts";
import { wrongItem } from "./wrong-item.ts";

export const findings: { readonly [Kind in FindingKind]: Finding<Kind> } = {
  stalled,
  shipped_not_outbound: shippedNotOutbound,
  wrong_item: wrongItem,
  signed_by_other: signedByOther,
  shipped_after_closed: shippedAfterClosed,
  completed_and_closed: completedAndClosed,
  completed_but_returning: completedButReturning,
  missing_item: missingItem,
  extra_item: extraItem,
  paid_after_closed: paidAfterClosed,
  shipped_unpaid: shippedUnpaid,
  amounts_differ: amountsDiffer,
  overpaid,
  refunded_over_paid: refundedOverPaid,
  paid_lowered: paidLowered,
  refund_lowered: refundLowered,
  times_contradict: timesContradict,
  no_lines: noLines,
  repeated_line: repeatedLine,
  older_parcel: olderParcel,
  replaced_travels: replacedTravels,
  delivered_again: deliveredAgain,
  shared_waybill: sharedWaybill,
  return_under_outbound: returnUnderOutbound,
  return_number_differs: returnNumberDiffers,
  receipt_differs: receiptDiffers,
  late_delivery: lateDelivery,
  address_barred: addressBarred,
  address_unfound: addressUnfound,
  weight_differs: weightDiffers,
  oversold,
  hub_silent: hubSilent,
  scan_in_future: scanInFuture,
};
