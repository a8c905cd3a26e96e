/** What the program was started with: flags and environment, checked once, explained when wrong. */

import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { networks } from "../hub/kernel/networks.ts";
import { HostFault } from "./fault.ts";
import { type LogOptions, logFormats, logLevels } from "./log.ts";
import { readMetricsToken } from "./meters.ts";
import { type ProviderSettings, readProvider } from "./provider-settings.ts";
import type { TelemetryOptions } from "./spans.ts";
import { readTelemetry } from "./telemetry.ts";
import type { TlsFiles } from "./tls.ts";

export interface StartOptions {
  home: string;
  host: string;
  port: number;
  publicUrl: string | null;
  tls: TlsFiles | undefined;
  /** Addresses and networks of the proxies in front of us. */
  trustedProxies: readonly string[];
  /** Inner networks that channels and models may be in. */
  outboundNetworks: readonly string[];
  fresh: boolean;
  /** Without demonstration data. */
  empty: boolean;
  /** The key that sealed what is in the database is lost for good. */
  newKey: boolean;
  databaseUrl: string | undefined;
  ai: { baseUrl: string; apiKey: string; model: string } | undefined;
  /** The team's identity provider. */
  provider: ProviderSettings | undefined;
  modelFolder: string;
  modelBaseUrl: string | undefined;
  metricsToken: string | undefined;
  /** A collector of OpenTelemetry; left out, nothing of it is loaded. */
  telemetry: TelemetryOptions | undefined;
  log: Pick<LogOptions, "level" | "format">;
}

const FLAGS = ["--fresh", "--empty", "--new-key", "--help", "--headless"] as const;

/** The program's version. */
export function versionOf(): string {
  return (JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string }).version;
}

/** Text of `--help`. */
export const usage = `npm start -- [--fresh] [--empty] [--headless] [--new-key]
  --fresh     从头开始：删除本机数据后启动 / begin anew
  --empty     不带演示数据 / start a shop without demonstration data
  --new-key   原来的 installation.key 找不回来了：忘掉它封存的密钥 / the former key is lost for good
  --headless  不打开桌面窗口 / do not open a window
环境变量 / environment: AFTERCARE_HOME AFTERCARE_PORT AFTERCARE_HOST AFTERCARE_PUBLIC_URL AFTERCARE_TLS_CERT AFTERCARE_TLS_KEY AFTERCARE_TRUSTED_PROXIES AFTERCARE_OUTBOUND_NETWORKS AFTERCARE_LOG_LEVEL AFTERCARE_LOG_FORMAT AFTERCARE_METRICS_TOKEN AFTERCARE_OIDC_ISSUER AFTERCARE_OIDC_CLIENT_ID AFTERCARE_OIDC_CLIENT_SECRET AFTERCARE_OIDC_NAME OTEL_EXPORTER_OTLP_ENDPOINT OTEL_EXPORTER_OTLP_HEADERS OTEL_SERVICE_NAME OTEL_TRACES_SAMPLER_ARG DATABASE_URL AI_BASE_URL AI_API_KEY AI_MODEL`;

/** Reads flags and environment. @throws HostFault naming what is wrong and what to write instead. */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): StartOptions {
  const unknown = args.find((arg) => !(FLAGS as readonly string[]).includes(arg));
  if (unknown) throw new HostFault(`不认识参数 ${unknown}。可用：${FLAGS.join(" ")}`, `Unknown flag ${unknown}; there are ${FLAGS.join(" ")}.`);
  if (args.includes("--fresh") && env.DATABASE_URL) {
    throw new HostFault(
      "--fresh 只清空本机自带的数据库，不动 DATABASE_URL 指的那个。要清空它，请由数据库管理员来做。",
      "--fresh empties the carried database only, never the one DATABASE_URL names.",
    );
  }
  const log = { level: oneOf("AFTERCARE_LOG_LEVEL", env, logLevels) ?? "info", format: oneOf("AFTERCARE_LOG_FORMAT", env, logFormats) ?? "text" };
  const home = resolve(env.AFTERCARE_HOME || join(homedir(), ".aftercare"));
  return {
    home,
    host: env.AFTERCARE_HOST || "127.0.0.1",
    port: readPort(env.AFTERCARE_PORT),
    publicUrl: env.AFTERCARE_PUBLIC_URL ? readUrl("AFTERCARE_PUBLIC_URL", env.AFTERCARE_PUBLIC_URL) : null,
    tls: readTlsFiles(env),
    trustedProxies: readNetworks("AFTERCARE_TRUSTED_PROXIES", env.AFTERCARE_TRUSTED_PROXIES),
    outboundNetworks: readNetworks("AFTERCARE_OUTBOUND_NETWORKS", env.AFTERCARE_OUTBOUND_NETWORKS),
    fresh: args.includes("--fresh"),
    empty: args.includes("--empty"),
    newKey: args.includes("--new-key"),
    databaseUrl: env.DATABASE_URL ? readDatabase(env.DATABASE_URL) : undefined,
    ai: readAi(env),
    provider: readProvider(env),
    modelFolder: env.AFTERCARE_MODELS ? resolve(env.AFTERCARE_MODELS) : join(home, "models"),
    modelBaseUrl: env.AFTERCARE_MODEL_URL ? readUrl("AFTERCARE_MODEL_URL", env.AFTERCARE_MODEL_URL) : undefined,
    metricsToken: readMetricsToken(env.AFTERCARE_METRICS_TOKEN),
    telemetry: readTelemetry(env),
    log,
  };
}

function oneOf<Word extends string>(name: string, env: NodeJS.ProcessEnv, words: readonly Word[]): Word | undefined {
  const text = env[name];
  const word = words.find((one) => one === text);
  if (text && word === undefined)
    throw new HostFault(`${name}=${text} 不认识，可用：${words.join("、")}。`, `${name}=${text} is not known; there are ${words.join(", ")}.`);
  return word;
}

function readPort(text: string | undefined): number {
  const port = text ? Number(text) : 5_180;
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new HostFault(`AFTERCARE_PORT=${text} 不是端口号（0–65535）。`, `AFTERCARE_PORT=${text} is no port (0–65535).`);
  return port;
}

function readTlsFiles({ AFTERCARE_TLS_CERT: cert, AFTERCARE_TLS_KEY: key }: NodeJS.ProcessEnv): TlsFiles | undefined {
  if (!cert && !key) return undefined;
  if (!cert || !key) throw new HostFault("AFTERCARE_TLS_CERT 和 AFTERCARE_TLS_KEY 要一起设置。", "AFTERCARE_TLS_CERT and AFTERCARE_TLS_KEY belong together.");
  return { cert: resolve(cert), key: resolve(key) };
}

function readNetworks(name: string, text: string | undefined): string[] {
  const named = (text ?? "").split(/[\s,]+/).filter((word) => word !== "");
  try {
    networks(named);
  } catch (fault) {
    const word = (fault as Error).message;
    throw new HostFault(
      `${name} 里的 ${word} 不是地址或网段，请写成 10.0.0.2 或 10.0.0.0/24，多个用逗号隔开。`,
      `${name} names ${word}, which is no address or network: write 10.0.0.2 or 10.0.0.0/24, several with commas.`,
    );
  }
  return named;
}

function readUrl(name: string, text: string): string {
  if (!URL.canParse(text)) throw new HostFault(`${name} 不是网址，请写成 scheme://host:port/… 的形式。`, `${name} is no address; write scheme://host:port/….`);
  return text;
}

/** What names a PostgreSQL: nothing else can be connected to, and what cannot be is said before anything is started. */
function readDatabase(text: string): string {
  if (URL.canParse(text)) {
    const { protocol, hostname, searchParams } = new URL(text);
    if (/^postgres(ql)?:$/.test(protocol) && (hostname !== "" || searchParams.has("host"))) return text;
  }
  throw new HostFault(
    "DATABASE_URL 不是 PostgreSQL 的地址。请写成 postgresql://用户:口令@主机:5432/数据库；用自带的数据库就不要设置它。",
    "DATABASE_URL is no address of a PostgreSQL: write postgresql://user:password@host:5432/database, or leave it out to use the carried one.",
  );
}

/** The endpoint that AI_BASE_URL, AI_MODEL and AI_API_KEY name. @throws HostFault when only half of it is named. */
export function readAi(env: NodeJS.ProcessEnv): StartOptions["ai"] {
  if (!env.AI_BASE_URL && !env.AI_MODEL) return undefined;
  if (!env.AI_BASE_URL || !env.AI_MODEL) throw new HostFault("AI_BASE_URL 和 AI_MODEL 要一起设置。", "AI_BASE_URL and AI_MODEL belong together.");
  return { baseUrl: readUrl("AI_BASE_URL", env.AI_BASE_URL), apiKey: env.AI_API_KEY || "none", model: env.AI_MODEL };
}
