import { KEYS } from "../config.ts";
import type { SimClock } from "../engine/clock.ts";
import type { FaultBox } from "../engine/faults.ts";
import { limiter } from "../engine/limiter.ts";
import { type JdHabits, JdLedger } from "./ledger.ts";
import type { JdShop } from "./methods.ts";
import { JdTokens } from "./tokens.ts";

/** What the gateway checks a call against. */
export interface JdGate {
  shop: JdShop;
  name: string;
  faults: FaultBox;
  allow: () => boolean;
  appKey: string;
  appSecret: string;
  tokens: JdTokens;
}

/** A shop of its own, which nobody has connected: what it sells depends on the clock alone. */
export function jdGate(of: { clock: SimClock; faults: FaultBox; config: { seed: string }; habits?: JdHabits }): JdGate {
  const {
    clock,
    faults,
    config: { seed },
    habits = {},
  } = of;
  const { appKey, appSecret, venderId, name } = KEYS.jd;
  const shop = { ledger: new JdLedger({ clock, seed, habits }), seed, venderId };
  return { shop, name, faults, allow: limiter(clock, 20), appKey, appSecret, tokens: new JdTokens(appSecret) };
}
