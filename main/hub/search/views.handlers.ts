/** Answers the contract's `views` part. */
import { actorName, may, namesOfPeople, type Principal } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract } from "../contract/index.ts";
import { newId } from "../kernel/ids.ts";
import { ok, refuse } from "../kernel/result.ts";
import { commit, type Store, type Tx } from "../store/index.ts";
import { addView, changeView, lockView, removeView, viewsFor, viewsKept } from "./views.store.ts";

/** More than anybody finds again. */
const MOST_VIEWS = 50;

const missing = refuse("NOT_FOUND", "没有这个视图，可能已被删除。", { en: "There is no such view; it may have been removed." });
const done = ok({ ok: true as const });

/** One's own may be changed; what another shared by whoever assigns work, for its owner may have left. What is not shared is its owner's alone. */
const mayChange = (view: { ownerId: string; shared: boolean }, principal: Principal): boolean =>
  principal.kind === "operator" && (view.ownerId === principal.id || (view.shared && may(principal, "case.assign")));

/** Lists under a name. */
export function viewHandlers(store: Store): HandlersOf<Contract["views"], Principal> {
  const changing = (principal: Principal, id: string, change: (tx: Tx, view: NonNullable<Awaited<ReturnType<typeof lockView>>>) => void) =>
    commit(store, actorName(principal), async (tx) => {
      const view = await lockView(tx, id);
      // Of what he may not see nobody is told that it is there.
      if (!view || principal.kind !== "operator" || (view.ownerId !== principal.id && !view.shared)) return missing;
      if (!mayChange(view, principal))
        return refuse("NOT_ALLOWED", "这是别人共享的视图，只有本人或主管可以改。", {
          en: "Somebody else shared this view: only he or a supervisor may change it.",
        });
      change(tx, view);
      return done;
    });
  return {
    list: async ({ list }, principal) => {
      if (principal.kind !== "operator") return ok({ views: [] });
      const [views, names] = await Promise.all([viewsFor(store, list, principal.id), namesOfPeople(store)]);
      return ok({
        views: views.map(({ ownerId, ...view }) => ({
          ...view,
          mine: ownerId === principal.id,
          owner: names.get(`operator:${ownerId}`) ?? "",
          mayChange: mayChange({ ownerId, shared: view.shared }, principal),
        })),
      });
    },
    add: async ({ list, name, query, shared }, principal) => {
      if (principal.kind !== "operator") return refuse("NOT_ALLOWED", "只有人可以保存视图。");
      return commit(store, actorName(principal), async (tx) => {
        if ((await viewsKept(tx, list, principal.id)) >= MOST_VIEWS)
          return refuse("STATE_NOT_ALLOWED", `每个列表最多保存 ${MOST_VIEWS} 个视图，请先删掉用不到的。`, {
            en: `A list has ${MOST_VIEWS} views of one person at most: remove some first.`,
          });
        const id = newId(tx.at.getTime());
        addView(tx, { id, ownerId: principal.id, list, name, query, shared });
        tx.journal({ verb: "view.saved", subject: "saved_view", subjectId: id, data: { list, shared } });
        return ok({ id });
      });
    },
    change: ({ id, ...change }, principal) =>
      changing(principal, id, (tx, view) => {
        const { name = view.name, query = view.query, shared = view.shared } = change;
        changeView(tx, { ...view, name, query, shared });
        tx.journal({ verb: "view.changed", subject: "saved_view", subjectId: id, data: { shared } });
      }),
    remove: ({ id }, principal) =>
      changing(principal, id, (tx) => {
        removeView(tx, id);
        tx.journal({ verb: "view.removed", subject: "saved_view", subjectId: id });
      }),
  };
}
