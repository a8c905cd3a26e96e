/**
 * AMap's web service as a local server with a map of its own, as strict as its pages say: kind of key, signature, calls a second and a day, values as text and
 * missing ones as empty lists. It shares no code with what calls it.
 */
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface AMapServer {
  url: string;
  /** What was asked and counted, by path, with the parameters as they came. */
  ledger: { path: string; asked: URLSearchParams }[];
  /** The next answers are these instead: a number of its own, no JSON, the line cut. */
  next: (string | "html" | "cut")[];
  /** Calls a second and a day that the account allows. */
  allows: { perSecond: number; perDay: number };
  close(): Promise<void>;
}

interface Found {
  formatted_address: string;
  province: string;
  city: string | [];
  district: string | [];
  location: string;
  level: string;
}

const ok = (rest: object): object => ({ status: "1", info: "OK", infocode: "10000", ...rest });
const refused = (infocode: string): object => ({ status: "0", info: `NO_${infocode}`, infocode });
const RADIUS = 6_371_000;
/** Roads are longer than the way a crow flies. */
const WINDING = 1.3;
const SPEED = 9;

/** Starts it. `signKey` = the key wants its calls signed. */
export async function amapServer({ key, signKey = "", now }: { key: string; signKey?: string; now: () => number }): Promise<AMapServer> {
  const server: AMapServer = { url: "", ledger: [], next: [], allows: { perSecond: 1_000, perDay: 100_000 }, close: async () => undefined };
  const times: number[] = [];
  const answer = (path: string, asked: URLSearchParams): object => {
    if (asked.get("key") !== key) return refused("10001");
    if (signKey !== "") {
      const { sig, ...rest } = Object.fromEntries(asked);
      const text = Object.entries(rest)
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .map(([name, value]) => `${name}=${value}`)
        .join("&");
      if (sig !== createHash("md5").update(`${text}${signKey}`, "utf8").digest("hex")) return refused("10007");
    }
    const at = Date.now();
    times.push(at);
    if (times.filter((one) => one > at - 1_000).length > server.allows.perSecond) return refused("10021");
    const day = Math.floor((now() + 8 * 3_600_000) / 86_400_000);
    server.ledger.push({ path, asked });
    days.set(day, (days.get(day) ?? 0) + 1);
    if ((days.get(day) ?? 0) > server.allows.perDay) return refused("10003");
    if (path === "/v3/geocode/geo") return geocoded(asked.get("address") ?? "");
    if (path === "/v3/distance") return measured(asked);
    return refused("10002");
  };
  const days = new Map<number, number>();
  const http = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://map");
    const instead = server.next.shift();
    if (instead === "cut") return void request.socket.destroy();
    const body = instead === "html" ? "<html>504</html>" : JSON.stringify(instead ? refused(instead) : answer(pathname, searchParams));
    if (instead !== undefined) server.ledger.push({ path: pathname, asked: searchParams });
    response.setHeader("content-type", "application/json;charset=UTF-8");
    response.end(body);
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  server.url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  server.close = () => new Promise((resolve) => http.close(() => resolve()));
  return server;
}

/** A map that knows Wuhan's Luoyu road to its numbers, Beijing's example, a village, and of everywhere else no more than the district. */
function geocoded(address: string): object {
  if (address === "") return refused("20001");
  if (/[*＊]/.test(address)) return refused("30001");
  const places: [RegExp, Found][] = [
    [
      /阜通东大街6号/,
      { formatted_address: "北京市朝阳区阜通东大街6号", province: "北京市", city: [], district: "朝阳区", location: "116.482086,39.990496", level: "门牌号" },
    ],
    [
      /珞喻路\d+号/,
      {
        formatted_address: "湖北省武汉市洪山区珞喻路",
        province: "湖北省",
        city: "武汉市",
        district: "洪山区",
        location: "114.364339,30.528333",
        level: "门牌号",
      },
    ],
    [
      /余杭区.*物流园/,
      {
        formatted_address: "浙江省杭州市余杭区物流园",
        province: "浙江省",
        city: "杭州市",
        district: "余杭区",
        location: "119.978742,30.273705",
        level: "兴趣点",
      },
    ],
    [/台湾|台北/, { formatted_address: "台北", province: "台湾省", city: "台北市", district: [], location: "121.509062,25.044332", level: "兴趣点" }],
    [
      /李家村/,
      { formatted_address: "湖北省武汉市洪山区李家村", province: "湖北省", city: "武汉市", district: "洪山区", location: "114.5,30.5", level: "村庄" },
    ],
    [/洪山区/, { formatted_address: "湖北省武汉市洪山区", province: "湖北省", city: "武汉市", district: "洪山区", location: "114.343,30.5", level: "区县" }],
  ];
  const found = places.find(([pattern]) => pattern.test(address))?.[1];
  if (!found) return ok({ count: "0", geocodes: [] });
  return ok({ count: "1", geocodes: [{ ...found, country: "中国", township: [], neighborhood: { name: [], type: [] }, street: [], number: [] }] });
}

function measured(asked: URLSearchParams): object {
  const points = [asked.get("origins") ?? "", asked.get("destination") ?? ""].map((text) => text.split(",").map(Number));
  const [from = [], to = []] = points;
  if (points.some(([lng = Number.NaN, lat = Number.NaN]) => !(Math.abs(lat) <= 90 && Math.abs(lng) <= 180))) return refused("20000");
  const straight = metresBetween(from, to);
  const row = { origin_id: "1", dest_id: "1" };
  if (asked.get("type") === "0") return ok({ results: [{ ...row, distance: String(straight), duration: "0" }] });
  // No road leads over the sea.
  if (points.some(([lng = 0, lat = 0]) => lng > 120.5 && lat < 26))
    return ok({ results: [{ ...row, distance: "0", duration: "0", info: "NO_ROAD", code: "1" }] });
  const road = Math.round(straight * WINDING);
  return ok({ results: [{ ...row, distance: String(road), duration: String(Math.round(road / SPEED)) }] });
}

function metresBetween([lng1 = 0, lat1 = 0]: number[], [lng2 = 0, lat2 = 0]: number[]): number {
  const rad = (degrees: number): number => (degrees * Math.PI) / 180;
  const half = Math.sin(rad(lat2 - lat1) / 2) ** 2 + Math.cos(rad(lat1)) * Math.cos(rad(lat2)) * Math.sin(rad(lng2 - lng1) / 2) ** 2;
  return Math.round(2 * RADIUS * Math.asin(Math.sqrt(half)));
}
