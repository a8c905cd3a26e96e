import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { PolicyBody } from "../../../main/hub/contract/policies.ts";
import { api, type Outputs } from "../../client/rpc.ts";

/** What the hub says of a body. */
export type Checked = Outputs["policies"]["check"];

/** Nobody wants to be told of the word he is writing. */
const PAUSE_MS = 600;

/** Checks a body by itself, a moment after it last changed; what was said of another body is shown until then but settles nothing. */
export function useCheck(body: PolicyBody): { checked: Checked | null; isClean: boolean } {
  const asked = useSettled(body, PAUSE_MS);
  const answer = useQuery(api.policies.check.queryOptions({ input: { body: asked }, placeholderData: (before: Checked | undefined) => before }));
  const checked = answer.data ?? null;
  const isAbout = asked === body && !answer.isPlaceholderData && checked !== null;
  return { checked, isClean: isAbout && checked.faults.length === 0 && checked.examples.every((example) => example.passed) };
}

/** A value once it has stood still. */
function useSettled<Value>(value: Value, ms: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
