import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocale } from "../locales/provider.tsx";
import { useSay } from "../ui/above.tsx";
import { isTimedOut } from "./patience.ts";
import { isUnreachable, refusalCode, sentenceOf } from "./refusal.ts";

interface Change<Input, Output> {
  call: (input: Input) => Promise<Output>;
  /** Said when it worked; nothing when the screen itself shows it. */
  said?: string | ((output: Output) => string);
  after?: (output: Output, input: Input) => void;
  /** It bears a key of its intention, so that whoever did not hear the answer may send it again. */
  keyed?: boolean;
  /** Those that bear the same word go one after another, as they were asked for: two that are under way at once may arrive the wrong way round. */
  inOrder?: string;
}

/** How often what was not answered is sent again by itself, and after which pause first. */
const AGAIN = 3;
const FIRST_PAUSE_MS = 500;

/** One way for every command: call, say what happened or why not, ask again for what is on the screen. */
export function useChange<Input, Output>({ call, said, after, keyed = false, inOrder }: Change<Input, Output>): UseMutationResult<Output, Error, Input> {
  const queries = useQueryClient();
  const say = useSay();
  const spoken = useLocale();
  return useMutation<Output, Error, Input>({
    mutationFn: call,
    ...(inOrder && { scope: { id: inOrder } }),
    // A line that broke tells nothing of whether the hub had heard; one that timed out has kept a person waiting long enough.
    retry: (failures, error) => keyed && failures < AGAIN && isUnreachable(error) && !isTimedOut(error),
    retryDelay: (failures) => FIRST_PAUSE_MS * 2 ** failures,
    // Whether there is a network is no word about a hub on this machine.
    networkMode: "always",
    onSuccess: async (output, input) => {
      const text = typeof said === "function" ? said(output) : said;
      if (text) say.success(text);
      after?.(output, input);
      // What the hub holds now is older than what is still to come after it.
      const isLast = !inOrder || queries.isMutating({ predicate: ({ options }) => options.scope?.id === inOrder }) <= 1;
      if (isLast) await queries.invalidateQueries();
    },
    onError: async (error) => {
      say.error(sentenceOf(error, spoken), 5);
      if (refusalCode(error)) await queries.invalidateQueries();
    },
  });
}

/** A key that marks one intention, so that sending it twice does it once. Works without a secure origin. */
export function requestKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
