import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { CasePage } from "../../../main/hub/contract/index.ts";
import { api, type Outputs } from "../../client/rpc.ts";
import { useLocale, useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { exact, moment, money } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { useNow } from "../../ui/now.tsx";
import { Empty, Kbd, Tag } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { useCellWords } from "../../widgets/cell-words.ts";
import { FactTable } from "../../widgets/fact-table.tsx";
import { useFactName } from "../../widgets/fact-words.ts";
import { FindingTags } from "../../widgets/finding-tags.tsx";
import { useActionWords, useMayUndo, useUndo } from "../../widgets/hold.tsx";
import { RowNote } from "../../widgets/policy-words.tsx";
import { Timeline } from "../../widgets/timeline.tsx";
import { Whereabouts } from "../../widgets/whereabouts.tsx";
import { ActionState } from "./action-state.tsx";
import css from "./evidence.module.css";
import { type Judging, reasonSaid } from "./judging.ts";
import type { Row } from "./kept-rows.ts";
import { Still } from "./still.tsx";
import { WrongForm } from "./wrong-form.tsx";

/** What a decision rests on and what came of it, beside the list: enough to judge it without leaving. */
export function Evidence({ of, judging }: { of: Row; judging: Judging }): ReactNode {
  const t = useT();
  const words = useActionWords();
  const page = useQuery(api.cases.get.queryOptions({ input: { caseId: of.case.id } }));
  const rule = useQuery(api.decisions.rule.queryOptions({ input: { decisionId: of.decision.id }, staleTime: Number.POSITIVE_INFINITY }));
  return (
    <section className={css.evidence} aria-label={t("review.evidence")}>
      <header>
        <h2>
          <Link to={`/cases/${of.case.id}`}>
            <Written>{of.case.title}</Written>
          </Link>
        </h2>
        {of.action && <b>{words(of.action)}</b>}
        <ActionState action={of.action} />
      </header>
      <Judgement of={of} judging={judging} />
      <Answer of={page} lines={8}>
        {(found) => (
          <>
            <Still of={of} page={found} note={judging.note} />
            <Asked page={found} />
            <Answer of={rule}>{(told) => <Rule of={of} rule={told} />}</Answer>
            <Money page={found} />
            <Since of={of} page={found} />
          </>
        )}
      </Answer>
    </section>
  );
}

/** The two words about it, each with its key; what was said already, with the way back. */
function Judgement({ of, judging }: { of: Row; judging: Judging }): ReactNode {
  const t = useT();
  const now = useNow();
  const mayUndo = useMayUndo();
  const { undo, busy } = useUndo();
  const { decision, action, mark } = of;
  const isHeld = action?.state === "held" || action?.state === "awaiting" || action?.state === "ready";
  if (judging.asking === decision.id)
    return <WrongForm stops={isHeld} busy={judging.busy} mark={(verdict) => judging.mark(of, verdict)} close={() => judging.ask(null)} />;
  return (
    <div className={css.judge}>
      <Button
        type={decision.review === "right" ? "primary" : "default"}
        aria-pressed={decision.review === "right"}
        disabled={judging.busy}
        icon={<Icon name="check" size={14} />}
        onClick={() => judging.mark(of, { review: "right", reason: null, note: "" })}
      >
        {t("review.right")} <Kbd>y</Kbd>
      </Button>
      <Button
        danger
        type={decision.review === "wrong" ? "primary" : "default"}
        aria-pressed={decision.review === "wrong"}
        disabled={judging.busy}
        icon={<Icon name="cross" size={14} />}
        onClick={() => judging.ask(decision.id)}
      >
        {t("review.wrong")} <Kbd>x</Kbd>
      </Button>
      {isHeld && action && mayUndo(action) && (
        <Button type="text" disabled={busy} icon={<Icon name="undo" size={14} />} onClick={() => undo(action.id)}>
          {t("hold.undo")} <Kbd>z</Kbd>
        </Button>
      )}
      {mark && (
        <p className={css.marked}>
          {mark.reason && <Tag tone="bad">{t(reasonSaid[mark.reason])}</Tag>} {mark.note && <Written>{mark.note}</Written>}{" "}
          <small title={exact(mark.at)}>{t("review.markedBy", { name: mark.byName, at: moment(mark.at, now) })}</small>
          <Button size="small" type="link" disabled={judging.busy} onClick={() => judging.unmark(of)}>
            {t("review.unmark")} <Kbd>u</Kbd>
          </Button>
        </p>
      )}
    </div>
  );
}

/** Words of a buyer shown here at most; the case has the rest. */
const MESSAGES = 3;

function Asked({ page }: { page: CasePage }): ReactNode {
  const t = useT();
  const { buyerWords, reason, evidence } = page.case;
  const said = page.messages.filter((message) => message.author === "buyer").slice(-MESSAGES);
  return (
    <div className={css.part}>
      <h3>{t("review.asked")}</h3>
      {reason && (
        <p className={css.quiet}>
          <Written>{reason}</Written>
        </p>
      )}
      {buyerWords && (
        <blockquote>
          <Written>{buyerWords}</Written>
        </blockquote>
      )}
      {said.map((message) => (
        <blockquote key={message.id}>
          <Written>{message.text}</Written>
        </blockquote>
      ))}
      {evidence.length > 0 && <p className={css.quiet}>{t("review.pictures", { n: evidence.length })}</p>}
    </div>
  );
}

function Rule({ of, rule: { policy, version, row } }: { of: Row; rule: Outputs["decisions"]["rule"] }): ReactNode {
  const t = useT();
  const { language } = useLocale();
  const name = useFactName();
  const policies = useQuery(api.policies.list.queryOptions({ staleTime: 300_000 }));
  const facts = policies.data?.facts ?? [];
  const words = useCellWords((fact) => {
    const known = facts.find((each) => each.fact === fact);
    return { name: name(fact, known?.label ?? fact), unit: known?.unit ?? null };
  });
  const looked = new Set(row?.conditions.map(({ fact }) => fact));
  const seen = Object.fromEntries(Object.entries(of.decision.facts).filter(([fact]) => looked.has(fact)));
  return (
    <div className={css.part}>
      <h3>{t("review.rule")}</h3>
      <p>
        <b>{row ? <RowNote of={row} /> : "–"}</b>{" "}
        <small className={css.quiet}>{t("review.ruleVersion", { policy: language === "zh" ? policy : of.decision.policy, version })}</small>
      </p>
      <p className={css.conditions}>
        {row?.conditions.map(({ fact, label, cell }) => (
          <span key={fact}>
            {name(fact, label)} <b>{words(fact, cell)}</b>
          </span>
        ))}
        {row?.conditions.length === 0 && <span>{t("review.ruleAny")}</span>}
      </p>
      {looked.size > 0 && (
        <>
          <h4>{t("review.used")}</h4>
          <FactTable facts={seen} labels={facts} />
        </>
      )}
    </div>
  );
}

function Money({ page }: { page: CasePage }): ReactNode {
  const t = useT();
  const { case: row, order } = page;
  const sums = [
    ["review.claimed", row.amountFen],
    ["review.paid", order?.paidFen],
    ["review.refunded", order?.refundedFen],
    ["review.left", row.refundableFen],
  ] as const;
  return (
    <div className={css.part}>
      <h3>{t("review.moneyTitle")}</h3>
      <dl className={css.sums}>
        {sums.map(([key, fen]) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>{fen === undefined ? "–" : money(fen)}</dd>
          </div>
        ))}
      </dl>
      {order && <Whereabouts order={order} />}
      {row.findings.length > 0 && <FindingTags findings={row.findings} />}
    </div>
  );
}

function Since({ of, page }: { of: Row; page: CasePage }): ReactNode {
  const t = useT();
  const since = page.timeline.filter(({ learntAt }) => learntAt > of.decision.createdAt);
  return (
    <div className={css.part}>
      <h3>{t("review.since")}</h3>
      {since.length > 0 ? <Timeline entries={since} findings={page.findings} /> : <p className={css.quiet}>{t("review.sinceNothing")}</p>}
    </div>
  );
}

/** Stands where the evidence will, until something is chosen. */
export function NoEvidence(): ReactNode {
  const t = useT();
  return <Empty title={t("review.pick")} />;
}
