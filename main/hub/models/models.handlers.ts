import { actorName, type Principal } from "../access/index.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract, EndpointView, UsableEndpoint } from "../contract/index.ts";
import { ok, refuse } from "../kernel/result.ts";
import { settingOf } from "../store/index.ts";
import { BUDGET, type Budget, dayBegan } from "./budget.ts";
import { figuresSince, newestCalls } from "./call.store.ts";
import { removeEndpoint, saveEndpoint, setBudget, setOrder } from "./change-endpoints.commands.ts";
import { keptEndpoints } from "./endpoint.store.ts";
import { endpointNamed, FROM_ENVIRONMENT, faultOfAddress, sameDoor } from "./endpoint.ts";
import { sentCall, sentCalls } from "./sent.view.store.ts";
import type { EndpointsOf } from "./usable.queries.ts";

type ModelPart = HandlersOf<Contract["models"], Principal>;

/** Whoever can speak to models: the hub itself knows no vendor. */
export interface ModelPort {
  /** One small real call; never throws. */
  test(endpoint: UsableEndpoint): Promise<{ working: boolean; zh: string; en: string; ms: number }>;
}

export interface ModelDeps extends EndpointsOf {
  port: ModelPort;
  /** Numbers of cases by id, as people know them. */
  caseNumbers(ids: readonly string[]): Promise<Map<string, string>>;
}

const DAY_MS = 86_400_000;
const done = ok({ ok: true as const });

/** Answers `contract.models`: endpoints, budget, test, and what was sent. Keys come in and never go out. */
export function modelHandlers(deps: ModelDeps): ModelPart {
  const { store } = deps;
  return {
    get: async () => {
      const figures = await figuresSince(store, dayBegan(store.clock.now()));
      const sum = (pick: (one: (typeof figures)[number]) => number): number => figures.reduce((total, one) => total + pick(one), 0);
      const today = {
        calls: sum((one) => one.calls),
        costMicro: sum((one) => one.costMicro),
        tokensIn: sum((one) => one.tokensIn),
        tokensOut: sum((one) => one.tokensOut),
      };
      const budget = await settingOf<Budget>(store, BUDGET);
      return ok({ endpoints: await endpointViews(deps, figures), budgetFen: budget?.fen ?? null, today });
    },
    save: (saved, principal) => saveEndpoint(deps, actorName(principal), saved),
    remove: ({ id }, principal) => removeEndpoint(store, actorName(principal), id),
    order: async ({ ids }, principal) => {
      await setOrder(store, actorName(principal), ids);
      return done;
    },
    setBudget: async ({ fen }, principal) => {
      await setBudget(store, actorName(principal), fen);
      return done;
    },
    test: (tried) => testOf(deps, tried),
    sent: async ({ caseId, ...asked }) => {
      const { rows, total } = await sentCalls(store, { ...asked, caseId: caseId ?? null });
      const numbers = await deps.caseNumbers(rows.flatMap((row) => row.caseId ?? []));
      return ok({ rows: rows.map((row) => ({ ...row, caseNumber: numbers.get(row.caseId ?? "") ?? null })), total });
    },
    sentOne: async ({ id }) => {
      const row = await sentCall(store, id);
      if (!row) return refuse("NOT_FOUND", "没有这次调用，可能已过保存期。");
      const numbers = await deps.caseNumbers(row.caseId === null ? [] : [row.caseId]);
      return ok({ ...row, caseNumber: numbers.get(row.caseId ?? "") ?? null });
    },
  };
}

const testOf = async (deps: ModelDeps, { id, body, key }: Parameters<ModelPart["test"]>[0]): ReturnType<ModelPart["test"]> => {
  const isNamed = id === FROM_ENVIRONMENT;
  const kept = isNamed ? undefined : (await keptEndpoints(deps.store)).find((each) => each.id === id);
  if (id !== null && !isNamed && !kept) return refuse("NOT_FOUND", "没有这个模型。");
  if (isNamed && !deps.named) return refuse("NOT_FOUND", "没有这个模型。");
  const own = isNamed && deps.named ? endpointNamed(deps.named).body : body;
  const fault = isNamed ? null : faultOfAddress(own.baseUrl);
  if (fault) return ok({ working: false, ...fault, ms: 0 });
  const mayUseKept = kept !== undefined && key === "" && sameDoor(kept.body.baseUrl, own.baseUrl);
  const plain = isNamed ? (deps.named?.apiKey ?? "") : mayUseKept && kept.key ? deps.vault.open(kept.key) : key;
  const { tasks: _tasks, enabled: _enabled, ...rest } = own;
  return ok(await deps.port.test({ ...rest, id: id ?? "new", revision: kept?.revision ?? 0, key: plain }));
};

async function endpointViews(deps: ModelDeps, figures: Awaited<ReturnType<typeof figuresSince>>): Promise<EndpointView[]> {
  const newest = new Map((await newestCalls(deps.store, new Date(deps.store.clock.now() - DAY_MS))).map((call) => [call.endpointId, call]));
  const today = new Map(figures.map((each) => [each.endpointId, each]));
  const shown = (id: string) => {
    const last = newest.get(id);
    const { calls, failed, costMicro } = today.get(id) ?? { calls: 0, failed: 0, costMicro: 0 };
    return { id, last: last ? { at: last.at, problem: last.problem } : null, calls, failed, costMicro };
  };
  const kept = (await keptEndpoints(deps.store)).map(({ id, body, key, revision, updatedAt }) => ({
    ...body,
    ...shown(id),
    origin: "kept" as const,
    hasKey: key !== null,
    revision,
    updatedAt,
  }));
  if (!deps.named) return kept;
  const { body } = endpointNamed(deps.named);
  return [{ ...body, ...shown(FROM_ENVIRONMENT), origin: "environment", hasKey: deps.named.apiKey !== "none", revision: 0, updatedAt: null }, ...kept];
}
