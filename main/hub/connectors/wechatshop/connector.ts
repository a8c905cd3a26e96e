import type { Connector } from "../port.ts";
import { fetchOne } from "./fetch.ts";
import { refreshToken } from "./gateway.ts";
import { manifest } from "./manifest.ts";
import { normalize } from "./normalize.ts";
import { pull } from "./pull.ts";
import { actions } from "./push.ts";
import { webhook } from "./webhook.ts";

export const wechat: Connector = { manifest, pull, fetchOne, webhook, normalize, refreshToken, actions };
