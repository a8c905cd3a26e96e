import { createHmac } from "node:crypto";

const base64OfHex = (secret: string, text: string): string => Buffer.from(createHmac("sha256", secret).update(text, "utf8").digest("hex")).toString("base64");

/** The signature of the call itself, by the client's unwrapped secret. */
export function kingdeeCallSign(path: string, of: { nonce: string; time: string; clientSecret: string }): string {
  const text = ["POST", path.replaceAll("/", "%2F"), "", `x-api-nonce:${of.nonce}`, `x-api-timestamp:${of.time}`, ""].join("\n");
  return base64OfHex(of.clientSecret, text);
}

/** The signature of who calls, by the application's secret. */
export const kingdeeUserSign = (appId: string, plain: string, appSecret: string): string => base64OfHex(appSecret, `${appId}${plain}`);
