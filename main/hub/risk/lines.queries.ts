/** Accounts as the list shows them. */
import type { AccountView } from "../contract/risk.ts";
import type { Store } from "../store/index.ts";
import { type AccountFace, facesOf, pageOfAccounts } from "./desk.view.store.ts";
import { marksNow, type ShownMark } from "./marks.view.store.ts";
import { briefOf } from "./scoring.commands.ts";
import { type Standing, standings } from "./standing.view.store.ts";

type Counted = Pick<Standing, "returns90d" | "cases30d" | "cases90d" | "refunded30dFen" | "refunded90dFen">;
type Faced = Pick<AccountFace, "nick" | "channels" | "openCases" | "lastSeenAt" | "appeals">;
export type AccountLine = ReturnType<typeof briefOf> & Counted & Faced & { mark: ShownMark | null; since: Date | null };

/** Accounts in the order asked for; those that are gone are left out. */
export async function linesOf(store: Store, ids: readonly string[], at: Date): Promise<AccountLine[]> {
  const [faces, stands, marks] = await Promise.all([facesOf(store, ids), standings(store, ids, at), marksNow(store, ids, at)]);
  const faceOf = new Map(faces.map((face) => [face.id, face]));
  const standingOf = new Map(stands.map((standing) => [standing.id, standing]));
  return ids.flatMap((id) => {
    const [face, standing] = [faceOf.get(id), standingOf.get(id)];
    if (!face || !standing) return [];
    const { nick, channels, openCases, lastSeenAt, appeals, statusAt } = face;
    const { returns90d, cases30d, cases90d, refunded30dFen, refunded90dFen } = standing;
    const mark = marks.get(id) ?? null;
    const counts = { returns90d, cases30d, cases90d, refunded30dFen, refunded90dFen };
    return [{ ...briefOf(standing), ...counts, nick, channels, openCases, lastSeenAt, appeals, mark, since: mark?.at ?? statusAt }];
  });
}

/** Accounts read together for a file. */
const TOGETHER = 100;

/** All of a view, some at a time. */
export async function* allLines(store: Store, view: AccountView): AsyncGenerator<AccountLine[]> {
  for (let page = 0; ; page += 1) {
    const { ids } = await pageOfAccounts(store, { view, page, size: TOGETHER });
    if (ids.length > 0) yield await linesOf(store, ids, new Date(store.clock.now()));
    if (ids.length < TOGETHER) return;
  }
}
