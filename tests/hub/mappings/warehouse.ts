/** A warehouse that nobody knows: a server with a ledger of its own that is polled with a token, page by page, and posts what it signs. */
import { createHmac } from "node:crypto";
import type { WebhookRequest } from "../../../main/hub/connectors/port.ts";
import { type LoopbackServer, serve, type Trouble } from "../../conformance/fakes/server.ts";

export interface Movement {
  no: string;
  order: string;
  state: string;
  /** Beijing, as it writes it. */
  at: string;
  kg: string;
  goods: { code: string; n: number }[];
}

export interface Warehouse {
  server: LoopbackServer;
  ledger: Movement[];
  settings: Record<string, string>;
  secrets: Record<string, string>;
  /** Calls without its token. */
  strangers(): number;
  next(...troubles: Trouble[]): void;
  /** A push of these movements as it would send it at a time, ms. */
  push(movements: readonly Movement[], at: number): WebhookRequest;
}

const TOKEN = "wh-token-1";
const SECRET = "wh-push-secret";
const PAGE = 2;

/** Opens it. It answers by its own rules: 401 in words for strangers, times in Beijing, pages from 1. */
export async function openWarehouse(): Promise<Warehouse> {
  const ledger: Movement[] = [];
  const troubles: Trouble[] = [];
  let strangers = 0;
  const server = await serve(
    ({ path, query, headers }) => {
      if (headers["x-wh-token"] !== TOKEN) {
        strangers += 1;
        return JSON.stringify({ code: 401, msg: "token?" });
      }
      if (path !== "/wms/moves") return JSON.stringify({ code: 404, msg: "no such list" });
      const [from, to] = [query.get("from") ?? "", query.get("to") ?? ""];
      const due = ledger.filter(({ at }) => at >= from && at <= to);
      const page = Number(query.get("p"));
      return JSON.stringify({ code: 0, body: { total: due.length, rows: due.slice((page - 1) * PAGE, page * PAGE) } });
    },
    () => troubles.shift(),
  );
  return {
    server,
    ledger,
    settings: {
      pullPaths: "/wms/moves",
      pullHeaders: "X-Wh-Token: {key}",
      pullParams: "from={from}&to={to}&p={page}",
      pullSize: String(PAGE),
      pullRows: "body.rows",
      pullId: "no",
      pullOk: "code=0",
    },
    secrets: { pullKey: TOKEN, pushSecret: SECRET },
    strangers: () => strangers,
    next: (...more) => void troubles.push(...more),
    push: (movements, at) => {
      const body = JSON.stringify({ type: "moves", rows: movements });
      const timestamp = String(Math.floor(at / 1_000));
      const signature = createHmac("sha256", SECRET).update(`${timestamp}.${body}`).digest("hex");
      return { headers: { "x-aftercare-timestamp": timestamp, "x-aftercare-signature": signature }, body };
    },
  };
}
