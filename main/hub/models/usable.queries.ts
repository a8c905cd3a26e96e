import type { Vault } from "../access/index.ts";
import type { UsableEndpoint } from "../contract/index.ts";
import type { CallTask } from "../contract/models.ts";
import type { Store } from "../store/index.ts";
import { keptEndpoints } from "./endpoint.store.ts";
import { does, type EndpointRow, endpointNamed, type NamedModel } from "./endpoint.ts";

/** What reading endpoints needs. */
export interface EndpointsOf {
  store: Store;
  vault: Vault;
  /** What the environment names, if it does. */
  named: NamedModel | undefined;
}

/** Endpoints that do a task, best first: the environment's before those that are kept. A comparison may ask every one: it is tried before it is used. Keys in plain: for the hub's own agents only. */
export async function usableEndpoints({ store, vault, named }: EndpointsOf, task: CallTask): Promise<UsableEndpoint[]> {
  const kept = (await keptEndpoints(store)).map((row) => usable(row, row.key ? vault.open(row.key) : ""));
  const own = named ? [usable(endpointNamed(named), named.apiKey)] : [];
  return [...own, ...kept].filter(({ body }) => task === "comparison" || does(body, task)).map(({ endpoint }) => endpoint);
}

function usable({ id, revision, body }: Omit<EndpointRow, "key">, key: string): { body: EndpointRow["body"]; endpoint: UsableEndpoint } {
  const { tasks: _tasks, enabled: _enabled, ...rest } = body;
  return { body, endpoint: { ...rest, id, revision, key } };
}
