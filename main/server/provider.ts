/** Speaks OpenID Connect with the team's identity provider: authorisation code with PKCE, state and nonce; the ID token's signature, issuer, audience and times are proved by the library. */
import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  type CustomFetch,
  calculatePKCECodeChallenge,
  clockTolerance,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  None,
  ResponseBodyError,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import { z } from "zod";
import type { IdentityProvider } from "../hub/access/index.ts";
import type { Log } from "../hub/kernel/log.ts";
import { ok, refuse } from "../hub/kernel/result.ts";
import { isOnThisMachine, type ProviderSettings } from "./provider-settings.ts";

/** The console's page that browsers come back to. */
const BACK = "/sign-in/back";
/** S until each answer must have come. */
const PATIENCE_S = 10;
/** S by which the provider's clock may be off. */
const CLOCK_S = 60;
/** What the provider says of itself is asked anew after this. */
const KNOWN_MS = 3_600_000;

interface Around {
  fetch: typeof globalThis.fetch;
  log: Log;
  /** Where browsers reach this hub. */
  publicUrl(): string;
  /** S until each answer must have come. */
  patienceS?: number;
}

/** What of an ID token we read; a name that no database keeps is nobody's. */
const Claims = z.object({
  iss: z.url().max(1_000),
  sub: z.string().regex(/^[\x20-\x7e]{1,255}$/),
  email: z.email().max(254).optional().catch(undefined),
  // Some send a word.
  email_verified: z
    .union([z.boolean(), z.literal("true").transform(() => true)])
    .optional()
    .catch(undefined),
});

/** The provider, asked for the first time now so that the log says what is wrong with it; nobody waits for that. */
export function openProvider(settings: ProviderSettings, around: Around): IdentityProvider {
  let known: { at: number; configuration: Promise<Configuration> } | null = null;
  const configured = (): Promise<Configuration> => {
    if (known !== null && Date.now() - known.at < KNOWN_MS) return known.configuration;
    const configuration = discover(settings, around);
    known = { at: Date.now(), configuration };
    configuration.catch(() => {
      known = null;
    });
    return configuration;
  };
  const told = (fault: unknown): ReturnType<typeof problemOf> => {
    const problem = problemOf(fault);
    around.log("warn", `identity provider: ${wordsOf(fault)}`);
    return problem;
  };
  const redirect = (): string => new URL(BACK, around.publicUrl()).href;
  void configured().catch(told);
  return {
    name: settings.name,
    begin: async () => {
      try {
        const configuration = await configured();
        const asked = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
        const url = buildAuthorizationUrl(configuration, {
          redirect_uri: redirect(),
          scope: "openid email",
          state: asked.state,
          nonce: asked.nonce,
          code_challenge: await calculatePKCECodeChallenge(asked.verifier),
          code_challenge_method: "S256",
        });
        return ok({ url: url.href, asked });
      } catch (fault) {
        told(fault);
        return away;
      }
    },
    finish: async (answer, { state, nonce, verifier }) => {
      try {
        const configuration = await configured();
        const tokens = await authorizationCodeGrant(configuration, new URL(`${redirect()}${answer.replace(/^\??/, "?")}`), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = Claims.parse(tokens.claims());
        const { email, email_verified } = claims.email === undefined ? await moreOf(configuration, tokens.access_token, claims.sub) : claims;
        return ok({ issuer: claims.iss, subject: claims.sub, email: email ?? null, emailVerified: email_verified === true });
      } catch (fault) {
        return told(fault);
      }
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: ProviderSettings, { fetch, patienceS = PATIENCE_S }: Around): Promise<Configuration> {
  const server = new URL(issuer);
  return discovery(server, clientId, { [clockTolerance]: CLOCK_S }, authenticating(clientSecret), {
    [customFetch]: fetch as unknown as CustomFetch,
    timeout: patienceS,
    // What comes by TLS from the token's own place needs no signature; that of a provider that is fooled, or of one on this machine, does.
    execute: [enableNonRepudiationChecks, ...(isOnThisMachine(server) ? [allowInsecureRequests] : [])],
  });
}

/** Proves who we are the way the provider takes it; where it says nothing, the way it must. */
function authenticating(clientSecret: string | undefined): ClientAuth {
  if (clientSecret === undefined) return None();
  const [basic, post] = [ClientSecretBasic(clientSecret), ClientSecretPost(clientSecret)];
  return (server, ...rest) => {
    const taken = server.token_endpoint_auth_methods_supported;
    return (taken?.includes("client_secret_post") && !taken.includes("client_secret_basic") ? post : basic)(server, ...rest);
  };
}

/** E-mail, where the provider tells it at a place of its own; whoever does not tell it there is signed in without. */
async function moreOf(configuration: Configuration, token: string, subject: string): Promise<Partial<z.infer<typeof Claims>>> {
  if (!configuration.serverMetadata().userinfo_endpoint) return {};
  const told = await fetchUserInfo(configuration, token, subject).catch(() => null);
  return Claims.omit({ iss: true }).safeParse(told).data ?? {};
}

const away = refuse("PROVIDER_AWAY", "身份提供方现在连不上，请稍后再试，或用登录名和密码登录。", {
  en: "The identity provider cannot be reached now: try again later, or sign in by name and password.",
});
const refused = (zh: string, en: string) => refuse("PROVIDER_REFUSED", zh, { en });

/** Why nobody is vouched for, in a sentence. */
function problemOf(fault: unknown): typeof away | ReturnType<typeof refused> {
  const { code, cause } = fault as { code?: string; cause?: unknown };
  if (fault instanceof AuthorizationResponseError)
    return fault.error === "access_denied"
      ? refused("您在身份提供方那里取消了，或那里不允许您登录。", "You cancelled at the identity provider, or it does not let you in.")
      : refused(
          "身份提供方没有完成登录，请重新登录；仍不行请找管理员。",
          "The identity provider did not finish: sign in again, and tell an administrator if it goes on.",
        );
  if (fault instanceof ResponseBodyError && fault.error === "invalid_client")
    return refused(
      "身份提供方不认识这个程序，请管理员检查 AFTERCARE_OIDC_CLIENT_ID 和密钥。",
      "The identity provider does not know this program: an administrator checks AFTERCARE_OIDC_CLIENT_ID and its secret.",
    );
  if (code === "OAUTH_JWT_TIMESTAMP_CHECK_FAILED")
    return refused(
      "身份提供方与本机的时钟相差太多，请管理员校准。",
      "The clocks of the identity provider and of this machine are too far apart: an administrator sets them right.",
    );
  const status = ((fault instanceof ResponseBodyError ? fault : cause) as { status?: number } | undefined)?.status ?? 0;
  if (status >= 500 || code === "OAUTH_TIMEOUT" || (fault instanceof TypeError && cause !== undefined)) return away;
  return refused("身份提供方的回答不能采信，请重新登录。", "The identity provider's answer cannot be trusted: sign in again.");
}

/** What the log says: codes and the library's own words, never what the provider sent about anybody. */
function wordsOf(fault: unknown): string {
  const { message, code, error, cause } = fault as { message?: string; code?: string; error?: string; cause?: { code?: string; message?: string } };
  if (fault instanceof z.ZodError) return "the ID token names nobody";
  // A call that failed says only in its cause where it led and why it did not get there.
  return [message, code, error, ...(fault instanceof TypeError ? [cause?.message || cause?.code] : [])]
    .filter((word) => word)
    .join(" · ")
    .slice(0, 300);
}
