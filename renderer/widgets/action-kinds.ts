/** What every kind of action tells of itself, asked of the hub once. */
import { useQuery } from "@tanstack/react-query";
import { api, type Outputs } from "../client/rpc.ts";
import { useLocale } from "../locales/provider.tsx";

export type ActionKindTold = Outputs["actions"]["kinds"]["kinds"][number];
export type ActionKind = ActionKindTold["kind"];

interface ActionKinds {
  find: (kind: ActionKind) => ActionKindTold | undefined;
  /** Its name in the person's language; empty until it is known. */
  label: (kind: ActionKind) => string;
  asks: (kind: ActionKind) => ActionKindTold["asks"] | undefined;
  /** The one that says something to the buyer. */
  message: ActionKindTold | undefined;
}

export function useActionKinds(): ActionKinds {
  const { language } = useLocale();
  const answer = useQuery(api.actions.kinds.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  const list = answer.data?.kinds ?? [];
  const find = (kind: ActionKind): ActionKindTold | undefined => list.find((each) => each.kind === kind);
  return {
    find,
    label: (kind) => find(kind)?.label[language] ?? "",
    asks: (kind) => find(kind)?.asks,
    message: list.find(({ asks }) => asks.text === "message"),
  };
}
