/** A simulated WeChat shop with its mini-program: what is so, and what was sent and paid. */
import type { Clock } from "../../hub/kernel/time.ts";

/** What the documents leave open, with the values they come nearest to. */
interface WechatSettings {
  /** Seconds in which a plain token's predecessor still works, and a token's life. */
  overlapS: number;
  tokenS: number;
  /** Calls a day and a minute. */
  dayQuota: number;
  minuteQuota: number;
  /** Bytes a message of text, and a picture, may have. */
  textBytes: number;
  pictureBytes: number;
  /** Repeats of a push that was not answered. */
  repeats: number;
  /** Ids on a page of after-sales. */
  page: number;
}

const SETTINGS: WechatSettings = {
  overlapS: 300,
  tokenS: 7200,
  dayQuota: 100_000,
  minuteQuota: 5_000,
  textBytes: 2_048,
  pictureBytes: 2_000_000,
  repeats: 3,
  page: 50,
};

export interface SimOrder {
  order_id: string;
  status: number;
  openid: string;
  update_time: number;
  /** The rest as it is answered. */
  body: Record<string, unknown>;
}

export interface SimSale {
  after_sale_order_id: string;
  order_id: string;
  openid: string;
  status: string;
  type: "REFUND" | "RETURN" | "EXCHANGE";
  amount: number;
  sku_id: string;
  desc: string;
  /** Who caused the money; 0: nobody yet. */
  refund_reason: number;
  reject_reason: string;
  complaint_id: string;
  create_time: number;
  update_time: number;
  /** When the platform acts by itself (unix seconds); 0: nobody's clock runs. */
  ends: number;
  return_info: { waybill_id: string; delivery_id: string; delivery_name: string };
}

/** What a deed of a buyer still allows. */
export interface Allowance {
  left: number;
  until: number;
}

/** One thing that happened, as the platform has it. */
type Entry =
  | { what: "said"; to: string; kind: string; text: string; digest: string | null; at: number }
  | { what: "refused"; errcode: number; to: string; at: number }
  | { what: "refunded"; sale: string; amount: number; at: number };

export interface WechatShop {
  keys: { appId: string; appSecret: string; pushToken: string; encodingAesKey: string };
  settings: WechatSettings;
  clock: Clock;
  orders: Map<string, SimOrder>;
  sales: Map<string, SimSale>;
  complaints: Map<string, { status: number; after_sale_order_id: string }>;
  /** Pictures that were taken, by media id, with their digest. */
  media: Map<string, { digest: string; until: number }>;
  /** By openid: what a word and what coming in allow. */
  allowances: Map<string, { wrote?: Allowance; entered?: Allowance }>;
  tokens: { current: string; until: number; earlier: { token: string; until: number }[]; given: number };
  calls: { day: string; today: number; minute: number; thisMinute: number };
  ledger: Entry[];
  /** Messages numbered so far. */
  numbered: number;
}

/** A shop where nothing happened yet. */
export function openShop(keys: WechatShop["keys"], clock: Clock, settings: Partial<WechatSettings> = {}): WechatShop {
  return {
    keys,
    clock,
    settings: { ...SETTINGS, ...settings },
    orders: new Map(),
    sales: new Map(),
    complaints: new Map(),
    media: new Map(),
    allowances: new Map(),
    tokens: { current: "", until: 0, earlier: [], given: 0 },
    calls: { day: "", today: 0, minute: 0, thisMinute: 0 },
    ledger: [],
    numbered: 0,
  };
}

/** The platform's time, unix seconds. */
export function nowOf(shop: WechatShop): number {
  return Math.floor(shop.clock.now() / 1000);
}

/** An answer as it is written. */
export type Answer = { errcode?: number; errmsg?: string } & Record<string, unknown>;

export const fine = (more: Record<string, unknown> = {}): Answer => ({ errcode: 0, errmsg: "ok", ...more });
export const fault = (errcode: number, errmsg: string): Answer => ({ errcode, errmsg: `${errmsg} rid: 69f0-0000-0001` });
