/** An endpoint as it is kept, and the one that the environment names. Pure. */

import type { Vault } from "../access/index.ts";
import { usualLimits } from "../contract/limits.ts";
import type { EndpointBody } from "../contract/models.ts";
import type { ModelTask } from "../contract/words.ts";

/** An endpoint as it is kept: its key sealed, `null` where it wants none. */
export interface EndpointRow {
  id: string;
  place: number;
  body: EndpointBody;
  key: Uint8Array | null;
  revision: number;
  updatedAt: Date | null;
}

/** What AI_BASE_URL, AI_API_KEY and AI_MODEL name. */
export interface NamedModel {
  baseUrl: string;
  apiKey: string;
  model: string;
}

/** The id of the endpoint that the environment names. */
export const FROM_ENVIRONMENT = "environment";

/** The endpoint that the environment names, for replies: as it was before there was a page for endpoints. */
export function endpointNamed({ baseUrl, model }: NamedModel): Omit<EndpointRow, "key"> {
  const body: EndpointBody = {
    name: "AI_MODEL",
    kind: "openai",
    baseUrl,
    model,
    tasks: ["reply"],
    enabled: true,
    priceInFen: 0,
    priceOutFen: 0,
    limits: usualLimits,
  };
  return { id: FROM_ENVIRONMENT, place: -1, body, revision: 0, updatedAt: null };
}

/** Whether an endpoint is asked for a task. */
export const does = (body: EndpointBody, task: ModelTask): boolean => body.enabled && body.tasks.includes(task);

/** Seals a key; an empty one is none. */
export function sealKey(vault: Vault, key: string): Uint8Array<ArrayBuffer> | null {
  return key === "" ? null : vault.seal(key);
}

/** Whether two addresses are served by the same machine and door: only then may a kept key go there. */
export function sameDoor(left: string, right: string): boolean {
  return new URL(left).origin === new URL(right).origin;
}

/** Why an address may not be kept, in both languages; `null` when it may. */
export function faultOfAddress(baseUrl: string): { zh: string; en: string } | null {
  if (!/^https?:\/\//i.test(baseUrl)) return { zh: "地址要以 http:// 或 https:// 开头。", en: "The address must begin with http:// or https://." };
  const url = new URL(baseUrl);
  if (url.username !== "" || url.password !== "") return { zh: "地址里不要写用户名和密码。", en: "No user name or password in the address." };
  if (url.protocol === "http:" && !isNear(url.hostname))
    return {
      zh: "不加密的 http:// 只能用于本机和内网地址，外网请用 https://。",
      en: "Plain http:// is for this machine and the local network; elsewhere use https://.",
    };
  return null;
}

/** This machine, a private network, or a name without a dot: a local server. */
function isNear(host: string): boolean {
  return (
    /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[::1\]|\[f[cd])/.test(host) || !host.includes(".") || /\.(local|internal|lan)$/.test(host)
  );
}
