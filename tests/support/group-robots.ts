/** Robots of groups as local servers with ledgers of their own, as strict as their services' pages say; they share no code with what calls them. */
import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

interface Heard {
  at: number;
  /** What people in the group read. */
  text: string;
}

export interface RobotServer {
  url: string;
  /** What is in the group: only what was taken. */
  ledger: Heard[];
  /** Calls, taken or not. */
  calls: number;
  /** The next calls end so: as ever, taken and the line cut, the line cut before, a fault after it was taken, an answer that is no answer. */
  next: ("keep" | "cut_after" | "cut_before" | "fault" | "html")[];
  /** A robot that was removed from its group. */
  dead: boolean;
  close(): Promise<void>;
}

interface Rules {
  now: () => number;
  answer(call: { path: string; query: URLSearchParams; body: Record<string, unknown> | null }, robot: Pick<RobotServer, "dead" | "ledger" | "calls">): Answer;
}
type Answer = { say: object; heard?: string };

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of request) parts.push(part as Uint8Array);
  return Buffer.concat(parts).toString("utf8");
}

async function startRobot(rules: Rules): Promise<RobotServer> {
  const robot: RobotServer = { url: "", ledger: [], calls: 0, next: [], dead: false, close: async () => undefined };
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const text = await bodyOf(request);
    robot.calls += 1;
    const behaves = robot.next.shift();
    if (behaves === "cut_before") return void request.socket.destroy();
    const { pathname: path, searchParams: query } = new URL(request.url ?? "/", "http://robot");
    const { say, heard } = rules.answer({ path, query, body: read(text) }, robot);
    if (heard !== undefined) robot.ledger.push({ at: rules.now(), text: heard });
    if (behaves === "cut_after") return void request.socket.destroy();
    if (behaves === "fault") return void response.writeHead(502).end("bad gateway");
    if (behaves === "html") return void response.writeHead(200, { "content-type": "text/html" }).end("<html>login</html>");
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(say));
  };
  const server = createServer((request, response) => void serve(request, response).catch(() => response.destroy()));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  robot.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  robot.close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return robot;
}

function read(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
}

/** Moments of a rolling minute; calls over the limit count, too. */
function rolling(most: number, now: () => number): () => boolean {
  let moments: number[] = [];
  return () => {
    moments = [...moments.filter((at) => at > now() - 60_000 && at <= now()), now()];
    return moments.length > most;
  };
}

const hint = (errcode: number, errmsg: string) => ({
  errcode,
  errmsg: `${errmsg}, hint: [1795147200000000000000], from ip: 203.0.113.5, more info at https://open.work.weixin.qq.com/devtool/query?e=${errcode}`,
});

/** WeCom's: 20 a minute (45009), 4,096 bytes of markdown and 2,048 of text (40058), a key (93000). */
export function wecomRobotServer(of: { key: string; now?: () => number }): Promise<RobotServer> {
  const now = of.now ?? Date.now;
  const isOver = rolling(20, now);
  return startRobot({
    now,
    answer: ({ path, query, body }, robot) => {
      if (path !== "/cgi-bin/webhook/send") return { say: hint(404, "not found") };
      if (robot.dead || query.get("key") !== of.key) return { say: hint(93000, "invalid webhook url") };
      if (isOver()) return { say: hint(45009, "api freq out of limit") };
      if (body === null) return { say: hint(47001, "data format error") };
      const kind = body.msgtype;
      if (kind !== "markdown" && kind !== "text") return { say: hint(40008, "invalid message type") };
      const content = (body[kind] as { content?: unknown } | undefined)?.content;
      if (typeof content !== "string" || content === "") return { say: hint(44004, "empty content") };
      if (Buffer.byteLength(content) > (kind === "markdown" ? 4_096 : 2_048)) return { say: hint(40058, `${kind}.content exceed max length`) };
      return { say: { errcode: 0, errmsg: "ok" }, heard: content };
    },
  });
}

/** DingTalk's: a sign over the time in ms and the secret within an hour (310000), 20 a minute (130101), a token (300005). */
export function dingtalkRobotServer(of: { token: string; secret: string; keyword?: string; now?: () => number }): Promise<RobotServer> {
  const now = of.now ?? Date.now;
  const isOver = rolling(20, now);
  return startRobot({
    now,
    answer: ({ path, query, body }, robot) => {
      if (path !== "/robot/send" || robot.dead || query.get("access_token") !== of.token) return { say: { errcode: 300005, errmsg: "token is not exist" } };
      const timestamp = query.get("timestamp") ?? "";
      const sign = createHmac("sha256", of.secret).update(`${timestamp}\n${of.secret}`).digest("base64");
      if (Math.abs(now() - Number(timestamp)) > 3_600_000) return { say: { errcode: 310000, errmsg: "invalid timestamp" } };
      if (query.get("sign") !== sign) return { say: { errcode: 310000, errmsg: "sign not match" } };
      if (isOver()) return { say: { errcode: 130101, errmsg: "send too fast, exceed 20 times per minute" } };
      const { title, text } = (body?.markdown ?? {}) as { title?: string; text?: string };
      if (body?.msgtype !== "markdown" || !title || !text) return { say: { errcode: 400105, errmsg: "unsupported msgtype" } };
      if (of.keyword && !text.includes(of.keyword)) return { say: { errcode: 310000, errmsg: "keywords not in content" } };
      return { say: { errcode: 0, errmsg: "ok" }, heard: text };
    },
  });
}

/** Feishu's: a sign over the time in seconds within an hour (19021), 100 a minute (11232), its address (19001). */
export function feishuRobotServer(of: { hook: string; secret: string; now?: () => number }): Promise<RobotServer> {
  const now = of.now ?? Date.now;
  const isOver = rolling(100, now);
  return startRobot({
    now,
    answer: ({ path, body }, robot) => {
      if (path !== `/open-apis/bot/v2/hook/${of.hook}` || robot.dead)
        return { say: { code: 19001, msg: "param invalid: incoming webhook access token invalid", data: {} } };
      const { timestamp, sign, msg_type, card } = (body ?? {}) as { timestamp?: string; sign?: string; msg_type?: string; card?: unknown };
      const wanted = createHmac("sha256", `${timestamp}\n${of.secret}`).update("").digest("base64");
      if (Math.abs(now() / 1_000 - Number(timestamp)) > 3_600 || sign !== wanted)
        return { say: { code: 19021, msg: "sign match fail or timestamp is not within one hour from current time", data: {} } };
      if (isOver()) return { say: { code: 11232, msg: "frequency limited psm[lark.oapi.app_platform_runtime]", data: {} } };
      if (msg_type !== "interactive" || !card) return { say: { code: 9499, msg: "Bad Request", data: {} } };
      return { say: { code: 0, msg: "success", data: {} }, heard: JSON.stringify(card) };
    },
  });
}

/** WeCom's application: a token by corporation and secret, then a message to a member (81013); the same content to the same member goes out once. */
export function wecomAppServer(of: { corpid: string; secret: string; agentid: number; members: readonly string[]; now?: () => number }): Promise<RobotServer> {
  const now = of.now ?? Date.now;
  const sent = new Map<string, number>();
  return startRobot({
    now,
    answer: ({ path, query, body }) => {
      if (path === "/cgi-bin/gettoken") {
        if (query.get("corpid") !== of.corpid) return { say: hint(40013, "invalid corpid") };
        if (query.get("corpsecret") !== of.secret) return { say: hint(40001, "invalid credential") };
        return { say: { errcode: 0, errmsg: "ok", access_token: "t1", expires_in: 7_200 } };
      }
      if (path !== "/cgi-bin/message/send") return { say: hint(404, "not found") };
      if (query.get("access_token") !== "t1") return { say: hint(40014, "invalid access_token") };
      const { touser, agentid, msgtype, markdown, enable_duplicate_check, duplicate_check_interval } = (body ?? {}) as Record<string, unknown>;
      if (agentid !== of.agentid) return { say: hint(301002, "not allow operate another agent with this accesstoken") };
      if (typeof touser !== "string" || !of.members.includes(touser)) return { say: hint(81013, "user & party & tag all invalid") };
      const content = (markdown as { content?: unknown } | undefined)?.content;
      if (msgtype !== "markdown" || typeof content !== "string" || content === "") return { say: hint(44004, "empty content") };
      if (Buffer.byteLength(content) > 2_048) return { say: hint(40058, "markdown.content exceed max length") };
      const key = `${touser} ${content}`;
      const isSame = enable_duplicate_check === 1 && now() - (sent.get(key) ?? Number.NEGATIVE_INFINITY) < Number(duplicate_check_interval) * 1_000;
      sent.set(key, now());
      return { say: { errcode: 0, errmsg: "ok", msgid: "m1" }, ...(isSame ? {} : { heard: content }) };
    },
  });
}
