import type { ActionKind, ActionSpec } from "./action.ts";
import { addNote } from "./add-note.ts";
import { agreeRefund } from "./agree-refund.ts";
import { agreeReturn } from "./agree-return.ts";
import { askEvidence } from "./ask-evidence.ts";
import { callPlatform } from "./call-platform.ts";
import { compensateCash } from "./compensate-cash.ts";
import { compensateCoupon } from "./compensate-coupon.ts";
import { escalate } from "./escalate.ts";
import { interceptParcel } from "./intercept-parcel.ts";
import { offerLess } from "./offer-less.ts";
import { refuseRefund } from "./refuse-refund.ts";
import { refuseReturn } from "./refuse-return.ts";
import { reopen } from "./reopen-case.ts";
import { sendMessage } from "./send-message.ts";
import { shipAgain } from "./ship-again.ts";

/** Every kind of action there is; a new one is its file and a place here. */
export const actionList: Readonly<Record<ActionKind, ActionSpec>> = {
  agree_refund: agreeRefund,
  agree_return: agreeReturn,
  refuse_refund: refuseRefund,
  refuse_return: refuseReturn,
  send_message: sendMessage,
  offer_less: offerLess,
  ask_evidence: askEvidence,
  compensate_cash: compensateCash,
  compensate_coupon: compensateCoupon,
  add_note: addNote,
  intercept_parcel: interceptParcel,
  ship_again: shipAgain,
  call_platform: callPlatform,
  escalate,
  reopen_case: reopen,
};

const all = Object.values(actionList);
/** Kinds that answer what a case asks for, and of these the ones that refuse it. */
export const answeringKinds = all.filter(({ answers }) => answers !== null).map(({ kind }) => kind);
export const refusingKinds = all.filter(({ answers }) => answers === "no").map(({ kind }) => kind);
