/** What a notifier is handed for one call, and a message as it is handed over. */
import type { Vault } from "../access/index.ts";
import type { Ways } from "../contract/alerts.ts";
import type { AddressProblem, Post } from "../kernel/post.ts";
import type { AlertMessage, Notifier, NotifierContext, OpenTcp, Reached } from "../notifiers/port.ts";
import type { Store } from "../store/index.ts";
import type { AlertRow } from "./alert.store.ts";
import type { NotifierRow } from "./notifier.store.ts";

/** What sending needs of the house. */
export interface AlertDeps {
  store: Store;
  vault: Vault;
  post: Post;
  openTcp: OpenTcp;
  addressProblem?: (url: string) => Promise<AddressProblem | null>;
  /** Kinds of notifiers there are. */
  notifierOf(kind: string): Notifier | undefined;
  /** Names of people by their ids. */
  names(): Promise<ReadonlyMap<string, string>>;
}

/** One call is waited for so long, ms; a service that is slower than this is heard of as unknown. */
const TIMEOUT_MS = 15_000;

/** The context of a notifier with these settings and secrets in plain. */
export function contextOf(deps: AlertDeps, of: { settings: Record<string, string>; secrets: Record<string, string> }): NotifierContext {
  return {
    ...of,
    clock: deps.store.clock,
    post: deps.post,
    openTcp: deps.openTcp,
    addressProblem: deps.addressProblem ?? (async () => null),
    timeoutMs: TIMEOUT_MS,
  };
}

/** Secrets of a kept notifier in plain; `null` where they cannot be opened, as after the installation's key was replaced. */
export function secretsOf(vault: Vault, { secrets }: Pick<NotifierRow, "secrets">): Record<string, string> | null {
  if (secrets === null) return {};
  try {
    return JSON.parse(vault.open(secrets)) as Record<string, string>;
  } catch {
    return null;
  }
}

/** A kept alert as it is handed to its notifier; `null` where the person has no such way (any more). */
export function messageOf(
  alert: AlertRow,
  of: { notifier: Notifier; ways: ReadonlyMap<string, Ways>; names: ReadonlyMap<string, string> },
): AlertMessage | null {
  const reached = (id: string): Reached[] => {
    const address = of.notifier.manifest.way === null ? "" : (of.ways.get(id)?.[of.notifier.manifest.way] ?? "");
    return address === "" ? [] : [{ name: of.names.get(id) ?? "", address }];
  };
  const [to] = alert.operatorId === null ? [] : reached(alert.operatorId);
  if (alert.operatorId !== null && to === undefined) return null;
  const { id, number, title, lines, link, level, values, madeAt } = alert;
  return {
    id,
    number,
    title,
    lines,
    link,
    linkWords: values.linkWords ?? "",
    level,
    mentions: alert.mentions.flatMap(reached),
    to: to ?? null,
    values,
    madeAt,
  };
}
