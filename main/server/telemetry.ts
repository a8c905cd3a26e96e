/** OpenTelemetry, by its standard environment: off, and not even loaded, until a collector is named. */
import { HostFault } from "./fault.ts";
import type { Telemetry, TelemetryOptions, TelemetryParts } from "./spans.ts";

/** Reads the environment. @throws HostFault with what is wrong. */
export function readTelemetry(env: NodeJS.ProcessEnv): TelemetryOptions | undefined {
  const endpoint = env.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (!endpoint) return undefined;
  if (!/^https?:\/\//.test(endpoint) || !URL.canParse(endpoint))
    throw new HostFault(
      "OTEL_EXPORTER_OTLP_ENDPOINT 不是网址，请写成 http://采集器:4318。",
      "OTEL_EXPORTER_OTLP_ENDPOINT is no address; write http://collector:4318.",
    );
  const share = env.OTEL_TRACES_SAMPLER_ARG ? Number(env.OTEL_TRACES_SAMPLER_ARG) : 1;
  if (!(share >= 0 && share <= 1))
    throw new HostFault(
      `OTEL_TRACES_SAMPLER_ARG=${env.OTEL_TRACES_SAMPLER_ARG} 不是 0 到 1 之间的数。`,
      `OTEL_TRACES_SAMPLER_ARG=${env.OTEL_TRACES_SAMPLER_ARG} is no number from 0 to 1.`,
    );
  return {
    url: `${endpoint.replace(/\/+$/, "")}/v1/traces`,
    headers: readHeaders(env.OTEL_EXPORTER_OTLP_HEADERS),
    serviceName: env.OTEL_SERVICE_NAME || "aftercare",
    share,
  };
}

/** `name=value,name=value`, values as in addresses. What they are is a secret and in no sentence. */
function readHeaders(text: string | undefined): Record<string, string> {
  const pairs = (text ?? "").split(",").filter((pair) => pair.trim() !== "");
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, name, value] = /^\s*([\w!#$%&'*+.^`|~-]+)\s*=\s*(.*?)\s*$/.exec(pair) ?? [];
      if (name === undefined || value === undefined || !isCoded(value))
        throw new HostFault("OTEL_EXPORTER_OTLP_HEADERS 要写成 名称=值，多个用逗号隔开。", "OTEL_EXPORTER_OTLP_HEADERS is name=value, several with commas.");
      return [name.toLowerCase(), decodeURIComponent(value)];
    }),
  );
}

function isCoded(value: string): boolean {
  try {
    return /^[\x20-\x7e]*$/.test(decodeURIComponent(value));
  } catch {
    return false;
  }
}

/** Begins telling the collector; what that takes is loaded only now. */
export async function startTelemetry(options: TelemetryOptions, parts: TelemetryParts): Promise<Telemetry> {
  parts.log("info", `telemetry: spans go to ${new URL(options.url).host}`);
  return (await import("./spans.ts")).openSpans(options, parts);
}
