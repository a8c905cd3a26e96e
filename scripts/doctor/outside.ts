/** What others meet: the port, the certificate, and the public address. */
import { X509Certificate } from "node:crypto";
import type { StartOptions } from "../../main/server/options.ts";
import { claimPort } from "../../main/server/port.ts";
import { readTls, type TlsFiles } from "../../main/server/tls.ts";
import { broken, brokenBy, type Finding, fine, look } from "./finding.ts";

const DAY_MS = 86_400_000;
const RENEW_DAYS = 14;
const PATIENCE_MS = 5_000;

/** Looks from outside, as far as one can from this machine. */
export async function examineOutside(options: StartOptions, isServed: boolean): Promise<Finding[]> {
  const found = [...(isServed ? await served(options) : [await free(options)])];
  if (options.tls) found.push(certificate(options.tls, options.publicUrl));
  if (options.publicUrl)
    found.push(
      isServed
        ? await reachable(options.publicUrl)
        : fine("public url", "程序没有运行，公开地址没有试。", "The program is not running; its public address was not tried."),
    );
  return found;
}

async function free({ host, port }: StartOptions): Promise<Finding> {
  return claimPort(host, port).then(
    () => fine("port", `端口 ${port} 空着。`, `Port ${port} is free.`),
    (fault: unknown) => brokenBy("port", fault),
  );
}

interface Ready {
  parts: { part: string; ok: boolean; since: string | null; zh: string | null; en: string | null }[];
}

async function served({ host, port, tls }: StartOptions): Promise<Finding[]> {
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  // Its own certificate is for its public name: it is looked at by itself.
  if (tls) return [fine("port", `程序在端口 ${port} 上用 TLS 提供服务。`, `The program serves TLS on port ${port}.`)];
  try {
    const answer = await fetch(`http://${name}:${port}/readyz`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const { parts } = (await answer.json()) as Ready;
    const ill = parts.filter(({ ok }) => !ok);
    if (ill.length === 0) return [fine("port", `程序在端口 ${port} 上应答，各部分正常。`, `The program answers on port ${port}, and each part of it works.`)];
    return ill.map(({ part, zh, en }) => (answer.ok ? look : broken)(`part ${part}`, zh ?? "", en ?? ""));
  } catch {
    return [
      broken(
        "port",
        `程序在运行，端口 ${port} 却没有应答。它可能用了别的 AFTERCARE_PORT，或还在启动。`,
        `The program is running, but nothing of it answers on port ${port}: it may use another AFTERCARE_PORT, or be starting.`,
      ),
    ];
  }
}

function certificate(tls: TlsFiles, publicUrl: StartOptions["publicUrl"]): Finding {
  try {
    const read = new X509Certificate(readTls(tls).cert);
    const until = new Date(read.validTo);
    const days = Math.floor((until.getTime() - Date.now()) / DAY_MS);
    const host = publicUrl ? new URL(publicUrl).hostname : null;
    if (days < 0)
      return broken(
        "certificate",
        `证书已过期 ${-days} 天。请换上新证书，程序会自己读入。`,
        `The certificate ran out ${-days} days ago: put a renewed one in its place, it is taken up by itself.`,
      );
    if (host && !read.checkHost(host))
      return broken(
        "certificate",
        `证书不是给 ${host} 的，浏览器会拒绝。请换一张，或改 AFTERCARE_PUBLIC_URL。`,
        `The certificate is not for ${host}, browsers refuse it: take another, or correct AFTERCARE_PUBLIC_URL.`,
      );
    if (days < RENEW_DAYS) return look("certificate", `证书还有 ${days} 天到期。请续期。`, `The certificate runs out in ${days} days: renew it.`);
    return fine("certificate", `证书与私钥相配，还有 ${days} 天。`, `Certificate and key belong together, and it is good for ${days} days.`);
  } catch (fault) {
    return brokenBy("certificate", fault);
  }
}

async function reachable(publicUrl: string): Promise<Finding> {
  try {
    const answer = await fetch(new URL("/healthz", publicUrl), { signal: AbortSignal.timeout(PATIENCE_MS), redirect: "manual" });
    if (answer.ok && ((await answer.json()) as { ok?: boolean }).ok === true)
      return fine("public url", `公开地址 ${publicUrl} 能到这里。`, `The public address ${publicUrl} leads here.`);
    return broken(
      "public url",
      `公开地址 ${publicUrl} 应答的不是本程序（${answer.status}）。请检查代理。`,
      `What answers at the public address ${publicUrl} is not this program (${answer.status}): check the proxy.`,
    );
  } catch (fault) {
    const why = ((fault as Error).cause as { code?: string } | undefined)?.code ?? (fault as Error).name;
    return look(
      "public url",
      `从本机到不了公开地址 ${publicUrl}（${why}）。若平台也到不了，推送就进不来；请检查域名、代理与证书。`,
      `The public address ${publicUrl} is not reached from here (${why}): if channels do not reach it either, no push comes; check name, proxy and certificate.`,
    );
  }
}
