/** Every finding there is; the compiler asks for the file of a kind that has none. */
import type { FindingKind } from "../../contract/words.ts";
import { completedAndClosed } from "./completed-and-closed.ts";
import { completedButReturning } from "./completed-but-returning.ts";
import type { Finding } from "./finding.ts";
import { shippedAfterClosed } from "./shipped-after-closed.ts";
import { shippedNotOutbound } from "./shipped-not-outbound.ts";
import { signedByOther } from "./signed-by-other.ts";
import { stalled } from "./stalled.ts";
import { wrongItem } from "./wrong-item.ts";

export const findings: { readonly [Kind in FindingKind]: Finding<Kind> } = {
  stalled,
  shipped_not_outbound: shippedNotOutbound,
  wrong_item: wrongItem,
  signed_by_other: signedByOther,
  shipped_after_closed: shippedAfterClosed,
  completed_and_closed: completedAndClosed,
  completed_but_returning: completedButReturning,
};
