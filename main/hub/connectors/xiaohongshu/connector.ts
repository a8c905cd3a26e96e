import type { Connector } from "../port.ts";
import { authorise, refreshToken } from "./authorise.ts";
import { fetchOne } from "./fetch.ts";
import { manifest } from "./manifest.ts";
import { normalize } from "./normalize.ts";
import { pull } from "./pull.ts";
import { actions } from "./push.ts";
import { webhook } from "./webhook.ts";

export const xiaohongshu: Connector = { manifest, pull, fetchOne, webhook, normalize, authorise, refreshToken, actions };
