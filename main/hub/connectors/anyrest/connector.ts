import { ok, refuse } from "../../kernel/result.ts";
import type { Connector } from "../port.ts";
import { manifest } from "./manifest.ts";
import { pull } from "./pull.ts";
import { pathsOf } from "./request.ts";
import { webhook } from "./webhook.ts";

export const anyrest: Connector = {
  manifest,
  byMapping: true,
  polls: (context) => pathsOf(context).length > 0,
  pull: async (context, what, ...[window, page]) => (what === "orders" ? pull(context, window, page) : ok({ items: [], next: null })),
  fetchOne: async () => refuse("NOT_SUPPORTED", "不认识的系统没有按编号查询的接口。"),
  webhook,
  normalize: () => refuse("UNREADABLE", "还没有字段映射：请在“店铺”里打开这个连接的字段映射，说明它的内容是什么。"),
  actions: {},
};
