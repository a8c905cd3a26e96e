import type { Connector } from "../port.ts";
import { authorise, isRefreshDue, refreshToken } from "./authorise.ts";
import { fetchOne } from "./fetch.ts";
import { manifest } from "./manifest.ts";
import { normalize } from "./normalize.ts";
import { pull } from "./pull.ts";
import { actions } from "./push.ts";

export const jd: Connector = { manifest, pull, fetchOne, normalize, authorise, refreshToken, isRefreshDue, actions };
