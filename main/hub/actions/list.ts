import type { ActionKind, ActionSpec } from "./action.ts";
import { addNote } from "./add-note.ts";
import { agreeRefund } from "./agree-refund.ts";
import { agreeReturn } from "./agree-return.ts";
import { escalate } from "./escalate.ts";
import { sendMessage } from "./send-message.ts";

/** Every kind of action there is; a new one is its file and a place here. */
export const actionList: Readonly<Record<ActionKind, ActionSpec>> = {
  agree_refund: agreeRefund,
  agree_return: agreeReturn,
  send_message: sendMessage,
  add_note: addNote,
  escalate,
};
