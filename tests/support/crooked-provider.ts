/** A provider that answers as a test bids it: with tokens that are signed, but not as they should be, or with no tokens at all. */
import { createSign, generateKeyPairSync, type KeyObject } from "node:crypto";
import type { RequestListener } from "node:http";
import { CLIENT } from "./identity-provider.ts";

const own = generateKeyPairSync("rsa", { modulusLength: 2048 });
const foreign = generateKeyPairSync("rsa", { modulusLength: 2048 });

export interface Crooked {
  /** Of the token, beside or in place of what is right. `null` leaves it out. */
  claims?: Record<string, unknown>;
  header?: Record<string, unknown>;
  /** Signed by somebody else. */
  forged?: boolean;
  /** Of what the provider says of itself. */
  metadata?: Record<string, unknown>;
  /** In place of the tokens. */
  tokens?: { status: number; type: string; body: string } | "hangs" | "endless";
}

const coded = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

function signed(header: object, claims: object, key: KeyObject): string {
  const text = `${coded(header)}.${coded(claims)}`;
  return `${text}.${createSign("RSA-SHA256").update(text).sign(key).toString("base64url")}`;
}

/** Answers in the place of `issuer`; everything is right but what is named. `nonce` is what the hub sent the browser with. */
export function crookedProvider(issuer: string, nonce: () => string, crooked: Crooked = {}): RequestListener {
  const idToken = (): string => {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: issuer, aud: CLIENT.clientId, sub: "lin", nonce: nonce(), iat: now, exp: now + 300, ...crooked.claims };
    return signed(
      { alg: "RS256", kid: "crooked", typ: "JWT", ...crooked.header },
      Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== null)),
      (crooked.forged ? foreign : own).privateKey,
    );
  };
  return (request, response) => {
    const json = (body: object): void => void response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
    const path = (request.url ?? "").split("?")[0];
    if (path === "/.well-known/openid-configuration")
      return json({
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
        ...crooked.metadata,
      });
    if (path === "/jwks") return json({ keys: [{ ...own.publicKey.export({ format: "jwk" }), kid: "crooked", use: "sig", alg: "RS256" }] });
    const { tokens } = crooked;
    if (tokens === "hangs") return;
    if (tokens === "endless") {
      response.writeHead(200, { "content-type": "application/json" });
      const more = (): void => void (response.write(" ".repeat(1_000_000)) ? setImmediate(more) : response.once("drain", more));
      return more();
    }
    if (tokens) return void response.writeHead(tokens.status, { "content-type": tokens.type }).end(tokens.body);
    return json({ access_token: "a", token_type: "Bearer", expires_in: 300, id_token: idToken() });
  };
}
