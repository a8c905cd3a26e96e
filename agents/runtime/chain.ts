/** Several endpoints in order of preference: the first that is well is asked; one that fails rests for a while, and the next takes over. */
import type { UsableEndpoint } from "../../main/hub/contract/index.ts";
import type { ModelProblem } from "../../main/hub/contract/words.ts";
import { ok, type Result, refuse } from "../../main/hub/kernel/result.ts";
import { type ChatModel, type Ledger, openChatModel, type Question, type Written } from "./models.ts";
import { isOfEndpoint } from "./problems.ts";

/** First rest of an endpoint that failed, ms; each further failure doubles it. */
const REST_MS = 15_000;
const LONGEST_REST_MS = 600_000;

interface Health {
  revision: number;
  model: ChatModel;
  failures: number;
  restsUntil: number;
  problem: ModelProblem;
}

/** An answer, and which endpoint gave it. */
interface Answered extends Written {
  endpoint: UsableEndpoint;
}
/** What endpoint failed, and how. */
type Failure = (endpoint: UsableEndpoint, problem: ModelProblem | null) => void;

export interface Chain {
  /**
   * Asks one after the other until one answers. Refused with the last one's problem; a spent budget, a stop and a leak end it at once. `onEndpoint`
   * hears whose words come from now on.
   */
  ask(
    endpoints: readonly UsableEndpoint[],
    question: Question,
    hears: { onEndpoint?(endpoint: UsableEndpoint): void; onEnd?: Failure },
  ): Promise<Result<Answered, ModelProblem>>;
}

/** Opens a chain; health is remembered as long as the hub runs. With `rests` false one that failed is asked again at once: who measures wants to know. */
export function openChain(ledger: Ledger, { now = () => performance.now(), rests = true }: { now?: () => number; rests?: boolean } = {}): Chain {
  const known = new Map<string, Health>();
  const healthOf = (endpoint: UsableEndpoint): Health => {
    const found = known.get(endpoint.id);
    if (found && found.revision === endpoint.revision) return found;
    const fresh = { revision: endpoint.revision, model: openChatModel(endpoint, ledger), failures: 0, restsUntil: 0, problem: "unreachable" as ModelProblem };
    known.set(endpoint.id, fresh);
    return fresh;
  };
  /** Those that are well in their order; where all rest, none: cards answer at once rather than late. */
  const well = (endpoints: readonly UsableEndpoint[]): Health[] => endpoints.map(healthOf).filter(({ restsUntil }) => restsUntil <= now());
  return {
    ask: async (endpoints, question, hears) => {
      // Where all rest, what made the first of them rest is still what is wrong.
      const [first] = endpoints.map(healthOf);
      let last: Result<never, ModelProblem> = refuse(first?.problem ?? "unreachable", "没有可用的模型");
      for (const health of well(endpoints)) {
        const { endpoint } = health.model;
        hears.onEndpoint?.(endpoint);
        const answer = await health.model.ask(question);
        if (answer.ok) {
          health.failures = 0;
          hears.onEnd?.(endpoint, null);
          return ok({ ...answer.value, endpoint });
        }
        const { code } = answer.refusal;
        last = answer;
        if (!isOfEndpoint(code)) return answer;
        health.problem = code;
        health.failures += 1;
        health.restsUntil = rests ? now() + Math.min(LONGEST_REST_MS, REST_MS * 2 ** (health.failures - 1)) : 0;
        hears.onEnd?.(endpoint, code);
      }
      return last;
    },
  };
}
