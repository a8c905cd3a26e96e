/** Answers the contract's `mappings` part: a mapping is looked at, tried on payloads that came, and saved as the next version. */
import { actorName, namesOfPeople, type Principal } from "../access/index.ts";
import type { Connector } from "../connectors/port.ts";
import type { HandlersOf } from "../contract/handlers.ts";
import type { Contract, RefusalCode } from "../contract/index.ts";
import { type MappingSample, mappedKinds, type OurField } from "../contract/mappings.ts";
import { keptAmong, keptPayload, type ShopRow, shopsById, waitingOf } from "../ingest/index.ts";
import { ok, type Result, refuse } from "../kernel/result.ts";
import { commit, type Store } from "../store/index.ts";
import { wrongWith } from "./check.ts";
import { type Field, fieldsOf } from "./fields.ts";
import { hidden } from "./hide.ts";
import { mappingAt, mappingVersions, newestMappings, writeMapping } from "./mapping.store.ts";
import { previewOf } from "./preview.ts";
import { sourceOf } from "./read.ts";
import { suggestFields } from "./suggest.ts";

/** What the room needs of the house. */
interface MappingDeps {
  store: Store;
  connectors: (channel: string) => Connector | undefined;
}

/** Payloads that came, to choose a sample of. */
const SAMPLES = 20;

/** Answers the contract's `mappings` part. */
export function mappingHandlers(deps: MappingDeps): HandlersOf<Contract["mappings"], Principal> {
  const { store } = deps;
  const shopOf = async (id: string): Promise<Result<ShopRow, RefusalCode>> => {
    const shop = (await shopsById(store, [id])).get(id);
    if (!shop) return refuse("NOT_FOUND", "没有这个店铺。");
    if (!deps.connectors(shop.channel)?.byMapping)
      return refuse("NOT_SUPPORTED", "这个平台的内容是已知的，不需要字段映射。", { en: "What this channel sends is known: it needs no mapping." });
    return ok(shop);
  };
  const sampleOf = async (shopId: string, sample: MappingSample): Promise<Result<{ source: string; payload: string }, RefusalCode>> => {
    if ("text" in sample) return ok({ source: sample.source, payload: sample.text });
    const kept = await keptPayload(store, { shopId, id: sample.payloadId });
    return kept ? ok({ source: sourceOf(kept.topic), payload: kept.payload }) : gone;
  };
  return {
    get: async ({ shopId }) => {
      const shop = await shopOf(shopId);
      if (!shop.ok) return shop;
      const [newest, versions, samples, waiting, people] = await Promise.all([
        newestMappings(store, [shopId]),
        mappingVersions(store, shopId),
        keptAmong(store, { shopId, most: SAMPLES }),
        waitingOf(store, { shopId, most: 1 }),
        namesOfPeople(store),
      ]);
      const mapping = newest.get(shopId);
      return ok({
        shopName: shop.value.name,
        webhookPath: `/hooks/${shop.value.channel}/${shopId}`,
        version: mapping?.version ?? 0,
        body: mapping?.body ?? null,
        versions: versions.map(({ savedBy, ...version }) => ({ ...version, savedBy: people.get(savedBy) ?? savedBy })),
        kinds: mappedKinds.map((kind) => ({ kind, fields: fieldsOf[kind].map(viewOf) })),
        samples: samples.map(({ topic, ...sample }) => ({ ...sample, source: sourceOf(topic) })),
        waiting: waiting.all,
      });
    },
    version: async ({ shopId, version }) => {
      const body = await mappingAt(store, { shopId, version });
      return body ? ok({ body }) : refuse("NOT_FOUND", "没有这个版本。");
    },
    sample: async ({ shopId, payloadId }) => {
      const shop = await shopOf(shopId);
      if (!shop.ok) return shop;
      const kept = await keptPayload(store, { shopId, id: payloadId });
      if (!kept) return gone;
      const { topic, payload, ...sample } = kept;
      return ok({ ...sample, source: sourceOf(topic), text: hidden(payload) });
    },
    suggest: async ({ shopId, kind, list, sample }) => {
      const shop = await shopOf(shopId);
      if (!shop.ok) return shop;
      const given = await sampleOf(shopId, sample);
      return given.ok ? ok(suggestFields({ kind, list, ...given.value })) : given;
    },
    preview: async ({ shopId, body, sample }) => {
      const shop = await shopOf(shopId);
      if (!shop.ok) return shop;
      const given = sample === null ? ok(null) : await sampleOf(shopId, sample);
      return given.ok ? ok(await previewOf(store, { shopId, body, sample: given.value })) : given;
    },
    save: async ({ shopId, basedOn, body }, principal) => {
      const shop = await shopOf(shopId);
      if (!shop.ok) return shop;
      const wrong = wrongWith(body);
      if (wrong) return refuse("BAD_INPUT", wrong.said.zh, { en: wrong.said.en });
      const version = basedOn + 1;
      const actor = actorName(principal);
      const written = await commit(store, actor, async (tx) => {
        if (!(await writeMapping(tx, { shopId, version, body, savedBy: actor }))) return false;
        tx.journal({
          verb: "shop.mapped",
          subject: "shop",
          subjectId: shopId,
          data: { version, parts: body.parts.map(({ name, kind }) => `${name}: ${kind}`) },
        });
        tx.emit({ name: "shop.mapped", subjectId: shopId, data: { version } });
        return true;
      });
      return written ? ok({ version }) : refuse("SAVED_MEANWHILE", "别人刚刚保存过这份映射，请对照之后再保存。");
    },
  };
}

const gone = refuse("NOT_FOUND", "这条内容已经不在了，请另选一条。");

function viewOf({ id, name, needed, reads, group, words = [] }: Field): OurField {
  return { field: id, name, needed: needed === true, reads, group: group ?? null, words: words.map(([value, name]) => ({ value, name })) };
}
