/** Answers the contract's `audit` part. */
import { exportList, type ListColumn, namesOfPeople, type Principal } from "../access/index.ts";
import type { AuditFilter, AuditLine } from "../contract/audit.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { agentTold, journalFacts, journalVerbs, verbTold } from "../contract/journal-words.ts";
import { findCase } from "../disputes/index.ts";
import { allShops } from "../ingest/index.ts";
import { yuanText } from "../kernel/money.ts";
import { ok, refuse } from "../kernel/result.ts";
import type { Store } from "../store/index.ts";
import { journalState } from "./journal.ts";
import { type JournalAsked, type JournalRow, journalBefore, lastWalk, lookedTo } from "./journal-list.view.store.ts";

type Language = "zh" | "en";
/** Lines read together for a file. */
const TOGETHER = 1_000;

/** The journal in words. */
export function auditHandlers(store: Store): HandlersOf<Contract["audit"], Principal> {
  return {
    list: async ({ cursor, limit, ...filter }) => {
      if (cursor !== undefined && !/^\d{1,18}$/.test(cursor))
        return refuse("BAD_INPUT", "列表的位置无法识别，请从头打开。", { en: "This place in the list is not known: open it from the start." });
      const asked = await askedBy(store, filter);
      if (asked === null) return ok({ rows: [], next: null, lookedTo: null });
      const found = await journalBefore(store, asked, { before: cursor ?? null, limit: limit + 1 });
      const rows = found.slice(0, limit);
      const last = rows.at(-1);
      const lines = rows.map(await lineOf(store));
      if (found.length > limit && last) return ok({ rows: lines, next: last.id, lookedTo: null });
      const end = await lookedTo(store, asked, cursor ?? null);
      return ok({ rows: lines, next: end?.id ?? null, lookedTo: end?.at ?? null });
    },
    state: async () => {
      const [state, walk] = await Promise.all([journalState(store), lastWalk(store)]);
      return ok({ ...state, checkedAt: walk?.at ?? null, checkedTo: walk?.place ?? 0 });
    },
    export: async ({ format, language, ...filter }, principal) => {
      const asked = await askedBy(store, filter);
      const batches = allOf(store, asked);
      return ok(
        exportList(store, principal, { list: "audit", format, columns: columnsIn(language), batches, title: language === "zh" ? "操作记录" : "Audit" }),
      );
    },
  };
}

/** A filter as it is looked for; `null` when it names a case that is not there. */
async function askedBy(store: Store, { actor, people, group, caseRef, from, until, text }: AuditFilter): Promise<JournalAsked | null> {
  const caseId = caseRef ? await findCase(store, { shopId: null, ref: caseRef }) : null;
  if (caseRef && caseId === null) return null;
  const verbs = group ? Object.keys(journalVerbs).filter((verb) => journalVerbs[verb]?.group === group) : null;
  return { actor: actor ?? null, people: people === true, verbs, caseId, from: from ?? null, until: until ?? null, text: text || null };
}

async function* allOf(store: Store, asked: JournalAsked | null): AsyncGenerator<readonly AuditLine[]> {
  if (asked === null) return;
  const toLine = await lineOf(store);
  for (let before: string | null = null; ; ) {
    const rows: JournalRow[] = await journalBefore(store, asked, { before, limit: TOGETHER });
    if (rows.length > 0) yield rows.map(toLine);
    const next: string | null = rows.length === TOGETHER ? (rows.at(-1)?.id ?? null) : ((await lookedTo(store, asked, before))?.id ?? null);
    if (next === null) return;
    before = next;
  }
}

/** Puts a line into words of people and shops. */
async function lineOf(store: Store): Promise<(row: JournalRow) => AuditLine> {
  const [people, shops] = await Promise.all([namesOfPeople(store), allShops(store)]);
  const shopNames = new Map(shops.map(({ id, name }) => [id, name]));
  const actorOf = (actor: string): AuditLine["actor"] => {
    const [kind = "", ...rest] = actor.split(":");
    const name = rest.join(":");
    if (kind === "operator") return { kind, name: people.get(actor) ?? name };
    if (kind === "channel") return { kind, name: shopNames.get(name) ?? name };
    if (kind === "policy") return { kind, name: name.split("@").at(-1) ?? "" };
    if (kind === "agent" || kind === "key") return { kind, name };
    return { kind: actor === "nobody" ? "nobody" : "system", name: "" };
  };
  return ({ actor, data, ...row }) => ({ ...row, actor: actorOf(actor), facts: factsOf(data) });
}

function factsOf(data: { [name: string]: unknown }): AuditLine["facts"] {
  return Object.entries(data).flatMap(([name, value]) =>
    name in journalFacts && ((typeof value === "number" && value !== 0) || (typeof value === "string" && value !== "")) ? [{ name, value }] : [],
  );
}

const actorWords: Readonly<Record<AuditLine["actor"]["kind"], Record<Language, string>>> = {
  operator: { zh: "", en: "" },
  agent: { zh: "", en: "" },
  channel: { zh: "平台", en: "Channel" },
  policy: { zh: "规则，版本", en: "Policy, version" },
  key: { zh: "接口密钥", en: "API key" },
  system: { zh: "系统", en: "The hub" },
  nobody: { zh: "未登录者", en: "Nobody signed in" },
};

function columnsIn(language: Language): ListColumn<AuditLine>[] {
  const of = (zh: string, en: string, value: Pick<ListColumn<AuditLine>, "kind" | "of">): ListColumn<AuditLine> => ({ name: { zh, en }[language], ...value });
  const fact = ({ name, value }: AuditLine["facts"][number]): string => {
    const told = journalFacts[name]?.[language] ?? "";
    return `${told} ${typeof value === "number" && name.endsWith("Fen") ? yuanText(value) : value}`;
  };
  return [
    of("时间", "Time", { kind: "time", of: ({ at }) => at }),
    of("谁", "Who", {
      kind: "text",
      of: ({ actor }) => `${actorWords[actor.kind][language]} ${actor.kind === "agent" ? agentTold(actor.name)[language] : actor.name}`.trim(),
    }),
    of("做了什么", "What", { kind: "text", of: ({ verb }) => verbTold(verb)[language] }),
    of("对象", "About", { kind: "text", of: ({ about }) => about }),
    of("细节", "Details", { kind: "text", of: ({ facts }) => facts.map(fact).join(language === "zh" ? "；" : "; ") }),
    of("行号", "Line", { kind: "text", of: ({ id }) => id }),
    of("已入链", "In the chain", { kind: "text", of: ({ sealed }) => (sealed ? { zh: "是", en: "yes" } : { zh: "还没有", en: "not yet" })[language] }),
  ];
}
