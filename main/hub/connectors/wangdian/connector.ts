import type { Connector } from "../port.ts";
import { fetchOne } from "./fetch.ts";
import { manifest } from "./manifest.ts";
import { normalize } from "./normalize.ts";
import { pull } from "./pull.ts";

export const wangdian: Connector = { manifest, pull, fetchOne, normalize, actions: {} };
