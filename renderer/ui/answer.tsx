import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Bones, Problem } from "./parts.tsx";

interface AnswerProps<Data> {
  of: UseQueryResult<Data>;
  lines?: number;
  children: (data: Data) => ReactNode;
}

/** Waiting, failed or there: the three faces of an answer, said once. Old data stays while new is fetched. */
export function Answer<Data>({ of, lines, children }: AnswerProps<Data>): ReactNode {
  if (of.data !== undefined) return children(of.data);
  if (of.error) return <Problem error={of.error} retry={() => void of.refetch()} />;
  return <Bones lines={lines} />;
}
