/** Every room's answers put together: what one room shows of another is handed over here. */
import { namesOfPeople, type Principal, standingHandlers } from "../access/index.ts";
import {
  accountCaseHandlers,
  actionHandlers,
  actionNames,
  automaticOfAccount,
  automaticUnderWay,
  bulkHandlers,
  grantedOf,
  holdsOf,
  pageExtras,
  reviewOfActions,
} from "../actions/index.ts";
import { alertHandlers } from "../alerts/index.ts";
import { auditHandlers, checkChain, checkWholeChain } from "../audit/index.ts";
import { automationHandlers, decisionHandlers, policyHandlers, queuesUnderMark, ruledNow } from "../decisions/index.ts";
import {
  accountPack,
  agentHandlers,
  answerGaps,
  assignmentHandlers,
  buyerHandlers,
  caseHandlers,
  caseLinkHandlers,
  caseMarkHandlers,
  caseRowsOf,
  casesAbout,
  dutyHandlers,
  foundHandlers,
  heldAnswers,
  heldCase,
  judgedCells,
  noteHandlers,
  openDrafts,
  presenceHandlers,
  type ReplyDeps,
  replyRecord,
} from "../disputes/index.ts";
import { evidenceHandlers } from "../evidence/index.ts";
import { importHandlers } from "../imports/index.ts";
import { allShops, captureHandlers, keepTold, quarantineHandlers, shopHandlers, statusHandlers } from "../ingest/index.ts";
import { insightHandlers } from "../insights/index.ts";
import {
  agreeingExamples,
  answeringExamples,
  batchHandlers,
  cardHandlers,
  cardsFor,
  exampleHandlers,
  isAnswering,
  type Knowledge,
  labelModelHandlers,
  macroHandlers,
  searchModelHandlers,
} from "../knowledge/index.ts";
import { mappingHandlers } from "../mappings/index.ts";
import { mapsHandlers } from "../maps/index.ts";
import { comparingHandlers, comparisonHandlers, modelHandlers, modelUseHandlers } from "../models/index.ts";
import { orderHandlers, ordersByHour, orderTimeline, stockHandlers } from "../orders/index.ts";
import { privacyHandlers } from "../privacy/index.ts";
import { accountBrief, riskHandlers } from "../risk/index.ts";
import { orderListHandlers, searchHandlers, viewHandlers } from "../search/index.ts";
import { termsHandlers } from "../terms/index.ts";
import { waitingHandlers } from "../waiting/index.ts";
import { alertingOf, LOOK } from "./alerting.ts";
import type { HubHandlers } from "./carrier.ts";
import { backupsKept, backupsThere, KEEP_BACKUPS } from "./daily-backup.ts";
import { demonstrationHandlers } from "./demonstration.handlers.ts";
import { enteringHandlers } from "./entering.ts";
import { hubFigures } from "./figures.view.store.ts";
import { casesReady, effectsUnderWay } from "./flow.view.store.ts";
import type { HubParts } from "./parts.ts";
import { restHandlers } from "./rest.handlers.ts";
import { termsInForce } from "./terms-in-force.ts";

/** A hit as others are shown it. */
const shown = ({ example: { id, question, reply, label }, score }: Awaited<ReturnType<Knowledge["search"]>>[number]) => ({ id, question, reply, label, score });

/** Answers the whole contract. */
export function answerContract(parts: HubParts): HubHandlers {
  const { store, knowledge, platform, jobs, training } = parts;
  const holds = holdsOf(store);
  const caseRows = (ids: readonly string[]) => caseRowsOf({ store, holds }, ids);
  const drafts = openDrafts({ emit: (event) => parts.broadcast([event]) }, store.clock.now);
  const endpoints = { store, vault: parts.vault, named: platform.environment.ai };
  const sources = replySources(parts);
  const caseNumbers = async (ids: readonly string[]) => new Map((await caseRows(ids)).map(({ id, number }) => [id, number]));
  const cases = caseHandlers(store, {
    drafts,
    actionNames,
    holds,
    pageExtras: async (caseId: string, principal: Principal) =>
      (await pageExtras(parts, { caseId, principal })) ?? { decisions: [], actions: [], offers: [], answering: null, refundableFen: 0 },
    accountBrief: (accountId) => accountBrief(store, accountId),
    readOrder: (orderId) => orderTimeline(store, orderId),
    channelOf: parts.channelOf,
  });
  return {
    ...enteringHandlers(parts),
    cases,
    caseMarks: caseMarkHandlers(store),
    caseLinks: caseLinkHandlers({ store, underWay: effectsUnderWay }),
    bulk: bulkHandlers(parts),
    duty: dutyHandlers(store),
    foundCases: foundHandlers({ store, askLook: () => jobs.ask(LOOK) }),
    standing: standingHandlers(parts),
    assignment: assignmentHandlers({ ...parts, ready: casesReady }),
    alerts: alertHandlers(alertingOf(parts)),
    waiting: waitingHandlers({ ...alertingOf(parts), askLook: () => jobs.ask(LOOK) }),
    notes: noteHandlers(store),
    presence: presenceHandlers(parts.presence),
    buyers: buyerHandlers(store),
    evidence: evidenceHandlers({ ...parts, fetchFile: platform.fetchFile }),
    imports: importHandlers(parts),
    mappings: mappingHandlers(parts),
    actions: actionHandlers({ ...parts, caseRows }),
    accountCases: accountCaseHandlers(parts),
    orders: orderHandlers(store, (ids) => casesAbout(store, ids)),
    search: searchHandlers(store),
    orderList: orderListHandlers(store),
    stock: stockHandlers(store),
    views: viewHandlers(store),
    insights: insightHandlers(parts),
    audit: auditHandlers(store),
    decisions: decisionHandlers(store, { caseRows, ...reviewOfActions(store) }),
    automation: automationHandlers({ ...parts, underWay: automaticUnderWay }),
    policies: policyHandlers(store, { engine: parts.engine, grantedByRow: grantedOf(store) }),
    terms: termsHandlers(store),
    examples: exampleHandlers(store, {
      near: async (text) => (await knowledge.search({ text, limit: 4, nearest: true })).filter(({ example }) => example.state !== "retired").map(shown),
      terms: () => termsInForce(store),
      ruledNow: ruledNow(parts),
    }),
    cards: cardHandlers(store),
    demonstration: demonstrationHandlers(store, parts.stage),
    macros: macroHandlers(store, (caseId) =>
      replyRecord({ store, readOrder: (orderId) => orderTimeline(store, orderId), granted: parts.holding.granted }, caseId),
    ),
    training: batchHandlers(store, {
      held: () => heldAnswers(store),
      gaps: () => answerGaps(store),
      judged: () => judgedCells(store),
      askRetrain: () => jobs.ask("retrain"),
    }),
    labelModel: labelModelHandlers(store, {
      askRetrain: () => jobs.ask("retrain"),
      askCurve: () => jobs.ask("curve"),
      training: () => training,
      search: async () => ({ embedder: knowledge.embedderId() ?? "built-in", indexed: await knowledge.size() }),
    }),
    maps: mapsHandlers({ store, vault: parts.vault, post: platform.post }),
    models: modelHandlers({ ...endpoints, port: parts.models, caseNumbers }),
    comparisons: comparisonHandlers({ ...endpoints, caseNumbers, held: () => heldAnswers(store) }),
    searchModels: searchModelHandlers(store, parts.searchModel),
    privacy: privacyHandlers({
      ...parts,
      askReseal: () => jobs.ask("keys.reseal"),
      askErase: () => jobs.ask("buyers.erase"),
      names: () => namesOfPeople(store),
      shops: async () => (await allShops(store)).map(({ id, name }) => ({ id, name })),
    }),
    risk: riskHandlers(store, {
      caseRows,
      underMark: (ids, mark) => queuesUnderMark(parts, ids, mark),
      automaticOf: automaticOfAccount,
      pack: async ({ caseIds, ...of }, principal) => {
        const pages = await Promise.all(caseIds.map((caseId) => cases.get({ caseId }, principal)));
        return accountPack({ ...of, pages: pages.flatMap((page) => (page.ok ? [page.value] : [])) }, new Date(store.clock.now()));
      },
      vault: parts.vault,
    }),
    status: statusHandlers({
      ...parts,
      databaseKind: platform.environment.databaseUrl ? "external" : "embedded",
      extras: () => hubFigures(parts),
      keepBackups: KEEP_BACKUPS,
      backups: async () => ({ keep: await backupsKept(store), rows: backupsThere(platform) }),
      confirmClock: (principal) => parts.clockGuard.confirm(principal),
      checkJournal: async () => {
        await checkChain(store);
        return checkWholeChain(store, Number.POSITIVE_INFINITY);
      },
    }),
    capture: captureHandlers({ ...parts, ordersByHour }),
    quarantine: quarantineHandlers(parts),
    shops: shopHandlers(parts),
    ...agentHandlers(store, {
      drafts,
      modelUse: (agent) => modelUseHandlers(endpoints, agent),
      readOrder: (orderId) => orderTimeline(store, orderId),
      granted: parts.holding.granted,
      ...sources,
      comparing: comparingHandlers({ ...endpoints, asked: (id) => heldCase({ store, ...sources }, id) }),
      alike: async (text, state) =>
        (await knowledge.search({ text, limit: 20, filter: { state }, nearest: true })).map(({ exampleId: id, score }) => ({ id, score })),
    }),
    rest: restHandlers({ store, keep: keepTold(store), readCase: (caseId, principal) => cases.get({ caseId }, principal), wake: parts.wake }),
  };
}

/** What replies are written from: cards, examples and similar cases. */
function replySources({ store, knowledge }: HubParts): Pick<ReplyDeps, "similar" | "cards" | "isAnswering" | "answering"> {
  return {
    cards: (wants) => cardsFor(store, wants),
    isAnswering: (wants) => isAnswering(store, wants),
    answering: async (ids) => (ids.length === 0 ? new Map() : answeringExamples(store, ids)),
    similar: async ({ text, channel, label, limit }) => {
      // What contradicts the rules of today, or is over, is neither shown nor written from; so many more are asked for.
      const hits = await knowledge.search({
        text,
        limit: limit * 2,
        filter: { state: "accepted", ...(channel ? { channel } : {}), ...(label && label !== "none" ? { label } : {}) },
      });
      const agreeing = await agreeingExamples(
        store,
        hits.map(({ exampleId }) => exampleId),
      );
      return hits
        .filter(({ exampleId }) => agreeing.has(exampleId))
        .slice(0, limit)
        .map(shown);
    },
  };
}
