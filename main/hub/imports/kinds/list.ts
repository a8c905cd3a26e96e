/** The kinds of tables that are taken in: one more is a file here, its place in this list, its taker in `takers.ts` and its names in both languages. */
import type { ImportKind } from "../../contract/imports.ts";
import { bills } from "./bills.ts";
import { cases } from "./cases.ts";
import { chats } from "./chats.ts";
import type { KindTold } from "./kind.ts";
import { orders } from "./orders.ts";
import { stock } from "./stock.ts";
import { waybills } from "./waybills.ts";

/** What each kind of table is. */
export const kinds: Readonly<Record<ImportKind, KindTold>> = { orders, cases, chats, stock, waybills, bills };
