import { createHmac } from "node:crypto";

/** With what the vendor's own clients unwrap the second part of an application's id. */
const WRAP = Buffer.from("0054f397c6234378b09ca7d3", "utf8");

export interface Credentials {
  appId: string;
  appSecret: string;
  acctId: string;
  user: string;
  /** Language and organisation, as they go into the plain text. */
  lcid: string;
  org: string;
}

/** The two parts of an application's id, `<client>_<32 characters>`; `null` where it is no such text. */
export function readAppId(appId: string): { client: string; secret: string } | null {
  const [client = "", wrapped = "", ...more] = appId.trim().split("_");
  const bytes = Buffer.from(wrapped, "base64");
  if (client === "" || more.length > 0 || bytes.length !== WRAP.length) return null;
  return { client, secret: Buffer.from(bytes.map((byte, at) => byte ^ (WRAP[at] ?? 0))).toString("base64") };
}

/** Base64 of the lower hex text, as the vendor's clients write it. */
const signed = (text: string, secret: string): string =>
  Buffer.from(createHmac("sha256", secret).update(text, "utf8").digest("hex"), "utf8").toString("base64");

/** Headers that sign one call to a path at a moment (unix s); `null` where the application's id is none. */
export function signedHeaders(of: Credentials, call: { path: string; timestamp: string; nonce: string }): Record<string, string> | null {
  const id = readAppId(of.appId);
  if (!id) return null;
  const { path, timestamp, nonce } = call;
  const plain = [of.acctId, of.user, of.lcid, of.org].join(",");
  return {
    "X-Api-ClientID": id.client,
    "X-Api-Auth-Version": "2.0",
    "x-api-timestamp": timestamp,
    "x-api-nonce": nonce,
    "x-api-signheaders": "x-api-timestamp,x-api-nonce",
    "X-Api-Signature": signed(`POST\n${encodeURIComponent(path)}\n\nx-api-nonce:${nonce}\nx-api-timestamp:${timestamp}\n`, id.secret),
    "X-Kd-Appkey": of.appId.trim(),
    "X-Kd-Appdata": Buffer.from(plain, "utf8").toString("base64"),
    "X-Kd-Signature": signed(of.appId.trim() + plain, of.appSecret),
  };
}
