import { hmac, md5 } from "../engine/digest.ts";

/** What of a Douyin call is signed: a fixed set, in alphabetical order. */
export interface DouyinSigned {
  appKey: string;
  method: string;
  paramJson: string;
  timestamp: string;
  version: string;
}

/** Lower-case hex; `access_token` and `sign_method` take no part. */
export function douyinSign(signed: DouyinSigned, options: { secret: string; method: string }): string {
  const { secret } = options;
  const body = `app_key${signed.appKey}method${signed.method}param_json${signed.paramJson}timestamp${signed.timestamp}v${signed.version}`;
  const text = secret + body + secret;
  return options.method === "md5" ? md5(text) : hmac("sha256", { key: secret, text });
}

/** Signature of a push over the raw body. */
export function pushSign(appKey: string, body: string, secret: string): string {
  return md5(appKey + body + secret);
}
