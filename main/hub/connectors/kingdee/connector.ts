import { fetchOf, pullOf } from "../documents.ts";
import type { Connector } from "../port.ts";
import { documents } from "./lists.ts";
import { manifest } from "./manifest.ts";
import { normalize } from "./normalize.ts";

export const kingdee: Connector = { manifest, pull: pullOf(documents), fetchOne: fetchOf(documents), normalize, actions: {} };
