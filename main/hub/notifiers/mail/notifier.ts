/** E-mail by SMTP: to one person, over a connection that goes by the rules of the way out. Its client is loaded when it is first wanted. */
import { placeOf } from "../../kernel/networks.ts";
import { NOT_ALLOWED } from "../../kernel/post.ts";
import { shortened } from "../call.ts";
import type { AlertMessage, Notifier, NotifierContext, Sending } from "../port.ts";

/** The port on which a connection begins encrypted; on others it turns so, or ends. */
const SEALED_PORT = 465;
const AGAIN_MS = 60_000;

export const mail: Notifier = {
  manifest: {
    id: "mail",
    name: { zh: "邮件（SMTP）", en: "E-mail (SMTP)" },
    mark: { glyph: "邮", colour: "#5d5a88" },
    about: {
      zh: "用自己的邮箱发：填服务器、端口、账号和授权码（多数邮箱要在网页里另开，不是登录密码）。465 端口从头加密，其他端口必须能转成加密。只知道对方服务器已收下。",
      en: "Sends by a mailbox of your own: server, port, account and its password for programs. Port 465 is encrypted from the start, others must turn so. Known is that the server took it.",
    },
    to: "person",
    way: "mail",
    known: "accepted",
    again: "never",
    perMinute: 30,
    fields: [
      { key: "host", label: { zh: "服务器", en: "Server" }, required: true, placeholder: "smtp.exmail.qq.com", door: true },
      { key: "port", label: { zh: "端口", en: "Port" }, required: true, usual: "465" },
      { key: "user", label: { zh: "账号", en: "Account" }, required: true, placeholder: "alert@example.cn" },
      { key: "password", label: { zh: "授权码", en: "Password" }, secret: true, required: true },
      { key: "from", label: { zh: "发件人", en: "From" }, hint: { zh: "不填就是账号。", en: "Left empty, the account." } },
    ],
  },
  send: async (context, message) => {
    const port = Number(context.settings.port);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) return { came: "refused", problem: "address", detail: String(context.settings.port) };
    const watched = watch();
    const transport = await transportFor(context, { port, logger: watched.logger });
    try {
      await transport.sendMail(mailOf(context, message));
      return { came: "accepted", reference: "" };
    } catch (fault) {
      return sendingOf(fault as MailFault, watched.begun());
    } finally {
      transport.close();
    }
  },
};

/** Whether the message itself was begun: from then on a line that breaks says nothing of whether the server has it. */
function watch() {
  let begun = false;
  const ignore = (): void => undefined;
  const debug = (entry: { tnx?: string }, said: unknown): void => {
    if (entry.tnx === "client" && said === "DATA") begun = true;
  };
  return { begun: () => begun, logger: { level: ignore, trace: ignore, debug, info: ignore, warn: ignore, error: ignore, fatal: ignore } };
}

async function transportFor(
  { settings, secrets, openTcp, timeoutMs }: NotifierContext,
  { port, logger }: { port: number; logger: ReturnType<typeof watch>["logger"] },
) {
  const host = settings.host ?? "";
  const { createTransport } = await import("nodemailer");
  const isHere = host === "localhost" || placeOf(host) === "loopback";
  return createTransport({
    host,
    port,
    secure: port === SEALED_PORT,
    // A password never goes over a line that anybody may read; on this machine there is no line.
    requireTLS: port !== SEALED_PORT && !isHere,
    auth: { user: settings.user ?? "", pass: secrets.password ?? "" },
    tls: { minVersion: "TLSv1.2", servername: host },
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    // What is said on the line is heard by that watch alone and kept nowhere.
    logger,
    transactionLog: true,
    disableFileAccess: true,
    disableUrlAccess: true,
    getSocket: (_options: object, done: (fault: Error | null, socket: object) => void) => {
      openTcp({ host, port, timeoutMs }).then(
        (connection) => done(null, { connection }),
        (fault: Error) => done(Object.assign(fault, { command: "CONN" }), {}),
      );
    },
  });
}

function mailOf({ settings }: NotifierContext, { id, number, title, lines, link, linkWords, to, level }: AlertMessage) {
  const from = settings.from || settings.user || "";
  return {
    from,
    to: to?.address ?? "",
    subject: `${title} ${number}`,
    text: `${[...lines, "", `${linkWords}: ${link}`].join("\n")}\n`,
    // The same for good: readers that look at it show it once.
    messageId: `<${id}@${from.split("@")[1]?.replace(/[^\w.-]/g, "") || "aftercare.invalid"}>`,
    headers: { "Auto-Submitted": "auto-generated" },
    ...(level === "urgent" ? { priority: "high" as const } : {}),
  };
}

interface MailFault extends Error {
  code?: string;
  originalCode?: string;
  /** What was being said when it failed. */
  command?: string;
  responseCode?: number;
}

function sendingOf({ code = "", originalCode, command = "", responseCode, message }: MailFault, begun: boolean): Sending {
  const detail = shortened([responseCode, code, responseCode ? "" : message].filter(Boolean).join(" "));
  if (code === NOT_ALLOWED || originalCode === NOT_ALLOWED) return { came: "refused", problem: "inner", detail: "" };
  if (code === "EAUTH" || code === "ENOAUTH")
    return responseCode && responseCode < 500 ? later("throttled", detail) : { came: "refused", problem: "key", detail };
  if (code === "ETLS" || /certificate|self.signed|CERT_/i.test(`${originalCode} ${message}`)) return { came: "refused", problem: "certificate", detail };
  if (responseCode !== undefined && responseCode >= 400 && responseCode < 500) return later("throttled", detail);
  if (code === "EENVELOPE" && responseCode) return { came: "refused", problem: /MAIL/.test(command) ? "permission" : "receiver", detail };
  if (code === "EENVELOPE") return { came: "refused", problem: "receiver", detail };
  if (responseCode !== undefined) return { came: "refused", problem: "content", detail };
  return begun ? { came: "unknown", problem: "timed_out", detail } : later("unreachable", detail);
}

const later = (problem: "throttled" | "unreachable", detail: string): Sending => ({ came: "later", problem, detail, afterMs: AGAIN_MS });
