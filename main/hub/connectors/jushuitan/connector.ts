import type { Connector } from "../port.ts";
import { fetchOne } from "./fetch.ts";
import { manifest } from "./manifest.ts";
import { normalize } from "./normalize.ts";
import { pull } from "./pull.ts";
import { isRefreshDue, refreshToken } from "./token.ts";

export const jushuitan: Connector = { manifest, pull, fetchOne, normalize, isRefreshDue, refreshToken, actions: {} };
