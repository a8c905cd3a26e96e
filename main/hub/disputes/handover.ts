/** A case written for whoever takes it over, from what its page shows: what happened, what was said, what is open. Nobody is guessed about. Pure. */
import type { CasePage, Handover, HandoverLine } from "../contract/index.ts";
import type { Queue } from "../contract/words.ts";
import { asWritten } from "../kernel/said.ts";
import { beginning } from "../kernel/text.ts";
import { defaultEnglish, defaultWords, kindEnglish, kindWords, stateWords } from "./case.words.ts";
import { money, time } from "./reply-slots.ts";
import * as english from "./reply-slots-english.ts";

type Source = HandoverLine["source"]["kind"];
type Lines = (HandoverLine | null)[];

/** Letters by which a reply is known again in the action that sent it. */
const BEGINS = 10;
/** Letters of somebody's words that are quoted; the rest stands at the source. */
const QUOTED = 80;

/** What actions tell of themselves; handed in, because disputes know no action. */
export type ActionNames = ReadonlyMap<CasePage["actions"][number]["kind"], { label: { zh: string; en: string }; asks: { text: "message" | "note" | null } }>;

/** Everything the next person must know, each sentence with its source; `now` in ms. What somebody wrote is quoted in both languages as it was written. */
export function handoverOf(page: CasePage, { now, actions }: { now: number; actions: ActionNames }): Handover {
  const inTime = (lines: Lines): HandoverLine[] =>
    lines.filter((line) => line !== null).toSorted((left, right) => (left.at?.getTime() ?? now) - (right.at?.getTime() ?? now));
  const open = inTime([...waitingFor(page, actions), ...clocks(page, now), ...troubles(page)]);
  const nothing = line("case", page.case.id, { zh: "没有等着处理的事。", en: "Nothing is waiting to be done." });
  return {
    parts: [
      { part: "happened", lines: inTime([opened(page), whereItIs(page), ...found(page), ...decided(page), ...done(page, actions), ...cameBack(page)]) },
      { part: "said", lines: inTime(said(page)) },
      { part: "open", lines: open.length > 0 ? open : [nothing] },
    ],
  };
}

function line(kind: Source, id: string, told: { zh: string; en: string; at?: Date | null }): HandoverLine {
  return { zh: told.zh, en: told.en, at: told.at ?? null, source: { kind, id } };
}

const quote = (text: string): string => {
  const short = beginning(text.replace(/\s+/g, " ").trim(), QUOTED);
  return short.length < text.trim().length ? `${short}…` : short;
};

/** The same within an English sentence. */
const quoted = (text: string): string => asWritten(quote(text));

const asEnglish = (state: CasePage["case"]["state"]): string => english.caseStates[state] ?? "in a state the platform alone knows";

function opened({ case: of }: CasePage): HandoverLine {
  const amount = { zh: money(of.amountFen), en: english.money(of.amountFen) };
  const why = of.reason === "" ? "" : of.reason;
  return line("case", of.id, {
    at: of.openedAt,
    zh: `买家发起${kindWords[of.kind]}${amount.zh ? `，申请${amount.zh}` : ""}${why && `，原因“${why}”`}；现在是“${stateWords[of.state]}”。`,
    en: `The buyer opened a case (${kindEnglish[of.kind]}${amount.en ? `, ${amount.en}` : ""}${why && `, reason “${asWritten(why)}”`}); it is ${asEnglish(of.state)}.`,
  });
}

/** Not timed: it is how things stand now. */
function whereItIs({ order }: CasePage): HandoverLine | null {
  if (!order) return null;
  return line("order", order.id, { zh: `订单 ${order.number}：${order.whereabouts}`, en: `Order ${order.number}: ${order.en.whereabouts}` });
}

/** Findings that the order's own sentence does not tell already. */
function found({ findings, order }: CasePage): Lines {
  return findings
    .filter(({ resolvedAt, sentence }) => resolvedAt === null && !order?.whereabouts.includes(sentence.replace(/。$/, "")))
    .map(({ id, sentence, en, since }) => line("finding", id, { at: since, zh: `查到：${sentence}`, en: `Found: ${en.sentence}` }));
}

const decisionWords: Readonly<Record<Queue, string>> = {
  auto: "granted by the policy itself",
  agent: "an agent decides",
  supervisor: "the supervisor decides",
  risk: "a risk reviewer decides",
};

function decided({ decisions }: CasePage): Lines {
  return decisions.map(({ id, reason, createdAt, policyVersion, row, tier }) =>
    line("decision", id, {
      at: createdAt,
      zh: `判定（规则第 ${policyVersion} 版）：${reason}`,
      en: `Decided (policy version ${policyVersion}${row === null ? "" : `, rule ${row}`}): ${decisionWords[tier]}.`,
    }),
  );
}

/** An action in English: its name, its sum, and what was said or noted as it was written. */
function asked({ kind, amountFen, text }: CasePage["actions"][number], names: ActionNames): string {
  const told = names.get(kind);
  const sum = english.money(amountFen);
  return `${told?.label.en ?? kind}${sum ? ` ${sum}` : ""}${told?.asks.text ? `: “${quoted(text)}”` : ""}`;
}

const whoDid = ({ by, byName }: CasePage["actions"][number]): string =>
  by.startsWith("operator:") ? asWritten(byName) : by.startsWith("policy") ? "The policy" : "The system";

/** What was done and what became of it; what still waits is open. */
function done({ actions, messages }: CasePage, names: ActionNames): Lines {
  // A reply that went out stands among what was said.
  const isSaid = (text: string): boolean => messages.some((message) => ours(message.author) && text.includes(message.text.slice(0, BEGINS)));
  const ended = actions.filter(({ state, text }) => (state === "confirmed" || state === "sent" || state === "undone") && !isSaid(text));
  const words = {
    confirmed: ["，平台已确认", ", confirmed by the platform"],
    sent: ["，已发出，平台还没确认", ", sent and not confirmed yet"],
    undone: ["，已撤回", ", taken back"],
  } as const;
  return ended.map((action) => {
    const { id, text, byName, state, createdAt } = action;
    const [zh, en] = words[state as keyof typeof words];
    return line("action", id, { at: createdAt, zh: `${byName}：${text}${zh}。`, en: `${whoDid(action)}: ${asked(action, names)}${en}.` });
  });
}

function cameBack({ case: of }: CasePage): Lines {
  const results = { passed: ["通过", "passed"], failed: ["没通过", "failed"] } as const;
  const [zh, en] = of.inspection ? results[of.inspection] : ["结果没有报来", "no result told"];
  return [
    of.returnWaybill
      ? line("case", of.id, {
          zh: `退货单号 ${of.returnWaybill}${of.arrivedAt ? "" : "，还没有到仓"}。`,
          en: `Return waybill ${of.returnWaybill}${of.arrivedAt ? "" : ", not arrived yet"}.`,
        })
      : null,
    of.arrivedAt ? line("case", of.id, { at: of.arrivedAt, zh: "退货到仓。", en: "The return arrived." }) : null,
    of.inspectedAt ? line("case", of.id, { at: of.inspectedAt, zh: `退货验货：${zh}。`, en: `The return was inspected: ${en}.` }) : null,
  ];
}

const ours = (author: CasePage["messages"][number]["author"]): boolean => author !== "buyer" && author !== "platform";

/** The first words, then the last of each side; how much lies between is said. */
function said({ case: of, messages }: CasePage): Lines {
  const first =
    of.buyerWords === ""
      ? null
      : line("case", of.id, { at: of.openedAt, zh: `买家一开始说：“${quote(of.buyerWords)}”`, en: `The buyer first said: “${quoted(of.buyerWords)}”` });
  const buyers = messages.findLast(({ author }) => author === "buyer");
  const last = messages.findLast(({ author }) => ours(author));
  const between = messages.length - [buyers, last].filter((one) => one !== undefined).length;
  return [
    first,
    buyers && buyers.text !== of.buyerWords
      ? line("message", buyers.id, { at: buyers.at, zh: `买家最后说：“${quote(buyers.text)}”`, en: `The buyer last said: “${quoted(buyers.text)}”` })
      : null,
    last
      ? line("message", last.id, {
          at: last.at,
          zh: `我们最后回复（${last.authorName}）：“${quote(last.text)}”`,
          en: `We last answered (${asWritten(last.authorName)}): “${quoted(last.text)}”`,
        })
      : line("case", of.id, { zh: "我们还没有回复过买家。", en: "We have not answered the buyer yet." }),
    between > 0 && messages[0]
      ? line("message", messages[0].id, { at: messages[0].at, zh: `另有 ${between} 条消息，见对话。`, en: `${between} more messages in the conversation.` })
      : null,
  ];
}

/** What stands still until somebody of ours does something. */
function waitingFor({ case: of, messages, actions, suggestion }: CasePage, names: ActionNames): Lines {
  const newest = messages.findLast(({ author }) => author !== "platform");
  const unanswered = of.status !== "done" && newest?.author === "buyer";
  const unmet = of.status !== "done" && newest === undefined && of.buyerWords !== "";
  const words = {
    awaiting: ["等第二人同意", "waits for a second person"],
    held: ["等待执行，到点自动发出", "waits to be sent by itself"],
    ready: ["等待发出", "waits to be sent"],
    sending: ["正在发出", "is being sent"],
    unclear: ["发出后没有回音，要到平台核对", "was sent and not answered: look at the platform"],
    failed: ["没有成功", "did not succeed"],
  } as const;
  const undone = actions.flatMap((action) => {
    const { id, text, state, createdAt, problem } = action;
    const told = (words as Partial<Record<string, readonly [string, string]>>)[state];
    return told
      ? [
          line("action", id, {
            at: createdAt,
            zh: `${text}：${told[0]}${problem ? `（${problem}）` : ""}。`,
            en: `${asked(action, names)} ${told[1]}${problem ? ` (${action.en.problem ?? ""})` : ""}.`,
          }),
        ]
      : [];
  });
  const withheld = suggestion?.state === "withheld" && !suggestion.outdated && (unanswered || unmet) ? suggestion : null;
  return [
    unmet ? line("case", of.id, { at: of.openedAt, zh: "买家的话还没有回复。", en: "The buyer waits for an answer." }) : null,
    unanswered
      ? line("message", newest.id, {
          at: newest.at,
          zh: `买家的话还没有回复：“${quote(newest.text)}”`,
          en: `The buyer waits for an answer to: “${quoted(newest.text)}”`,
        })
      : null,
    withheld
      ? line("suggestion", withheld.id, {
          at: withheld.createdAt,
          zh: `没有建议回复：${withheld.reason?.zh ?? ""}。`,
          en: `No reply is suggested: ${withheld.reason?.en ?? ""}.`,
        })
      : null,
    ...undone,
  ];
}

function clocks({ case: of, promises }: CasePage, now: number): Lines {
  const over = of.deadlineAt !== null && of.deadlineAt.getTime() <= now;
  const stake = { zh: money(of.stakeFen), en: english.money(of.stakeFen) };
  return [
    of.deadlineAt && of.status !== "done"
      ? line("case", of.id, {
          at: of.deadlineAt,
          zh: `平台时限${time(of.deadlineAt)}${over ? "，已过" : ""}；到期${defaultWords[of.defaultOutcome]}${stake.zh ? `，涉及${stake.zh}` : ""}。`,
          en: `The platform's deadline ${over ? "was" : "is"} ${english.time(of.deadlineAt)}; then ${defaultEnglish[of.defaultOutcome]}${stake.en ? `, ${stake.en} at stake` : ""}.`,
        })
      : null,
    ...promises
      .filter(({ keptAt }) => keptAt === null)
      .map(({ id, text, dueAt, brokenAt }) =>
        line("promise", id, {
          at: dueAt,
          zh: `答应过买家“${quote(text)}”，${brokenAt ? "已经过了" : "最晚"}${time(dueAt)}。`,
          en: `Promised to the buyer: “${quoted(text)}”, ${brokenAt ? "overdue since" : "due"} ${english.time(dueAt)}.`,
        }),
      ),
  ];
}

function troubles({ case: of }: CasePage): Lines {
  return [
    of.problem ? line("case", of.id, { zh: of.problem, en: `To be looked at on the platform: “${asWritten(of.problem)}”` }) : null,
    of.arbitration ? line("case", of.id, { zh: "平台客服已介入。", en: "The platform has stepped in." }) : null,
    of.unknownStatus
      ? line("case", of.id, {
          zh: `平台状态“${of.channelStatus}”我们不认识，要到平台看。`,
          en: `The platform's status “${asWritten(of.channelStatus)}” is unknown: look at the platform.`,
        })
      : null,
    of.unclearReturn
      ? line("case", of.id, {
          zh: `仓库收到单号 ${of.unclearReturn} 的退货，可能是这一单的，要有人确认。`,
          en: `Goods came back under ${of.unclearReturn}; somebody must say whether they are this return.`,
        })
      : null,
  ];
}
