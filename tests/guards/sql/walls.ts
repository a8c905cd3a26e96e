/** The walls between tables: who owns which, and what a file may do with the tables of others. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { HOLE, type Source, Sources } from "./scope.ts";
import { sortedAsText } from "./sorted.ts";
import { type Use, usesIn } from "./tables.ts";
import { prismaCalls, sqlTexts, tablesNamed } from "./texts.ts";

/** Rooms in the order of the sentence: each knows those before it. The frame is last, it knows all. */
const rooms = [
  "store",
  "access",
  "ingest",
  "orders",
  "maps",
  "terms",
  "models",
  "alerts",
  "knowledge",
  "disputes",
  "evidence",
  "risk",
  "decisions",
  "actions",
  "search",
  "imports",
  "mappings",
  "waiting",
  "privacy",
  "audit",
  "insights",
  "frame",
] as const;
type Room = (typeof rooms)[number];

/** Each table and the one room that writes it. */
export const owners: Readonly<Record<string, Room>> = {
  event: "store",
  event_cursor: "store",
  journal_line: "store",
  day_sequence: "store",
  setting: "store",
  migration: "store",
  operator: "access",
  session: "access",
  sign_in_link: "access",
  api_key: "access",
  data_key: "access",
  credential: "access",
  recovery_code: "access",
  linked_account: "access",
  person_settings: "access",
  person_mark: "access",
  person_standing: "access",
  invitation: "access",
  shop: "ingest",
  raw_item: "ingest",
  raw_page: "ingest",
  capture_delay: "ingest",
  capture_hour: "ingest",
  raw_queue: "ingest",
  raw_replay: "ingest",
  given_answer: "ingest",
  refused_push: "ingest",
  capture_day: "ingest",
  capture_gap: "ingest",
  refetch: "ingest",
  order: "orders",
  order_line: "orders",
  order_receiver: "orders",
  reveal: "orders",
  parcel: "orders",
  timeline_event: "orders",
  finding: "orders",
  lane_stat: "orders",
  source_reach: "orders",
  hub_incident: "orders",
  stock_level: "orders",
  stock_shortage: "orders",
  sku_weight: "orders",
  service_terms: "terms",
  map_service: "maps",
  map_question: "maps",
  model_endpoint: "models",
  model_call: "models",
  model_comparison: "models",
  model_comparison_result: "models",
  graph_step: "models",
  graph_write: "models",
  notifier: "alerts",
  alert: "alerts",
  contact_ways: "alerts",
  waiting_rule: "waiting",
  waiting_group: "waiting",
  waiting_excused: "waiting",
  example: "knowledge",
  label_model: "knowledge",
  want_model: "knowledge",
  answer_card_version: "knowledge",
  answer_card: "knowledge",
  macro: "knowledge",
  macro_version: "knowledge",
  macro_use: "knowledge",
  training_batch: "knowledge",
  training_result: "knowledge",
  case_answer: "disputes",
  case_file: "disputes",
  case_message: "disputes",
  case_promise: "disputes",
  unsent_words: "disputes",
  case_note: "disputes",
  case_call: "disputes",
  shop_tag: "disputes",
  case_tag: "disputes",
  case_snooze: "disputes",
  bulk_row: "disputes",
  case_handed: "disputes",
  giving_turn: "disputes",
  suggestion: "disputes",
  case_link: "disputes",
  buyer_talk: "disputes",
  case_buyer: "disputes",
  case_merge: "disputes",
  finding_case: "disputes",
  evidence_file: "evidence",
  evidence_part: "evidence",
  account: "risk",
  account_key: "risk",
  account_mark: "risk",
  account_appeal: "risk",
  account_change: "risk",
  account_apart: "risk",
  policy_version: "decisions",
  policy_draft: "decisions",
  decision: "decisions",
  recovery: "decisions",
  automation_stop: "decisions",
  action: "actions",
  action_proof: "actions",
  saved_view: "search",
  import_file: "imports",
  import_part: "imports",
  import_chunk: "imports",
  import_meaning: "imports",
  imported_row: "imports",
  shop_mapping: "mappings",
  erasure: "privacy",
  erased_name: "privacy",
  journal_seal: "audit",
  journal_fence: "audit",
  journal_check: "audit",
};
const tables = new Set(Object.keys(owners));

/** Files that may read tables of earlier rooms: read models, which write nothing. */
const readModel = /\.view\.store\.ts$/;

/** The only text that cannot be read beforehand: a migration's, on its way to the server. */
const migrations = "main/hub/store/migrate.ts";
/** Putting a backup back empties every table that the backup names. */
const restores = "main/hub/store/backup/restore.ts";

/** Tables by the name that Prisma's client gives them. */
const models = new Map(
  [...readFileSync("main/hub/store/schema.prisma", "utf8").matchAll(/^model ([A-Z])(\w*) \{[\s\S]*?@@map\("(\w+)"\)/gm)].map(
    ([, first = "", rest = "", table = ""]) => [first.toLowerCase() + rest, table],
  ),
);

/** The room of a file of the hub. */
function roomOf(path: string): Room {
  const folder = /^main\/hub\/([a-z]+)\//.exec(path)?.[1] ?? "frame";
  return rooms.find((room) => room === folder) ?? "frame";
}

/** What one file does to tables. A text that is no SQL, or sorts numbers as words, is told in `odd`. */
export function usesOf(source: Source): { uses: Use[]; odd: string[]; texts: number } {
  const odd: string[] = [];
  const texts = sqlTexts(source);
  const uses = texts.flatMap(({ sql, path, line }) => {
    try {
      odd.push(...sortedAsText(sql).map((name) => `${path}:${line}: sorts by the text of ${name}; name its table before it`));
      return usesIn(sql);
    } catch (fault) {
      if (path !== migrations) odd.push(`${path}:${line}: ${(fault as Error).message}: ${sql.slice(0, 300)}`);
      return [];
    }
  });
  for (const { model, method } of prismaCalls(source))
    uses.push({ table: models.get(model) ?? model, does: /^(?:find|count|aggregate|groupBy)/.test(method) ? "reads" : "writes" });
  const strange = uses.filter(({ table }) => !tables.has(table) && !table.startsWith("pg_") && !(table === HOLE && source.path === restores));
  odd.push(...strange.map(({ table }) => `${source.path}: no table of ours: ${table}`));
  for (const { table, writes } of tablesNamed(source, tables))
    if (!uses.some((one) => one.table === table && (!writes || one.does === "writes"))) uses.push({ table, does: writes ? "writes" : "reads" });
  return { uses, odd, texts: texts.length };
}

/** What a file does that the walls forbid, as `room/file: what`; `sql` is a text outside a store. */
export function breachesOf(path: string, uses: readonly Use[]): string[] {
  const room = roomOf(path);
  const found = new Set<string>();
  if (uses.length > 0 && room !== "store" && !path.endsWith(".store.ts")) found.add("sql");
  for (const { table, does } of uses) {
    const owner = owners[table];
    if (owner === undefined) continue;
    const isOwn = owner === room && !(readModel.test(path) && does !== "reads");
    const mayRead = does === "reads" && readModel.test(path) && rooms.indexOf(owner) < rooms.indexOf(room);
    if (!isOwn && !mayRead) found.add(`${does} ${table}`);
  }
  return [...found].sort().map((what) => `${room}/${basename(path)}: ${what}`);
}

/** The walls of a tree of files: what they forbid, what could not be read, and how many statements were. */
export function walls(paths: readonly string[]): { breaches: string[]; odd: string[]; texts: number } {
  const files = new Sources();
  const found = paths.map((path) => ({ path, ...usesOf(files.get(path)) }));
  return {
    breaches: found.flatMap(({ path, uses }) => breachesOf(path, uses)).sort(),
    odd: found.flatMap(({ odd }) => odd),
    texts: found.reduce((sum, { texts }) => sum + texts, 0),
  };
}
