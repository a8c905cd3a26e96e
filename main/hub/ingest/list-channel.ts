/** What a channel has of a span, by id and version, without the things themselves. */
import type { Connector, ConnectorContext, ConnectorProblem, Listed, RawItem } from "../connectors/port.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import type { What } from "./completeness.ts";

/** A page of a list; times are ms. */
interface ListedPage {
  what: What;
  from: number;
  to: number;
  page: string | null;
}

/**
 * One page: the connector's own pull, which is told that everything it lists is known, so that it fetches nothing. What a list carries whole is
 * read for its version.
 */
export async function listPage(
  connector: Connector,
  context: ConnectorContext,
  { what, from, to, page }: ListedPage,
): Promise<Result<{ listed: Listed[]; next: string | null }, ConnectorProblem>> {
  if (!connector.pull) return refuse("NOT_SUPPORTED", "这个平台不能拉取");
  const listed: Listed[] = [];
  const known = async (_what: What, named: readonly Listed[]): Promise<ReadonlySet<string>> => {
    listed.push(...named);
    return new Set(named.map(({ id }) => id));
  };
  // What is under way is in no list.
  const { underWay: _none, ...asked } = context;
  const answer = await connector.pull({ ...asked, known }, what, { from: new Date(from), to: new Date(to) }, page);
  if (!answer.ok) return answer;
  return ok({ listed: [...listed, ...answer.value.items.flatMap((item) => versionOf(connector, item))], next: answer.value.next });
}

/** The version that an item tells of; none where it names no thing, or cannot be read: that is in the quarantine. */
function versionOf(connector: Connector, { topic, payload, versionKey }: RawItem): Listed[] {
  if (versionKey === undefined) return [];
  const facts = connector.normalize(topic, payload);
  if (!facts.ok) return [];
  return facts.value.flatMap((fact) => {
    if (fact.type === "order") return [{ id: fact.channelOrderId, version: fact.version, key: versionKey }];
    return fact.type === "case" ? [{ id: fact.channelCaseId, version: fact.version, key: versionKey }] : [];
  });
}
