import type { Connector } from "../port.ts";
import { authorise, refreshToken } from "./authorise.ts";
import { fetchOne } from "./fetch.ts";
import { listen } from "./listen.ts";
import { manifest } from "./manifest.ts";
import { normalize } from "./normalize.ts";
import { pull } from "./pull.ts";
import { actions } from "./push.ts";

export const pinduoduo: Connector = { manifest, pull, fetchOne, listen, normalize, authorise, refreshToken, actions };
