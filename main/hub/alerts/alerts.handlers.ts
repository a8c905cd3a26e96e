import { actorName, type Principal } from "../access/index.ts";
import type { NotifierBody } from "../contract/alerts.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract, RefusalCode } from "../contract/index.ts";
import type { AlertProblem } from "../contract/lists.ts";
import { newId } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { Said } from "../kernel/said.ts";
import type { AlertMessage, Notifier, Sending } from "../notifiers/port.ts";
import { commit } from "../store/index.ts";
import { type AlertDeps, contextOf } from "./context.ts";
import { filledOf, removeNotifier, saveNotifier } from "./notifier.commands.ts";
import { allNotifiers, type NotifierRow } from "./notifier.store.ts";
import { sentAlerts, tookSince } from "./sent.view.store.ts";
import { keepWays, waysOf } from "./ways.store.ts";

/** What the page of notifiers needs beside what sending needs. */
export interface AlertPages extends AlertDeps {
  /** Every kind there is, in the order shown. */
  kinds: readonly Notifier[];
  problemTold: Readonly<Record<AlertProblem, Said>>;
  /** Where services reach this hub. */
  publicUrl(): string;
}

type Part = HandlersOf<Contract["alerts"], Principal>;
const DAY_MS = 86_400_000;
const nobodys = refuse("NOT_ALLOWED", "只有人员有联系方式。", { en: "Only people have ways to be reached." });

/** Answers `contract.alerts`: notifiers, what was sent, and how oneself is reached. Secrets come in and never go out. */
export function alertHandlers(deps: AlertPages): Part {
  const { store } = deps;
  const problem = (code: AlertProblem | null, detail: string) => (code === null ? null : { code, ...deps.problemTold[code], detail });
  return {
    kinds: async () => ok({ kinds: deps.kinds.map(kindTold) }),
    notifiers: async () => {
      const [rows, took] = await Promise.all([allNotifiers(store), tookSince(store, new Date(store.clock.now() - DAY_MS))]);
      return ok({
        rows: rows.map((row) => {
          const { id, kind, name, enabled, settings, kept, revision, problemAt, sentAt, pausedUntil } = row;
          const counts = took.get(id) ?? { took: 0, failed: 0 };
          return {
            id,
            kind,
            name,
            enabled,
            settings,
            kept,
            revision,
            problemAt,
            sentAt,
            pausedUntil,
            ...counts,
            problem: problem(row.problem, row.detail),
            receiptUrl: receiptUrl(deps, row),
          };
        }),
      });
    },
    save: (saved, principal) => saveNotifier(deps, actorName(principal), saved),
    remove: ({ id }, principal) => removeNotifier(deps, actorName(principal), id),
    test: (asked, principal) => tryNotifier(deps, asked, principal),
    sent: async (page) => {
      const [{ rows, total }, names] = [await sentAlerts(store, page), await deps.names()];
      return ok({
        total,
        rows: rows.map(({ operatorId, detail, cause: _cause, problem: code, ...row }) => ({
          ...row,
          personName: operatorId === null ? null : (names.get(operatorId) ?? operatorId),
          problem: problem(code, detail),
        })),
      });
    },
    ways: async (_input, principal) => {
      if (principal.kind !== "operator") return nobodys;
      return ok((await waysOf(store, deps.vault, [principal.id])).get(principal.id) ?? { mobile: "", mail: "", wecom: "", feishu: "" });
    },
    setWays: async (ways, principal) => {
      if (principal.kind !== "operator") return nobodys;
      return commit(store, actorName(principal), async (tx) => {
        const has = keepWays(tx, { vault: deps.vault, operatorId: principal.id, ways });
        tx.journal({ verb: "operator.ways_changed", subject: "operator", subjectId: principal.id, data: { has } });
        tx.emit({ name: "roster.changed", subjectId: principal.id, data: {} });
        return ok({ ok: true as const });
      });
    },
  };
}

function kindTold({ manifest }: Notifier) {
  const { id, name, mark, about, to, way, known, perMinute } = manifest;
  const fields = manifest.fields.map(({ key, label, hint, secret, required, placeholder, usual }) => ({
    key,
    label,
    hint: hint ?? null,
    secret: secret ?? false,
    required: required ?? false,
    placeholder: placeholder ?? "",
    usual: usual ?? "",
  }));
  return { id, name, mark, about, to, way, known, perMinute, fields };
}

/** Where a service brings receipts: the address is the secret, since nobody signs them. */
function receiptUrl(deps: AlertPages, row: NotifierRow): string | null {
  return deps.notifierOf(row.kind)?.receipts ? `${deps.publicUrl()}/hooks/notifier/${RECEIPT_DOOR}${row.id}.${row.door}` : null;
}

/** How a door for receipts begins, where shops have their ids. */
export const RECEIPT_DOOR = "receipts.";

type Tried = { working: boolean; zh: string; en: string; detail: string };

async function tryNotifier(deps: AlertPages, of: { id: string | null; body: NotifierBody }, principal: Principal): Promise<Result<Tried, RefusalCode>> {
  if (principal.kind !== "operator") return nobodys;
  const kept = of.id === null ? null : ((await allNotifiers(deps.store)).find(({ id }) => id === of.id) ?? null);
  const filled = await filledOf(deps, { body: of.body, kept });
  if (!filled.ok) return filled;
  const { notifier, settings, secrets } = filled.value;
  const { way, to } = notifier.manifest;
  const own = way === null ? "" : ((await waysOf(deps.store, deps.vault, [principal.id])).get(principal.id)?.[way] ?? "");
  if (to === "person" && own === "")
    return ok({
      working: false,
      detail: "",
      zh: "请先填写自己的联系方式，再试发给自己。",
      en: "Enter your own way of being reached first: the test goes to you.",
    });
  const me = own === "" ? null : { name: principal.name, address: own };
  const now = deps.store.clock.now();
  const id = newId(now);
  const message: AlertMessage = {
    id,
    number: `#${id.slice(-6).toUpperCase()}`,
    title: "提醒：这是一条测试消息",
    lines: [`由 ${principal.name} 在 Aftercare 发出，收到就说明接好了。`],
    link: `${deps.publicUrl()}/waiting`,
    linkWords: "打开看板",
    level: "calm",
    mentions: to === "group" && me ? [me] : [],
    to: to === "person" ? me : null,
    values: { rule: "测试", shop: "测试店铺", count: "1", minutes: "15" },
    madeAt: new Date(now),
  };
  return ok(triedTold(deps, notifier, await notifier.send(contextOf(deps, { settings, secrets }), message)));
}

function triedTold(deps: AlertPages, { manifest }: Notifier, sent: Sending): Tried {
  if (sent.came !== "accepted") return { working: false, ...deps.problemTold[sent.problem], detail: sent.detail };
  const place: Said = manifest.to === "group" ? { zh: "群里", en: "the group" } : { zh: "您自己那里", en: "your own inbox" };
  return { working: true, detail: "", zh: `对方已收下，请到${place.zh}看一眼。`, en: `It was taken: look at ${place.en}.` };
}
