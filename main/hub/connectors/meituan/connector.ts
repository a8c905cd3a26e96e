import type { Connector } from "../port.ts";
import { fetchOne } from "./fetch.ts";
import { manifest } from "./manifest.ts";
import { normalize } from "./normalize.ts";
import { pull } from "./pull.ts";
import { actions } from "./push.ts";
import { refreshToken } from "./token.ts";
import { webhook } from "./webhook.ts";

export const meituan: Connector = { manifest, pull, fetchOne, webhook, normalize, refreshToken, actions };
