import type { Connector } from "../port.ts";
import { fetchOne } from "./fetch.ts";
import { manifest } from "./manifest.ts";
import { normalize } from "./normalize.ts";
import { pull } from "./pull.ts";
import { actions } from "./push.ts";

export const suning: Connector = { manifest, pull, fetchOne, normalize, actions };
