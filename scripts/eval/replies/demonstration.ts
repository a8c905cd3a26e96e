/** `eval demonstration`: what the demonstration's agents are offered, case by case, with what the buyer said and where the order stands; to be read by a person. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Composed, compose } from "../../../main/compose.ts";
import { connectDemo } from "../../../main/compose-demo.ts";
import { type Demo, demoShopsAt, nineOClock, startDemo } from "../../../main/demo/index.ts";
import type { Principal } from "../../../main/hub/access/index.ts";
import type { CasePage } from "../../../main/hub/contract/index.ts";
import { openPost, startServer } from "../../../main/server/index.ts";
import { claimPort } from "../../../main/server/port.ts";
import { removeHome } from "../../cli/remove-home.ts";

export interface DemonstrationFlags {
  seed: string;
  /** Cases that are printed; 0 = all. */
  limit: number;
  out: string | null;
}

/** A case as its agent first finds it with a suggestion. */
interface Offered {
  channel: string;
  kind: string;
  state: string;
  /** Of the order. */
  order: string | null;
  whereabouts: string | null;
  class: string | null;
  confidence: number | null;
  wants: { want: string; mood: string; confidence: number }[];
  /** Oldest first; the buyer's own words of the case come first. */
  said: string[];
  reply: string | null;
  why: string | null;
  cards: string[];
}

const HOUR = 3_600_000;
/** From nine to six, looked at every hour: cases as they are new, and as they wait. */
const LOOKS = 9;
const SIZE = { orders: 400, cases: 160 };
const administrator: Principal = { kind: "operator", id: "admin", name: "管理员", roles: ["admin"], demo: false };

/** Plays a day of the demonstration and writes down each case with what was offered when it was first found open. */
export async function readDemonstration({ seed, limit, out }: DemonstrationFlags, onProgress: (share: number) => void): Promise<object> {
  const home = mkdtempSync(join(tmpdir(), "aftercare-eval-"));
  const startMs = nineOClock(Date.now());
  const clock = { at: startMs };
  const demo = await startDemo({ mode: "stepped", startMs, ...SIZE, seed });
  let composed: Composed | null = null;
  try {
    const port = await claimPort("127.0.0.1", 0);
    composed = await openHub({ home, port, clock });
    const server = await startServer({ hub: composed.hub, port, rendererFolder: home });
    try {
      const apiKey = await connectDemo(composed, { shops: demo.shops, hubUrl: server.url, seed, say: () => undefined });
      await demo.configureHub({ hubUrl: server.url, apiKey, ...demoShopsAt(server.url) });
      const found = await throughDay({ composed, demo, clock, startMs, onProgress });
      const rows = limit > 0 ? found.slice(0, limit) : found;
      if (out !== null) writeFileSync(out, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
      const shown = rows.filter(({ reply }) => reply !== null);
      return { cases: rows.length, shown: shown.length, withheld: rows.length - shown.length, distinct: new Set(shown.map(({ reply }) => reply)).size };
    } finally {
      await server.close();
    }
  } finally {
    await composed?.close();
    await demo.stop();
    await removeHome(home);
  }
}

interface Day {
  composed: Composed;
  demo: Demo;
  clock: { at: number };
  startMs: number;
  onProgress(share: number): void;
}

async function throughDay({ composed, demo, clock, startMs, onProgress }: Day): Promise<Offered[]> {
  const found = new Map<string, Offered>();
  const { store, handlers } = composed.hub;
  for (let look = 1; look <= LOOKS; look += 1) {
    clock.at = startMs + look * HOUR;
    await demo.advance(clock.at);
    await composed.runUntilIdle("all");
    const rows = await store.rows<{ id: string }>("SELECT id FROM case_file WHERE status <> 'done' AND reply_state = 'done' ORDER BY md5(channel_case_id)");
    for (const { id } of rows) {
      if (found.has(id)) continue;
      const page = await handlers.cases.get({ caseId: id }, administrator);
      if (page.ok && page.value.suggestion && !page.value.suggestion.outdated) found.set(id, offered(page.value));
    }
    onProgress(look / LOOKS);
  }
  return [...found.values()];
}

function offered({ case: row, messages, order, suggestion }: CasePage): Offered {
  const words = messages.map(({ author, text }) => `${author}：${text}`);
  return {
    channel: row.channel,
    kind: row.kind,
    state: row.state,
    order: order?.state ?? null,
    whereabouts: order?.buyerWhereabouts ?? null,
    class: row.disputeClass,
    confidence: row.classConfidence,
    wants: row.wants,
    said: [`buyer：${row.buyerWords}`, ...words],
    reply: suggestion?.state === "withheld" ? null : (suggestion?.text ?? null),
    why: suggestion?.reason?.zh ?? null,
    cards: (suggestion?.sources ?? []).filter(({ kind }) => kind === "card").map(({ id }) => id),
  };
}

/** Carriers push to where the hub says it is: it must know its own address before it opens. */
function openHub({ home, port, clock }: { home: string; port: number; clock: { at: number } }): Promise<Composed> {
  return compose({
    platform: {
      home,
      key: new Uint8Array(32).fill(7),
      clock: { now: () => clock.at },
      post: openPost(),
      fetch: globalThis.fetch,
      log: (level, line) => {
        if (level === "error") console.error(line);
      },
      environment: { modelFolder: join(home, "models"), publicUrl: `http://127.0.0.1:${port}` },
    },
    version: "eval",
    demo: true,
    beats: false,
    keepServer: true,
  });
}
