/** Aliyun's short messages as a local server with a ledger of its own: checks the signature, the clock to 15 minutes, numbers, templates and what one number may have. */
import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface SmsServer {
  url: string;
  ledger: { number: string; outId: string; bizId: string; text: string; status: 1 | 2 | 3 }[];
  next: ("cut_after" | "html" | "hour" | "day")[];
  close(): Promise<void>;
}

const sha = (text: string): string => createHash("sha256").update(text).digest("hex");
const encoded = (text: string): string => encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of request) parts.push(part as Uint8Array);
  return Buffer.concat(parts).toString("utf8");
}

/** The signature of version 3 as its page says. */
function isSigned(request: IncomingMessage, body: string, of: { keyId: string; keySecret: string }): boolean {
  const told = /^ACS3-HMAC-SHA256 Credential=([^,]+),\s*SignedHeaders=([^,]+),\s*Signature=(\w+)$/.exec(request.headers.authorization ?? "");
  if (!told) return false;
  const [, credential, names = "", signature] = told;
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://sms");
  const query = [...searchParams]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join("&");
  const headers = names
    .split(";")
    .map((name) => `${name}:${String(request.headers[name] ?? "").trim()}\n`)
    .join("");
  const canonical = [request.method, pathname, query, headers, names, sha(body)].join("\n");
  return (
    credential === of.keyId &&
    signature ===
      createHmac("sha256", of.keySecret)
        .update(`ACS3-HMAC-SHA256\n${sha(canonical)}`)
        .digest("hex")
  );
}

export async function smsServer(of: { keyId: string; keySecret: string; signName: string; templateCode: string }): Promise<SmsServer> {
  const sms: SmsServer = { url: "", ledger: [], next: [], close: async () => undefined };
  let calls = 0;
  const nonces = new Set<string>();
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    calls += 1;
    const refuse = (status: number, code: string, message = code): void =>
      void response
        .writeHead(status, { "content-type": "application/json" })
        .end(JSON.stringify({ RequestId: `R${calls}`, HostId: "dysmsapi.aliyuncs.com", Code: code, Message: message }));
    const nonce = String(request.headers["x-acs-signature-nonce"]);
    const date = Date.parse(String(request.headers["x-acs-date"]));
    if (!(request.headers.authorization ?? "").includes(`Credential=${of.keyId},`)) return refuse(404, "InvalidAccessKeyId.NotFound");
    if (!isSigned(request, body, of)) return refuse(400, "SignatureDoesNotMatch");
    if (!(Math.abs(Date.now() - date) < 15 * 60_000)) return refuse(400, "InvalidTimeStamp.Expired");
    if (nonces.has(nonce)) return refuse(400, "SignatureNonceUsed");
    nonces.add(nonce);
    const asked = new URLSearchParams([...new URL(request.url ?? "/", "http://sms").searchParams, ...new URLSearchParams(body)]);
    const answer = (value: object): void =>
      void response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ RequestId: `R${calls}`, ...value }));
    if (request.headers["x-acs-action"] === "QuerySendDetails") {
      const rows = sms.ledger.filter(({ number }) => number === asked.get("PhoneNumber"));
      return answer({
        Code: "OK",
        Message: "OK",
        TotalCount: String(rows.length),
        SmsSendDetailDTOs: {
          SmsSendDetailDTO: rows.map((row) => ({
            PhoneNum: row.number,
            SendStatus: row.status,
            OutId: row.outId,
            ErrCode: row.status === 3 ? "DELIVERED" : "",
          })),
        },
      });
    }
    const behaves = sms.next.shift();
    if (behaves === "html") return void response.writeHead(200, { "content-type": "text/html" }).end("<html>portal</html>");
    if (behaves === "hour") return answer({ Code: "isv.BUSINESS_LIMIT_CONTROL", Message: "触发小时级流控Permits:5" });
    if (behaves === "day") return answer({ Code: "isv.BUSINESS_LIMIT_CONTROL", Message: "触发天级流控Permits:10" });
    const number = asked.get("PhoneNumbers") ?? "";
    if (!/^1\d{10}$/.test(number)) return answer({ Code: "isv.MOBILE_NUMBER_ILLEGAL", Message: "手机号格式错误" });
    if (asked.get("SignName") !== of.signName) return answer({ Code: "isv.SMS_SIGNATURE_ILLEGAL", Message: "签名不合法" });
    if (asked.get("TemplateCode") !== of.templateCode) return answer({ Code: "isv.SMS_TEMPLATE_ILLEGAL", Message: "模板不合法" });
    const values = JSON.parse(asked.get("TemplateParam") ?? "{}") as Record<string, unknown>;
    if (Object.values(values).some((value) => typeof value !== "string")) return answer({ Code: "isv.TEMPLATE_PARAMS_ILLEGAL", Message: "变量必须是字符串" });
    if (Object.values(values).some((value) => String(value).includes("http"))) return answer({ Code: "isv.PARAM_NOT_SUPPORT_URL", Message: "变量不支持网址" });
    const bizId = `9006197469364984${calls}^0`;
    sms.ledger.push({ number, outId: asked.get("OutId") ?? "", bizId, text: JSON.stringify(values), status: 1 });
    if (behaves === "cut_after") return void request.socket.destroy();
    answer({ Code: "OK", Message: "OK", BizId: bizId });
  };
  const server = createServer((request, response) => void serve(request, response).catch(() => response.destroy()));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  sms.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  sms.close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return sms;
}
