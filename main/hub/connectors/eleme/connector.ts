import type { Connector } from "../port.ts";
import { authorise, isRefreshDue, refreshToken } from "./authorise.ts";
import { fetchOne } from "./fetch.ts";
import { manifest } from "./manifest.ts";
import { normalize } from "./normalize.ts";
import { pull } from "./pull.ts";
import { actions } from "./push.ts";
import { stream } from "./stream.ts";
import { webhook } from "./webhook.ts";

export const eleme: Connector = { manifest, pull, fetchOne, stream, webhook, normalize, authorise, isRefreshDue, refreshToken, actions };
