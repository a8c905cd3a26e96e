/** What a polled address is asked: its parameters filled in, in the way its settings say. */
import { ok, type Result, refuse } from "../../kernel/result.ts";
import { toBeijing } from "../../kernel/time.ts";
import type { ConnectorContext, ConnectorProblem, PullWindow } from "../port.ts";
import { address, type ChannelCall } from "../wire.ts";

/** Where a walk over an address stands. */
export interface Place {
  page: number;
  cursor: string;
}

const times: Readonly<Record<string, (at: Date) => string>> = {
  text: toBeijing,
  utc: (at) => at.toISOString().slice(0, 19).replace("T", " "),
  iso: (at) => at.toISOString(),
  seconds: (at) => String(Math.floor(at.getTime() / 1_000)),
  ms: (at) => String(at.getTime()),
};

/** A setting without blanks round it, or what holds where it is left out. */
export const settingOf = ({ settings }: Pick<ConnectorContext, "settings">, key: string, otherwise = ""): string => settings[key]?.trim() || otherwise;

/** The addresses to poll, below the base address. */
export function pathsOf(context: Pick<ConnectorContext, "settings">): string[] {
  return settingOf(context, "pullPaths")
    .split(/[\s,，;；]+/)
    .filter((path) => path !== "");
}

/** Records of a page. */
export const sizeOf = (context: Pick<ConnectorContext, "settings">): number => {
  const size = Number(settingOf(context, "pullSize", "100"));
  return Number.isInteger(size) && size > 0 && size <= 1_000 ? size : 100;
};

/** The call for a page of an address. */
export function callOf(context: ConnectorContext, path: string, of: { window: PullWindow; place: Place }): Result<ChannelCall, ConnectorProblem> {
  if (!path.startsWith("/")) return refuse("REFUSED", `轮询的地址要以 / 开头：${path}`, { setting: "pullPaths" });
  const method = settingOf(context, "pullMethod", "GET").toUpperCase();
  if (method !== "GET" && method !== "POST") return refuse("REFUSED", "请求方法只能是 GET 或 POST", { setting: "pullMethod" });
  const write = times[settingOf(context, "pullTime", "text").toLowerCase()];
  if (!write) return refuse("REFUSED", "{from} {to} 的写法只能是 text、utc、iso、seconds、ms", { setting: "pullTime" });
  const headers = headersOf(context);
  if (headers === null) return refuse("REFUSED", "请求头要写成“名称: 值”，多个用分号分开", { setting: "pullHeaders" });
  const { window, place } = of;
  const values: Readonly<Record<string, string>> = {
    from: write(window.from),
    to: write(window.to),
    page: String(place.page),
    size: String(sizeOf(context)),
    cursor: place.cursor,
    key: context.secrets.pullKey ?? "",
  };
  const params = settingOf(context, "pullParams");
  const isJson = params.startsWith("{") && !/^\{(?:from|to|page|size|cursor|key)\}/.test(params);
  const filled = filledIn(params, values, isJson ? inJson : encodeURIComponent);
  const url = address(context.baseUrl, path);
  if (method === "GET") {
    if (isJson) return refuse("REFUSED", "JSON 参数要用 POST 发送", { setting: "pullMethod" });
    return ok({ url: filled === "" ? url : `${url}${url.includes("?") ? "&" : "?"}${filled}`, method, body: "", contentType: "application/json", headers });
  }
  return ok({ url, body: filled, contentType: isJson ? "application/json" : "application/x-www-form-urlencoded", headers });
}

/** Whether the parameters ask for what a placeholder stands for. */
export const asksFor = (context: ConnectorContext, name: "page" | "cursor"): boolean => settingOf(context, "pullParams").includes(`{${name}}`);

const inJson = (value: string): string => JSON.stringify(value).slice(1, -1);

function filledIn(template: string, values: Readonly<Record<string, string>>, write: (value: string) => string): string {
  return template.replace(/\{(from|to|page|size|cursor|key)\}/g, (_whole, name: string) => write(values[name] ?? ""));
}

const HEADER = /^([A-Za-z][\w-]{0,60})\s*:\s*([\x20-\x7e]{0,1000})$/;
/** Said by whoever sends, not by a setting. */
const OURS: ReadonlySet<string> = new Set(["host", "content-length", "transfer-encoding", "connection"]);

function headersOf(context: ConnectorContext): Record<string, string> | null {
  const headers: Record<string, string> = {};
  for (const line of settingOf(context, "pullHeaders").split(/[;；\n]/)) {
    if (line.trim() === "") continue;
    const [, name = "", value = ""] = HEADER.exec(line.trim().replaceAll("{key}", context.secrets.pullKey ?? "")) ?? [];
    if (name === "" || OURS.has(name.toLowerCase())) return null;
    headers[name.toLowerCase()] = value;
  }
  return headers;
}
