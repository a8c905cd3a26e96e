import { md5 } from "../engine/digest.ts";

type Fields = Readonly<Record<string, unknown>>;

/** What a call has to carry: its action, its token, every parameter and meta in JSON by the alphabet, and the secret. */
export function callSign(call: { action: string; token: string; params: Fields; metas: Fields }, secret: string): string {
  const fields = new Map(Object.entries({ ...call.params, ...call.metas }));
  const text = [...fields.keys()].toSorted().reduce((before, key) => `${before}${key}=${JSON.stringify(fields.get(key))}`, call.action + call.token);
  return md5(text + secret).toUpperCase();
}

/** What a push carries: its fields as plain text by the alphabet, and the secret. */
export function pushSign(fields: Readonly<Record<string, string | number>>, secret: string): string {
  const text = Object.keys(fields)
    .toSorted()
    .reduce((before, key) => `${before}${key}=${fields[key]}`, "");
  return md5(text + secret).toUpperCase();
}
