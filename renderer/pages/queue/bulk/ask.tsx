import { useQuery } from "@tanstack/react-query";
import { AutoComplete, Button, Input, Radio, Select } from "antd";
import { type ReactNode, useRef, useState } from "react";
import type { BulkAct } from "../../../../main/hub/contract/bulk.ts";
import { slotInEnglish, slotNames } from "../../../../main/hub/contract/given.ts";
import { TAG_LETTERS } from "../../../../main/hub/contract/limits.ts";
import { priorities } from "../../../../main/hub/contract/lists.ts";
import { api } from "../../../client/rpc.ts";
import { useLocale, useT } from "../../../locales/provider.tsx";
import { exact } from "../../../ui/format.ts";
import { Growing } from "../../../ui/growing.tsx";
import { fromField, laterTimes } from "../../../widgets/later-times.ts";
import { useColleagueLabel } from "../../../widgets/standing.tsx";
import type { Asked } from "./asked.ts";
import css from "./bulk.module.css";

interface AskProps {
  does: Asked["does"];
  close: () => void;
  say: (act: BulkAct) => void;
}

/** What an act must know before it can be looked at. */
export function Ask({ does, close, say }: AskProps): ReactNode {
  const t = useT();
  const [act, setAct] = useState<BulkAct | null>(() => firstOf(does));
  return (
    <form
      className={css.ask}
      onSubmit={(event) => {
        event.preventDefault();
        if (act) say(act);
      }}
    >
      {does === "assign" && <Person say={say} />}
      {does === "tag" && <Tag set={setAct} />}
      {does === "answer" && <Answer set={setAct} />}
      {does === "rest" && <Rest set={setAct} />}
      {does === "priority" && (
        <Select
          autoFocus
          aria-label={t("marks.priority")}
          value={act?.does === "priority" ? act.priority : undefined}
          onChange={(priority) => setAct({ does: "priority", priority })}
          options={priorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
        />
      )}
      {does === "close" && (
        <Select
          autoFocus
          aria-label={t("bulk.close")}
          value={act?.does === "close" ? act.outcome : undefined}
          onChange={(outcome) => setAct({ does: "close", outcome })}
          options={(["answered", "withdrawn", "duplicate"] as const).map((value) => ({ value, label: t(`closeAs.${value}`) }))}
        />
      )}
      <div className={css.feet}>
        <Button onClick={close}>{t("bulk.cancel")}</Button>
        <Button type="primary" htmlType="submit" disabled={act === null}>
          {t("bulk.look")}
        </Button>
      </div>
    </form>
  );
}

function firstOf(does: Asked["does"]): BulkAct | null {
  if (does === "priority") return { does, priority: "urgent" };
  return does === "close" ? { does, outcome: "answered" } : null;
}

const ANSWER = "bulk-answer";

type Set = (act: BulkAct | null) => void;
/** Back to the queue, among people's ids. */
const NOBODY = "";

/** Whoever is picked is meant: it goes on at once. */
function Person({ say }: { say: (act: BulkAct) => void }): ReactNode {
  const t = useT();
  const labelOf = useColleagueLabel();
  const people = useQuery(api.session.operators.queryOptions({ staleTime: 300_000 })).data?.rows ?? [];
  return (
    <Select
      autoFocus
      defaultOpen
      showSearch={{ optionFilterProp: "label" }}
      aria-label={t("bulk.toWhom")}
      placeholder={t("bulk.toWhom")}
      onChange={(id: string) => say({ does: "assign", operatorId: id === NOBODY ? null : id })}
      options={[{ value: NOBODY, label: t("bulk.toQueue") }, ...people.map((one) => ({ value: one.id, label: labelOf(one) }))]}
    />
  );
}

function Tag({ set }: { set: Set }): ReactNode {
  const t = useT();
  const tags = useQuery(api.caseMarks.everyTag.queryOptions({ staleTime: 60_000 })).data?.names ?? [];
  return (
    <AutoComplete
      autoFocus
      defaultActiveFirstOption={false}
      aria-label={t("bulk.tag")}
      placeholder={t("marks.addTag", { n: TAG_LETTERS })}
      options={tags.map((value) => ({ value }))}
      showSearch={{ filterOption: (typed, option) => (option?.value ?? "").includes(typed) }}
      onChange={(name: string) => set(name.trim() === "" ? null : { does: "tag", name })}
    />
  );
}

/** One text for all; what stands in braces is filled from each case's own record. */
function Answer({ set }: { set: Set }): ReactNode {
  const { t, language } = useLocale();
  const [text, setText] = useState("");
  const caret = useRef(0);
  const put = (next: string): void => {
    setText(next);
    set(next.trim() === "" ? null : { does: "answer", text: next });
  };
  const insert = (name: string): void => {
    const at = Math.min(caret.current, text.length);
    put(`${text.slice(0, at)}{${name}}${text.slice(at)}`);
    caret.current = at + name.length + 2;
    document.getElementById(ANSWER)?.focus();
  };
  return (
    <>
      <Growing
        id={ANSWER}
        autoFocus
        least={4}
        most={10}
        maxLength={1_000}
        value={text}
        aria-label={t("bulk.answer")}
        placeholder={t("bulk.answerHint")}
        onChange={(event) => put(event.target.value)}
        onSelect={(event) => {
          caret.current = event.currentTarget.selectionEnd;
        }}
      />
      <p className={css.slots}>
        {slotNames.record.map((name) => (
          <button key={name} type="button" onClick={() => insert(name)}>
            {language === "zh" ? name : slotInEnglish(name)}
          </button>
        ))}
      </p>
      <p className={css.quiet}>{t("bulk.answerChecked")}</p>
    </>
  );
}

function Rest({ set }: { set: Set }): ReactNode {
  const t = useT();
  const [usual] = useState(() => laterTimes(Date.now()));
  const [of, setOf] = useState<{ key: string; own: string; why: string }>({ key: "", own: "", why: "" });
  const put = (change: Partial<typeof of>): void => {
    const next = { ...of, ...change };
    setOf(next);
    const until = next.key === "own" ? fromField(next.own) : usual.find(({ key }) => key === next.key)?.at;
    set(until ? { does: "rest", until, why: next.why } : null);
  };
  return (
    <>
      <Radio.Group
        className={css.times}
        value={of.key}
        onChange={(event) => put({ key: String(event.target.value) })}
        options={[...usual.map(({ key, at }) => ({ value: key, label: `${t(`later.${key}`)} · ${exact(at)}` })), { value: "own", label: t("later.own") }]}
      />
      {of.key === "own" && <Input type="datetime-local" aria-label={t("later.own")} value={of.own} onChange={(event) => put({ own: event.target.value })} />}
      <Input maxLength={200} value={of.why} placeholder={t("snooze.why")} aria-label={t("snooze.why")} onChange={(event) => put({ why: event.target.value })} />
    </>
  );
}
