import { refuse } from "../../kernel/result.ts";
import type { Connector } from "../port.ts";
import { topics } from "./items.ts";
import { manifest } from "./manifest.ts";
import { normalize } from "./normalize.ts";

export const own: Connector = {
  manifest,
  topics: Object.values(topics),
  fetchOne: async () => refuse("NOT_SUPPORTED", "自有系统由对方写入，没有可以调用的接口。"),
  normalize,
  actions: {},
};
