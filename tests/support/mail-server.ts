/** A mail server on this machine that speaks SMTP by the book, keeps what it took, and misbehaves as it is told. */

import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";

export interface MailServer {
  port: number;
  /** Mails it took, headers and all. */
  ledger: string[];
  /** The next mail ends so: taken and the line cut, an answer in the middle of it that is none. */
  next: ("cut_after" | "garble" | "busy")[];
  close(): Promise<void>;
}

interface Talk {
  socket: Socket;
  user: boolean;
  from: boolean;
  to: boolean;
  data: string[] | null;
}

/** Starts one with an account; `refuses` is a receiver that is not there. */
export async function mailServer(of: { user: string; password: string; refuses?: string }): Promise<MailServer> {
  const mail: MailServer = { port: 0, ledger: [], next: [], close: async () => undefined };
  const open = new Set<Socket>();
  const isAccount = (plain: string): boolean => plain === `\0${of.user}\0${of.password}`;
  const hear = (talk: Talk, line: string): unknown => {
    const say = (text: string): boolean => talk.socket.write(`${text}\r\n`);
    if (talk.data !== null) {
      if (line !== ".") return talk.data.push(line.startsWith("..") ? line.slice(1) : line);
      const behaves = mail.next.shift();
      if (behaves === "busy") say("452 4.3.1 too much just now");
      else if (behaves === "garble") return talk.socket.destroy();
      else {
        mail.ledger.push(talk.data.join("\r\n"));
        if (behaves === "cut_after") return talk.socket.destroy();
        say("250 2.0.0 kept");
      }
      talk.data = null;
      return null;
    }
    const [verb = "", ...rest] = line.split(" ");
    switch (verb.toUpperCase()) {
      case "EHLO":
        return say("250-here\r\n250-AUTH PLAIN\r\n250 8BITMIME");
      case "AUTH":
        talk.user = isAccount(Buffer.from(rest[1] ?? "", "base64").toString("utf8"));
        return say(talk.user ? "235 2.7.0 welcome" : "535 5.7.8 wrong account");
      case "MAIL":
        talk.from = talk.user;
        return say(talk.user ? "250 2.1.0 ok" : "530 5.7.0 sign in first");
      case "RCPT":
        talk.to = talk.from && !line.includes(of.refuses ?? "\0");
        return say(talk.to ? "250 2.1.5 ok" : "550 5.1.1 no such mailbox");
      case "DATA":
        if (!talk.to) return say("503 5.5.1 whom to?");
        talk.data = [];
        return say("354 go on");
      case "QUIT":
        say("221 2.0.0 bye");
        return talk.socket.end();
      default:
        return say("250 2.0.0 ok");
    }
  };
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    socket.on("error", () => undefined);
    const talk: Talk = { socket, user: false, from: false, to: false, data: null };
    let rest = "";
    socket.setEncoding("utf8").on("data", (part: string) => {
      const lines = `${rest}${part}`.split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) hear(talk, line);
    });
    socket.write("220 here\r\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  mail.port = (server.address() as AddressInfo).port;
  mail.close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of open) socket.destroy();
    });
  return mail;
}

/** What a mail says, its encodings undone. */
export function readMail(mail: string): string {
  const [head = "", body = ""] = mail.split(/\r\n\r\n(.*)/s);
  const words = head
    .replace(/\r\n[ \t]+/g, " ")
    .replace(/\?= =\?/g, "?==?")
    .replace(/=\?utf-8\?B\?([^?]*)\?=/gi, (_, text: string) => Buffer.from(text, "base64").toString("utf8"))
    .replace(/=\?utf-8\?Q\?([^?]*)\?=/gi, (_, text: string) => quoted(text.replaceAll("_", " ")));
  if (/transfer-encoding: base64/i.test(head)) return `${words}\n${Buffer.from(body, "base64").toString("utf8")}`;
  return `${words}\n${/transfer-encoding: quoted-printable/i.test(head) ? quoted(body.replace(/=\r\n/g, "")) : body}`;
}

const quoted = (text: string): string =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  ).toString("utf8");
