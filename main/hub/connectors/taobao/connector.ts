import type { Connector } from "../port.ts";
import { fetchOne } from "./fetch.ts";
import { manifest } from "./manifest.ts";
import { normalize } from "./normalize.ts";
import { pull } from "./pull.ts";
import { actions } from "./push.ts";
import { confirm, take } from "./stream.ts";

export const taobao: Connector = { manifest, pull, fetchOne, stream: { take, confirm }, normalize, actions };
