/** Which identity provider people of a team sign in at, as the environment names it. */
import { placeOf } from "../hub/kernel/networks.ts";
import { HostFault } from "./fault.ts";

export interface ProviderSettings {
  issuer: string;
  clientId: string;
  /** Left out for a client that the provider keeps no secret with. */
  clientSecret: string | undefined;
  /** As people call it. */
  name: string;
}

/** @throws HostFault when only half of it is named, or its address is not one that can be trusted. */
export function readProvider(env: NodeJS.ProcessEnv): ProviderSettings | undefined {
  const { AFTERCARE_OIDC_ISSUER: issuer, AFTERCARE_OIDC_CLIENT_ID: clientId, AFTERCARE_OIDC_CLIENT_SECRET: clientSecret, AFTERCARE_OIDC_NAME: name } = env;
  if (!issuer && !clientId && !clientSecret) return undefined;
  if (!issuer || !clientId)
    throw new HostFault(
      "AFTERCARE_OIDC_ISSUER 和 AFTERCARE_OIDC_CLIENT_ID 要一起设置。",
      "AFTERCARE_OIDC_ISSUER and AFTERCARE_OIDC_CLIENT_ID belong together.",
    );
  const url = URL.canParse(issuer) ? new URL(issuer) : null;
  if (!url || !(url.protocol === "https:" || isOnThisMachine(url)) || url.username !== "" || url.search !== "" || url.hash !== "")
    throw new HostFault(
      "AFTERCARE_OIDC_ISSUER 不可用，请写成身份提供方的 https 地址，例如 https://login.example.com。",
      "AFTERCARE_OIDC_ISSUER cannot be used: write the provider's https address, for example https://login.example.com.",
    );
  return { issuer, clientId, clientSecret: clientSecret || undefined, name: (name || url.hostname).slice(0, 40) };
}

/** Without TLS anybody on the way could vouch for anybody; on this machine there is no way. */
export function isOnThisMachine({ protocol, hostname }: URL): boolean {
  return protocol === "http:" && (hostname === "localhost" || placeOf(hostname.replace(/^\[|\]$/g, "")) === "loopback");
}
