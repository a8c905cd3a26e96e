import type { Connector } from "../port.ts";
import { fetchOne } from "./fetch.ts";
import { manifest } from "./manifest.ts";
import { normalize } from "./normalize.ts";
import { actions } from "./push.ts";
import { webhook } from "./webhook.ts";

export const kuaidi100: Connector = { manifest, fetchOne, webhook, normalize, actions };
