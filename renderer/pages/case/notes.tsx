import { useQuery } from "@tanstack/react-query";
import { Button, Mentions } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { MOST_NOTE_LETTERS } from "../../../main/hub/contract/limits.ts";
import type { NoteView } from "../../../main/hub/contract/notes.ts";
import { requestKey, useChange } from "../../client/change.ts";
import { api, hub } from "../../client/rpc.ts";
import { useSession } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { exact, moment } from "../../ui/format.ts";
import { drop, keep, kept } from "../../ui/kept.ts";
import { bareName } from "../../ui/names.ts";
import { useNow } from "../../ui/now.tsx";
import { Kbd } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import css from "./notes.module.css";

const FIELD = "note-field";
const none: readonly NoteView[] = [];

/** Notes of a case, oldest first. */
export function useNotes(caseId: string): readonly NoteView[] {
  return useQuery(api.notes.list.queryOptions({ input: { caseId } })).data?.rows ?? none;
}

/** A note as it stands between the messages: seen by colleagues only. */
export function NoteLine({ of }: { of: NoteView }): ReactNode {
  const t = useT();
  const now = useNow();
  return (
    <div className={css.note}>
      <p>
        <Written>{of.text}</Written>
      </p>
      <small>
        <b>{t("note.inside")}</b> <Written>{bareName(of.authorName)}</Written> · <time title={exact(of.at)}>{moment(of.at, now)}</time>
        {of.mentions.length > 0 && ` · ${t("note.calls", { names: of.mentions.map(({ name }) => bareName(name)).join(t("format.and")) })}`}
      </small>
    </div>
  );
}

/** Colleagues whom a text calls by `@` and their name. */
function calledIn<Person extends { id: string; name: string }>(text: string, people: readonly Person[]): Person[] {
  return people.filter(({ name }) => text.includes(`@${bareName(name)}`));
}

/** A note being written; what is written is kept by this browser until it is saved. */
export function NoteField({ caseId, wrote }: { caseId: string; wrote: () => void }): ReactNode {
  const t = useT();
  const { me } = useSession();
  const place = `note.${me.id}.${caseId}`;
  const [text, setText] = useState(() => kept(place) ?? "");
  const [key, setKey] = useState(requestKey);
  const people = useQuery(api.session.operators.queryOptions({ staleTime: 300_000 })).data?.rows.filter(({ id }) => id !== me.id) ?? [];
  const called = calledIn(text, people);
  useEffect(() => {
    if (text === "") drop(place);
    else keep(place, text);
  }, [place, text]);
  const save = useChange({
    call: () => hub.notes.add({ caseId, text: text.trim(), mentions: called.map(({ id }) => id), requestKey: key }),
    keyed: true,
    said: t("note.saved"),
    after: () => {
      setText("");
      setKey(requestKey());
    },
  });
  const letters = [...text.trim()].length;
  const ready = letters > 0 && letters <= MOST_NOTE_LETTERS && !save.isPending;
  useEffect(() => document.getElementById(FIELD)?.focus(), []);
  return (
    <section className={css.field}>
      <Mentions
        id={FIELD}
        value={text}
        rows={3}
        maxLength={MOST_NOTE_LETTERS}
        placeholder={t("note.placeholder")}
        aria-label={t("note.placeholder")}
        placement="top"
        options={people.map(({ id, name }) => ({ key: id, value: bareName(name), label: bareName(name) }))}
        onChange={(next) => {
          setText(next);
          // What is changed is another intention.
          setKey(requestKey());
          wrote();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && ready) save.mutate(undefined);
          if (event.key === "Escape") event.currentTarget.blur();
        }}
      />
      <footer>
        <span>{called.length > 0 ? t("note.willCall", { names: called.map(({ name }) => bareName(name)).join(t("format.and")) }) : t("note.hint")}</span>
        <Kbd>Ctrl Enter</Kbd>
        <Button type="primary" disabled={!ready} loading={save.isPending} onClick={() => save.mutate(undefined)}>
          {t("note.save")}
        </Button>
      </footer>
    </section>
  );
}
