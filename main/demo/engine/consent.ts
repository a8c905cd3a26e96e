import type { Reply } from "./http.ts";

/** The page of a platform on which a seller lets an application in; the link leads back with the code. `null` = what was asked for is not right. */
export function consentPage(platform: string, back: { redirect: string; code(): string; state: string } | null): Reply {
  if (!back || !URL.canParse(back.redirect)) return { status: 400, body: "application, response type or address to return to is wrong", type: "text/plain" };
  const url = new URL(back.redirect);
  url.searchParams.set("code", back.code());
  url.searchParams.set("state", back.state);
  const title = `${platform}授权（模拟）`;
  const body = `<!doctype html><html lang="zh"><meta charset="utf-8"><link rel="icon" href="data:,"><title>${title}</title>
<body style="font:16px/1.6 sans-serif;max-width:32em;margin:15vh auto"><h1 style="font-size:1.4em">${title}</h1><p>允许应用读取这家演示店铺的订单和售后，并替它处理售后？</p>
<p><a href="${url.href.replaceAll("&", "&amp;")}">同意授权</a></p>`;
  return { body, type: "text/html;charset=utf-8" };
}
