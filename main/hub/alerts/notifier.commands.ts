import type { NotifierBody } from "../contract/alerts.ts";
import type { RefusalCode } from "../contract/index.ts";
import { newId, newSecret } from "../kernel/ids.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { Notifier, NotifierManifest } from "../notifiers/port.ts";
import { commit, type Tx } from "../store/index.ts";
import { type AlertDeps, secretsOf } from "./context.ts";
import { allNotifiers, dropNotifier, keepNotifier, type NotifierRow, notifierHeld } from "./notifier.store.ts";

/** More notifiers than anybody keeps apart. */
const MOST = 40;

interface SavedNotifier {
  id: string | null;
  revision: number;
  body: NotifierBody;
}

/** What is typed in, with what is kept where nothing was typed. */
export interface Filled {
  notifier: Notifier;
  settings: Record<string, string>;
  secrets: Record<string, string>;
}

/** Puts typed and kept together. Refused: an unknown kind, a field that is missing, an address that may not be called, a kept secret for another address. */
export async function filledOf(deps: AlertDeps, of: { body: NotifierBody; kept: NotifierRow | null }): Promise<Result<Filled, RefusalCode>> {
  const notifier = deps.notifierOf(of.body.kind);
  if (!notifier) return refuse("NOT_FOUND", "没有这种通知方式。", { en: "There is no such kind of notifier." });
  const { fields } = notifier.manifest;
  const pick = (secret: boolean, from: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(fields.filter((field) => (field.secret ?? false) === secret).map(({ key, usual }) => [key, (from[key] ?? "").trim() || (usual ?? "")]));
  const settings = pick(false, of.body.settings);
  const typed = pick(true, of.body.secrets);
  const before = of.kept === null ? {} : (secretsOf(deps.vault, of.kept) ?? {});
  const moved = fields.find(({ door, key }) => door && of.kept !== null && (of.kept.settings[key] ?? "") !== settings[key]);
  const leaning = fields.filter(({ secret, key }) => secret && typed[key] === "" && (before[key] ?? "") !== "");
  if (moved && leaning.length > 0)
    return refuse("BAD_INPUT", `“${moved.label.zh}”换了，请重新填写密钥。`, { en: `“${moved.label.en}” is another one: enter the secrets anew.` });
  const secrets = Object.fromEntries(Object.entries(typed).map(([key, value]) => [key, value || (before[key] ?? "")]));
  const missing = fields.find(({ key, required, secret }) => required && ((secret ? secrets[key] : settings[key]) ?? "") === "");
  if (missing) return refuse("BAD_INPUT", `请填写“${missing.label.zh}”。`, { en: `“${missing.label.en}” is missing.` });
  const fault = await addressFault(deps, { manifest: notifier.manifest, settings });
  return fault ?? ok({ notifier, settings, secrets });
}

async function addressFault(
  deps: AlertDeps,
  of: { manifest: NotifierManifest; settings: Record<string, string> },
): Promise<ReturnType<typeof refuse<"BAD_INPUT">> | null> {
  for (const { key, label, door } of of.manifest.fields) {
    const address = of.settings[key] ?? "";
    if (!door || address === "" || !address.includes("://")) continue;
    if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
      return refuse("BAD_INPUT", `“${label.zh}”不是网址。`, { en: `“${label.en}” is no web address.` });
    const problem = (await deps.addressProblem?.(address)) ?? null;
    if (problem === "inner")
      return refuse("BAD_INPUT", `“${label.zh}”在内网，没有允许连接。`, { en: `“${label.en}” is in an inner network that nobody allowed.` });
    if (problem === "plain") return refuse("BAD_INPUT", `“${label.zh}”没有加密，请用 https。`, { en: `“${label.en}” is without encryption: use https.` });
  }
  return null;
}

/** Connects or changes a notifier. */
export async function saveNotifier(deps: AlertDeps, actor: string, { id, revision, body }: SavedNotifier): Promise<Result<{ id: string }, RefusalCode>> {
  return commit(deps.store, actor, async (tx) => {
    const kept = id === null ? null : await notifierHeld(tx, id);
    if (id !== null && kept === null) return refuse("NOT_FOUND", "没有这个通知方式，可能已被删除。", { en: "There is no such notifier any more." });
    if (kept && kept.revision !== revision) return refuse("SAVED_MEANWHILE", "别人刚刚保存过，请对照之后再保存。");
    if (kept && kept.kind !== body.kind) return refuse("BAD_INPUT", "种类不能改，请另建一个。", { en: "Its kind cannot be changed: connect another." });
    if (!kept && (await allNotifiers(tx)).length >= MOST) return refuse("BAD_INPUT", `最多 ${MOST} 个。`, { en: `No more than ${MOST}.` });
    const filled = await filledOf(deps, { body, kept });
    if (!filled.ok) return filled;
    const { settings, secrets } = filled.value;
    const there = Object.keys(secrets).filter((key) => secrets[key] !== "");
    const nextId = kept?.id ?? newId(tx.at.getTime());
    keepNotifier(tx, {
      id: nextId,
      kind: body.kind,
      name: body.name,
      enabled: body.enabled,
      settings,
      secrets: there.length === 0 ? null : deps.vault.seal(JSON.stringify(secrets)),
      kept: there,
      door: kept?.door ?? newSecret(),
      revision: (kept?.revision ?? 0) + 1,
    });
    told(tx, { verb: kept ? "notifier.changed" : "notifier.connected", id: nextId, name: body.name });
    return ok({ id: nextId });
  });
}

/** Takes a notifier away. What was to go out by it goes out no more. */
export async function removeNotifier(deps: AlertDeps, actor: string, id: string): Promise<Result<{ ok: true }, RefusalCode>> {
  return commit(deps.store, actor, async (tx) => {
    const kept = await notifierHeld(tx, id);
    if (!kept || !(await dropNotifier(tx, id))) return refuse("NOT_FOUND", "没有这个通知方式，可能已被删除。", { en: "There is no such notifier any more." });
    told(tx, { verb: "notifier.removed", id, name: kept.name });
    return ok({ ok: true as const });
  });
}

function told(tx: Tx, { verb, id, name }: { verb: string; id: string; name: string }): void {
  tx.journal({ verb, subject: "notifier", subjectId: id, data: { name } });
  tx.emit({ name: "notifier.changed", subjectId: id, data: { name } });
}
