/**
 * Who may use which call of the contract, written down apart from the program: what the product does is held against this. A call that
 * is missing here fails the guard; a right that moves must be moved here, too, by somebody who means it.
 */
import type { AgentName, Role } from "../../main/hub/contract/words.ts";

type Who = readonly (Role | "nobody" | "key" | `agent:${AgentName}`)[];

const everybody: Who = ["agent", "supervisor", "trainer", "risk", "operations", "finance", "warehouse", "admin"];
const anybody: Who = ["nobody", "key", "agent:triage", "agent:reply", "agent:trial", ...everybody];
const workers: Who = ["agent", "supervisor", "risk", "admin"];
const leaders: Who = ["supervisor", "admin"];
const trainers: Who = ["trainer", "admin"];
const termKeepers: Who = ["supervisor", "trainer", "operations", "admin"];
const shopKeepers: Who = ["supervisor", "operations", "admin"];
const exporters: Who = ["supervisor", "operations", "finance", "admin"];
const reviewers: Who = ["supervisor", "finance", "admin"];
const hurriers: Who = ["supervisor", "risk", "admin"];
const undoers: Who = ["agent", "supervisor", "risk", "finance", "admin"];
const riskDesk: Who = ["supervisor", "risk", "admin"];
const binders: Who = ["agent", "supervisor", "risk", "warehouse", "admin"];
const watchers: Who = ["supervisor", "operations", "admin"];
const admin: Who = ["admin"];
const key: Who = ["key"];

const each = (part: string, who: Who, names: string): [string, Who][] => names.split(" ").map((name) => [`${part}.${name}`, who]);

/** By call, who may use it. */
export const rights: ReadonlyMap<string, Who> = new Map<string, Who>([
  ...each("session", anybody, "me redeem signIn invitation accept beginProvider finishProvider"),
  ...each("session", everybody, "become signOut operators"),
  ...each(
    "account",
    everybody,
    "get introduce rename changePassword beginSecondFactor confirmSecondFactor endSecondFactor endSession signOutEverywhere connectProvider disconnectProvider",
  ),
  ...each("settings", everybody, "get change undo marks mark"),
  ...each("people", admin, "list invite revokeInvitation renewPassword change disable enable unlink handOver"),
  ...each("privacy", admin, "keys rotateKey findBuyer previewErasure erase erasures keep setKeep reveals left"),
  ...each("assistant", admin, "get nameHouse settle"),
  ...each("demonstration", everybody, "peak startPeak stopPeak"),
  ...each("caseMarks", everybody, "tags everyTag"),
  ...each("caseMarks", workers, "tag untag setPriority snooze wake"),
  ...each("caseLinks", workers, "link unlink split rejoin"),
  ...each("bulk", workers, "ids preview run undo"),
  ...each("duty", workers, "handOver"),
  ...each("duty", everybody, "handed"),
  ...each("standing", everybody, "say people"),
  ...each("assignment", leaders, "get save preview waiting"),
  ...each("alerts", everybody, "ways setWays"),
  ...each("alerts", watchers, "kinds notifiers sent"),
  ...each("alerts", leaders, "save remove test"),
  ...each("waiting", watchers, "board group acknowledge snooze settle look rules hits roster"),
  ...each("waiting", leaders, "saveRule removeRule saveRoster"),
  ...each("foundCases", watchers, "rules hits"),
  ...each("foundCases", leaders, "save saveMost"),
  ...each("foundCases", everybody, "of"),
  ...each("notes", everybody, "list calls seen"),
  ...each("notes", workers, "add"),
  ...each("presence", everybody, "tell now"),
  ...each("cases", everybody, "list counts get handover draft unsent"),
  ...each("cases", workers, "evidencePack assign takeNext setClass setWants close keepPromise keepWords wantSuggestion stopWriting"),
  ...each("cases", binders, "bindReturn"),
  ...each("evidence", everybody, "look list"),
  ...each("evidence", workers, "begin put finish remove"),
  ...each("mappings", shopKeepers, "get version sample suggest preview save"),
  ...each("imports", leaders, "list get begin put look plan rows run cancel undo refused"),
  ...each("buyers", everybody, "beside"),
  ...each("buyers", workers, "merge unmerge"),
  ...each("actions", everybody, "kinds held secondWaits secondPerson"),
  ...each("actions", workers, "preview refusalForm do seen agree turnDown"),
  ...each("actions", admin, "setSecondPerson"),
  ...each("actions", undoers, "undo"),
  ...each("actions", hurriers, "sendNow"),
  ...each("orders", everybody, "timeline findings"),
  ...each("orders", workers, "reveal"),
  ...each("decisions", reviewers, "automatic rule mark unmark previewMarks markMany recoveries openRecovery endRecovery"),
  ...each("decisions", leaders, "setSample"),
  ...each("search", everybody, "find"),
  ...each("orderList", everybody, "list count"),
  ...each("orderList", exporters, "export"),
  ...each("stock", everybody, "list summary"),
  ...each("stock", exporters, "export"),
  ...each("views", everybody, "list add change remove"),
  ...each("insights", leaders, "floor clocks"),
  ...each("audit", leaders, "list state export"),
  ...each("insights", reviewers, "figures neverLeft exportFigures behind behindCount exportBehind"),
  ...each("policies", everybody, "list history version"),
  ...each("policies", reviewers, "reach"),
  ...each("policies", leaders, "check publish draft keepDraft dropDraft propose"),
  ...each("policies", admin, "setSecondPerson"),
  ...each("automation", everybody, "state"),
  ...each("automation", riskDesk, "targets preview stop resume"),
  ...each("policies", everybody, "list history"),
  ...each("policies", leaders, "check publish"),
  ...each("terms", everybody, "shops get preview"),
  ...each("terms", termKeepers, "save"),
  ...each("examples", trainers, "list save cut setState saveClasses"),
  ...each("examples", everybody, "classes"),
  ...each("cards", trainers, "list check save setState versions putBack"),
  ...each("macros", everybody, "list preview save remove versions"),
  ...each("macros", workers, "offered"),
  ...each("labelModel", everybody, "state"),
  ...each("labelModel", trainers, "retrain versions returnTo curve measureCurve"),
  ...each("training", trainers, "list gaps confusion get create put measure cancel publish rollBack drop"),
  ...each("maps", shopKeepers, "get save remove test"),
  ...each("maps", workers, "distance"),
  ...each("models", leaders, "get save remove order setBudget test sent sentOne"),
  ...each("comparisons", leaders, "list estimate start get cancel goOn vote"),
  ...each("searchModels", leaders, "get choose fetch stopFetch stopReindex"),
  ...each("accountCases", riskDesk, "preview decide"),
  ...each("risk", riskDesk, "accounts account decide previewMark mark endMark recordAppeal closeAppeal joined merge split undoChange evidencePack export"),
  ...each("status", everybody, "get completeness awaited backups"),
  ...each("status", shopKeepers, "checkJournal keepPayloads keepBackups confirmClock"),
  ...each("capture", everybody, "board gaps"),
  ...each("quarantine", everybody, "causes payloads one replays replayed"),
  ...each("quarantine", shopKeepers, "reveal replay discard takeBack export"),
  ...each("shops", everybody, "marks"),
  ...each("shops", shopKeepers, "broken channels save pause resume authorise authorised test apiKeys makeApiKey revokeApiKey"),
  ...each("live", everybody, "events"),
  ...each("triage", ["agent:triage"], "take propose trainingSet keepModel keepCurve loadModel starterWants keepWantModel"),
  ...each(
    "reply",
    ["agent:reply"],
    "endpoints callBegins callEnds steps keepStep keepWrites dropSteps take record similar cards propose where draft reportModel",
  ),
  ...each(
    "trial",
    ["agent:trial"],
    "endpoints callBegins callEnds steps keepStep keepWrites dropSteps next rows questions report nextCompared keepCompared haltComparison",
  ),
  ...each("rest", key, "putOrder putOrders putEvents putOrderEvents putTraces compareOrders putCase putCases putMessage orders timeline cases case"),
]);
