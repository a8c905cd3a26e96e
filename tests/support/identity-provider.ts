/** A real identity provider at an address of its own: it asks for a name, and vouches for whoever has one with it. */
import { generateKeyPairSync } from "node:crypto";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";

/** Whom it knows, by the name they give there. */
interface AccountThere {
  email?: string;
  email_verified?: boolean;
}

export const CLIENT = { clientId: "aftercare", clientSecret: "a secret between the two of them" };

export interface IdentityHouse {
  issuer: string;
  accounts: Map<string, AccountThere>;
  /** Opens it to the hub at this address, which it sends people back to. */
  openTo(hubUrl: string): void;
  /** What answers instead of it, until it is `null` again. */
  instead: RequestListener | null;
  /** Paths it was asked for. */
  asked: string[];
  close(): Promise<void>;
}

/** Listens; answers 503 until it knows its hub. */
export async function openIdentityHouse(): Promise<IdentityHouse> {
  let provider: RequestListener = (_request, response) => void response.writeHead(503).end();
  const server: Server = createServer((request, response) => {
    house.asked.push((request.url ?? "").split("?")[0] ?? "");
    (house.instead ?? provider)(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const house: IdentityHouse = {
    issuer,
    accounts: new Map(),
    instead: null,
    asked: [],
    openTo: (hubUrl) => {
      provider = providerAt(house, `${hubUrl}/sign-in/back`);
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return house;
}

function providerAt({ issuer, accounts }: IdentityHouse, back: string): RequestListener {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const made = new Provider(issuer, {
    clients: [{ client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret, redirect_uris: [back] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    pkce: { required: () => true },
    cookies: { keys: ["of a test"] },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", kid: "test" }] },
    findAccount: (_context, id) => {
      const account = accounts.get(id);
      return account && { accountId: id, claims: () => ({ sub: id, ...account }) };
    },
    // Nobody is asked whether the hub may know who he is.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope("openid email");
      await grant.save();
      return grant;
    },
  });
  return made.callback();
}

/** Signs in there as a browser does: follows where it is sent, gives `login` where it is asked, and stops where it is sent back to `hubUrl`. Gives that address' query. */
export async function signInThere(url: string, login: string, hubUrl: string): Promise<string> {
  const jar = new Map<string, string>();
  let [at, body] = [url, null as URLSearchParams | null];
  for (let step = 0; step < 12; step += 1) {
    if (at.startsWith(`${hubUrl}/`)) return new URL(at).search;
    const response = await fetch(at, { method: body ? "POST" : "GET", body, redirect: "manual", headers: { cookie: [...jar.values()].join("; ") } });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ""] = set.split(";");
      jar.set(pair.split("=")[0] ?? "", pair);
    }
    const to = response.headers.get("location");
    body = null;
    if (to) at = new URL(to, at).href;
    else {
      const form = /<form[^>]*action="([^"]+)"/.exec(await response.text());
      if (!form) throw new Error(`${at} answered ${response.status} and asks nothing`);
      at = new URL(form[1] ?? "", at).href;
      body = new URLSearchParams({ prompt: "login", login, password: "there" });
    }
  }
  throw new Error("was sent around and around");
}
