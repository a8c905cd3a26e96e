/** What every kind of action tells of itself, asked of the hub once. */
import { useQuery } from "@tanstack/react-query";
import { api, type Outputs } from "../client/rpc.ts";
import { useLocale } from "../locales/provider.tsx";

export type ActionKindTold = Outputs["actions"]["kinds"]["kinds"][number];
export type ActionKind = ActionKindTold["kind"];

interface ActionKinds {
  find: (kind: string) => ActionKindTold | undefined;
  /** Its name in the person's language; empty until it is known. */
  label: (kind: string) => string;
  asks: (kind: string) => ActionKindTold["asks"] | undefined;
  /** Those that may be done to many cases at once. */
  inBulk: readonly ActionKindTold[];
  /** The one that says something to the buyer. */
  message: ActionKindTold | undefined;
}

export function useActionKinds(): ActionKinds {
  const { language } = useLocale();
  const answer = useQuery(api.actions.kinds.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  const list = answer.data?.kinds ?? [];
  const find = (kind: string): ActionKindTold | undefined => list.find((each) => each.kind === kind);
  return {
    find,
    label: (kind) => find(kind)?.label[language] ?? "",
    asks: (kind) => find(kind)?.asks,
    inBulk: list.filter((each) => each.inBulk),
    message: list.find(({ asks }) => asks.text === "message"),
  };
}
