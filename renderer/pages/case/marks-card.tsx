import { useQuery } from "@tanstack/react-query";
import { Button, Dropdown, Input, Select } from "antd";
import { type ReactNode, useState } from "react";
import type { CasePage } from "../../../main/hub/contract/index.ts";
import { MOST_TAGS, TAG_LETTERS } from "../../../main/hub/contract/limits.ts";
import { priorities } from "../../../main/hub/contract/lists.ts";
import { useChange } from "../../client/change.ts";
import { api, hub } from "../../client/rpc.ts";
import { useMay } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { exact } from "../../ui/format.ts";
import { Icon } from "../../ui/icon.tsx";
import { Panel } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import { fromField, laterTimes } from "../../widgets/later-times.ts";
import { GivenLine } from "./given.tsx";
import css from "./marks-card.module.css";

/** What the desk marks on a case: how urgent it is, its tags, and until when it rests; and why it is with whom it is with. */
export function MarksCard({ of, given }: { of: CasePage["case"]; given: CasePage["given"] }): ReactNode {
  const t = useT();
  const mayWork = useMay("case.work");
  const list = useQuery(api.caseMarks.tags.queryOptions({ input: { caseId: of.id }, staleTime: 60_000 }));
  const inOrder = `marks:${of.id}`;
  const tag = useChange({ call: (name: string) => hub.caseMarks.tag({ caseId: of.id, name }), inOrder });
  const untag = useChange({ call: (name: string) => hub.caseMarks.untag({ caseId: of.id, name }), inOrder });
  const rank = useChange({ call: (priority: (typeof priorities)[number]) => hub.caseMarks.setPriority({ caseId: of.id, priority }), inOrder });
  return (
    <Panel title={t("marks.title")}>
      <div className={css.marks}>
        <Select
          size="small"
          aria-label={t("marks.priority")}
          value={of.priority}
          disabled={!mayWork}
          onChange={(priority) => rank.mutate(priority)}
          options={priorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
        />
        <Select
          size="small"
          mode="tags"
          className={css.tags}
          aria-label={t("marks.tags")}
          placeholder={t("marks.addTag", { n: TAG_LETTERS })}
          value={of.tags}
          maxCount={MOST_TAGS}
          disabled={!mayWork}
          onSelect={(name: string) => tag.mutate(name)}
          onDeselect={(name: string) => untag.mutate(name)}
          options={(list.data?.names ?? []).map((name) => ({ value: name, label: name }))}
        />
        {mayWork && <Rest of={of} />}
        {given && <GivenLine of={given} />}
      </div>
    </Panel>
  );
}

/** Lets the case rest until a time, told beside it while it does. */
function Rest({ of }: { of: CasePage["case"] }): ReactNode {
  const t = useT();
  const [own, setOwn] = useState<string | null>(null);
  const [why, setWhy] = useState("");
  const snooze = useChange({
    call: (until: Date) => hub.caseMarks.snooze({ caseId: of.id, until, why }),
    said: t("snooze.done"),
    after: () => {
      setOwn(null);
      setWhy("");
    },
  });
  const wake = useChange({ call: () => hub.caseMarks.wake({ caseId: of.id }) });
  if (of.status === "done") return null;
  if (of.snooze)
    return (
      <p className={css.rests}>
        <Icon name="clock" size={13} />
        <span>
          {of.snooze.back ? t(`back.${of.snooze.back}`) : t("snooze.until", { at: exact(of.snooze.until) })}
          {of.snooze.why !== "" && (
            <>
              {" · "}
              <Written>{of.snooze.why}</Written>
            </>
          )}
        </span>
        <Button size="small" loading={wake.isPending} onClick={() => wake.mutate(undefined)}>
          {t(of.snooze.back ? "snooze.seen" : "snooze.wake")}
        </Button>
      </p>
    );
  const until = own === null ? null : fromField(own);
  return (
    <>
      <Input
        size="small"
        className={css.why}
        value={why}
        maxLength={200}
        placeholder={t("snooze.why")}
        aria-label={t("snooze.why")}
        onChange={(event) => setWhy(event.target.value)}
      />
      <Dropdown
        trigger={["click"]}
        autoFocus
        menu={{
          items: [
            ...laterTimes(Date.now()).map(({ key, at }) => ({ key, label: `${t(`later.${key}`)} · ${exact(at)}` })),
            { type: "divider" as const },
            { key: "own", label: t("later.own") },
          ],
          onClick: ({ key }) => {
            const chosen = laterTimes(Date.now()).find((each) => each.key === key);
            if (chosen) snooze.mutate(chosen.at);
            else setOwn("");
          },
        }}
      >
        <Button size="small" loading={snooze.isPending} icon={<Icon name="clock" size={13} />}>
          {t("snooze.button")}
        </Button>
      </Dropdown>
      {own !== null && (
        <form
          className={css.own}
          onSubmit={(event) => {
            event.preventDefault();
            if (until) snooze.mutate(until);
          }}
        >
          <Input size="small" type="datetime-local" autoFocus value={own} aria-label={t("later.own")} onChange={(event) => setOwn(event.target.value)} />
          <Button size="small" type="primary" htmlType="submit" disabled={!until}>
            {t("snooze.set")}
          </Button>
        </form>
      )}
    </>
  );
}
