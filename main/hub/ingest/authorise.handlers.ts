/** A shop's holder allows it at the channel's own pages: they are sent there, and what they come back with is exchanged for tokens. */
import { randomBytes } from "node:crypto";
import { isIP } from "node:net";
import { actorName, type Principal } from "../access/index.ts";
import type { Connector, ConnectorProblem } from "../connectors/port.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract, RefusalCode } from "../contract/index.ts";
import { ok, type Refusal, type Result, refuse } from "../kernel/result.ts";
import { commit, type Tx } from "../store/index.ts";
import type { IngestDeps } from "./deps.ts";
import { changeShop, shopsById } from "./shop.store.ts";
import { contextOf, openSecrets, type ShopRow, sealSecrets } from "./shop.ts";

export interface AuthoriseDeps extends IngestDeps {
  /** Under which the console is reached from elsewhere; left out, from this machine alone. */
  publicUrl?: string;
}

type Handlers = Pick<HandlersOf<Contract["shops"], Principal>, "authorise" | "authorised">;

/** Who began it, for which shop as it was then, and where the platform sends them back to. */
interface Begun {
  shopId: string;
  actor: string;
  redirect: string;
  until: number;
}

/** Long enough to sign in over there and to read what is asked. */
const VALID_MS = 10 * 60_000;
/** Of one person who begins again and again the oldest goes. */
const MOST_BEGUN = 1_000;
/** The console's page that a platform sends the browser back to. */
const BACK = "/shops/authorised";

const spent = refuse("STATE_NOT_ALLOWED", "这次授权已经用过、超过 10 分钟，或不是由您发起的。请回到店铺页，重新点“去平台授权”。", {
  en: "This authorisation was used already, is older than ten minutes, or was not begun by you. Go back to the shops and begin it again.",
});
const noShop = refuse("NOT_FOUND", "没有这个店铺。", { en: "There is no such shop." });

/** Answers what the contract's `shops` part says of authorising. What was begun is kept in memory: a hub that started anew has it begun again. */
export function authoriseHandlers(deps: AuthoriseDeps): Handlers {
  const begun = new Map<string, Begun>();
  const now = (): number => deps.store.clock.now();

  return {
    authorise: async ({ id, origin }, principal) => {
      const found = await shopOf(deps, id);
      if (!found.ok) return found;
      const { shop, authorise } = found.value;
      if (!isOurs(origin, deps.publicUrl))
        return refuse("BAD_INPUT", "授权之后回不到这个地址，请检查 AFTERCARE_PUBLIC_URL。", {
          en: "Nobody comes back to this address: see AFTERCARE_PUBLIC_URL.",
        });
      const [state, redirect] = [randomBytes(24).toString("base64url"), `${new URL(origin).origin}${BACK}`];
      const address = authorise.address(contextOf(deps, shop), { redirect, state });
      if (!address.ok) return refuse("BAD_INPUT", `${address.refusal.message}。`);
      for (const [key, { until }] of begun) if (until <= now() || begun.size >= MOST_BEGUN) begun.delete(key);
      begun.set(state, { shopId: id, actor: actorName(principal), redirect, until: now() + VALID_MS });
      return ok({ address: address.value });
    },
    authorised: async ({ state, code }, principal) => {
      const one = begun.get(state);
      // Whoever is not its person learns nothing of it, and does not use it up.
      if (!one || one.actor !== actorName(principal)) return spent;
      begun.delete(state);
      if (one.until <= now()) return spent;
      if (code === "")
        return refuse("STATE_NOT_ALLOWED", "平台那边没有同意授权，店铺保持原样。", {
          en: "The platform's page was left without allowing it: the shop stays as it was.",
        });
      const found = await shopOf(deps, one.shopId);
      if (!found.ok) return found;
      const { shop, authorise } = found.value;
      const tokens = await authorise.exchange(contextOf(deps, shop), { code, redirect: one.redirect });
      if (!tokens.ok) return notExchanged(tokens.refusal);
      return keepTokens(deps, { shop, tokens: tokens.value, actor: one.actor });
    },
  };
}

async function shopOf(deps: IngestDeps, id: string): Promise<Result<{ shop: ShopRow; authorise: NonNullable<Connector["authorise"]> }, RefusalCode>> {
  const shop = (await shopsById(deps.store, [id])).get(id);
  if (!shop) return noShop;
  const authorise = deps.connectors(shop.channel)?.authorise;
  if (!authorise) return refuse("NOT_SUPPORTED", "这个平台没有授权页，请填写授权令牌。", { en: "This platform has no page for it: enter the token instead." });
  return ok({ shop, authorise });
}

/** A person comes back to this machine or to our public name, and to nobody else's. */
function isOurs(origin: string, publicUrl: string | undefined): boolean {
  if (!URL.canParse(origin)) return false;
  const host = new URL(origin).hostname.replace(/^\[|\]$/g, "");
  return host === "localhost" || isIP(host) !== 0 || (publicUrl !== undefined && host === new URL(publicUrl).hostname);
}

function notExchanged({ code, message }: Refusal<ConnectorProblem>): Result<never, RefusalCode> {
  const away = code === "TIMED_OUT" || code === "UNAVAILABLE" || code === "UNREADABLE";
  return refuse(away ? "CHANNEL_UNREACHABLE" : "STATE_NOT_ALLOWED", `授权没有完成：${message}。请重新点“去平台授权”。`, {
    en: away
      ? "The platform did not answer: begin the authorisation again."
      : "The platform gave no authorisation for this: begin again, and check key and secret.",
  });
}

/** Keeps the tokens beside what the shop has; a shop whose host was changed meanwhile has other secrets, and gets none of these. */
async function keepTokens(
  deps: IngestDeps,
  of: { shop: ShopRow; tokens: Record<string, string>; actor: string },
): Promise<Result<{ id: string; name: string }, RefusalCode>> {
  const { shop, tokens, actor } = of;
  const kept = await commit(deps.store, actor, async (tx: Tx) => {
    const stored = (await shopsById(deps.store, [shop.id])).get(shop.id);
    if (!stored || stored.baseUrl !== shop.baseUrl) return null;
    const secrets = sealSecrets(deps.vault, { ...openSecrets(deps.vault, stored.secrets), ...tokens });
    await changeShop(tx, shop.id, { secrets, pausedUntil: null, problem: null, nextPullAt: tx.at });
    tx.journal({ verb: "shop.authorised", subject: "shop", subjectId: shop.id, data: { until: Number(tokens.accessTokenExpiresAt) || null } });
    tx.emit({ name: "shop.changed", subjectId: shop.id, data: { name: stored.name } });
    return { id: stored.id, name: stored.name };
  });
  return kept ? ok(kept) : spent;
}
