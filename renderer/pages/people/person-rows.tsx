import { Button, Modal, Select, Tooltip } from "antd";
import { type ReactNode, useState } from "react";
import { useChange } from "../../client/change.ts";
import { hub } from "../../client/rpc.ts";
import { useSession } from "../../client/session.tsx";
import { useT } from "../../locales/provider.tsx";
import { Field } from "../../ui/field.tsx";
import { moment, money } from "../../ui/format.ts";
import { rolesText } from "../../ui/names.ts";
import { useNow } from "../../ui/now.tsx";
import { Tag, Unseen } from "../../ui/parts.tsx";
import { Written } from "../../ui/said.tsx";
import tables from "../../ui/tables.module.css";
import { LinkShown } from "../../widgets/link-shown.tsx";
import { useColleagueLabel } from "../../widgets/standing.tsx";
import type { Member } from "./member.ts";
import css from "./people.module.css";

/** Everybody, with what he may and how he was last here. */
export function PersonRows({ people, edit }: { people: readonly Member[]; edit: (person: Member) => void }): ReactNode {
  const t = useT();
  const now = useNow();
  const { me, provider } = useSession();
  const [leaving, setLeaving] = useState<Member | null>(null);
  const [renewed, setRenewed] = useState<{ person: Member; link: string; expiresAt: Date } | null>(null);
  const enable = useChange({ call: (operatorId: string) => hub.people.enable({ operatorId }), said: t("people.enabled") });
  const unlink = useChange({ call: (operatorId: string) => hub.people.unlink({ operatorId }), said: t("people.unlinked") });
  const renew = useChange({
    call: (person: Member) => hub.people.renewPassword({ operatorId: person.id }),
    after: (made, person) => setRenewed({ person, ...made }),
  });
  return (
    <>
      <table className={`${tables.facts} ${css.table}`}>
        <thead>
          <tr>
            {(["name", "roleColumn", "signInName", "limit", "openCases", "seen", "does"] as const).map((key) => (
              <th key={key}>{key === "does" ? <Unseen>{t("table.acts")}</Unseen> : t(`people.${key}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id} data-off={person.enabled ? undefined : ""}>
              <td>
                <b>
                  <Written>{person.name}</Written>
                </b>{" "}
                {person.id === me.id && <Tag tone="accent">{t("people.you")}</Tag>}
                {!person.enabled && <Tag tone="bad">{t("people.off")}</Tag>}
              </td>
              <td>{rolesText(t, person.roles)}</td>
              <td>
                {person.signInName ?? (!person.linked && <span className={css.quiet}>{t("people.byLink")}</span>)}{" "}
                {person.linked && <Tag>{provider ?? t("people.linked")}</Tag>}
              </td>
              <td>{person.grantsFen === null ? t("people.noLimit") : money(person.grantsFen)}</td>
              <td>{person.openCases}</td>
              <td>{person.lastSeenAt ? moment(person.lastSeenAt, now) : t("people.never")}</td>
              <td className={css.does}>
                {!person.demo && person.enabled && (
                  <>
                    <Button size="small" onClick={() => edit(person)}>
                      {t("people.edit")}
                    </Button>
                    <Tooltip title={t("people.renewHint")}>
                      <Button size="small" onClick={() => renew.mutate(person)}>
                        {t("people.renew")}
                      </Button>
                    </Tooltip>
                    {person.linked && (
                      <Tooltip title={t("people.unlinkHint")}>
                        <Button size="small" onClick={() => unlink.mutate(person.id)}>
                          {t("people.unlink")}
                        </Button>
                      </Tooltip>
                    )}
                    <Button size="small" danger onClick={() => setLeaving(person)}>
                      {t("people.disable")}
                    </Button>
                  </>
                )}
                {!person.enabled && (
                  <>
                    {person.openCases > 0 && (
                      <Button size="small" onClick={() => setLeaving(person)}>
                        {t("people.handOver")}
                      </Button>
                    )}
                    <Button size="small" onClick={() => enable.mutate(person.id)}>
                      {t("people.enable")}
                    </Button>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {leaving && <Leaving person={leaving} others={people.filter((one) => one.enabled && one.id !== leaving.id)} close={() => setLeaving(null)} />}
      {renewed && (
        <Modal open title={t("people.renew")} onCancel={() => setRenewed(null)} footer={<Button onClick={() => setRenewed(null)}>{t("people.close")}</Button>}>
          <LinkShown link={renewed.link} expiresAt={renewed.expiresAt} name={renewed.person.name} />
        </Modal>
      )}
    </>
  );
}

/** Closes an account and says who gets its open cases. */
function Leaving({ person, others, close }: { person: Member; others: readonly Member[]; close: () => void }): ReactNode {
  const t = useT();
  const labelOf = useColleagueLabel();
  const [to, setTo] = useState<string | null>(null);
  const leave = useChange({
    call: async () => {
      if (person.enabled) await hub.people.disable({ operatorId: person.id });
      // Asked anew: a case may have come to him while this was open.
      return hub.people.handOver({ operatorId: person.id, to });
    },
    said: ({ cases }) => t(person.enabled ? "people.disabled" : "people.handedOver", { n: cases }),
    after: close,
  });
  return (
    <Modal
      open
      title={t(person.enabled ? "people.disableTitle" : "people.handOver", { name: person.name })}
      onCancel={close}
      okText={t(person.enabled ? "people.disable" : "people.handOver")}
      okButtonProps={{ danger: person.enabled, loading: leave.isPending }}
      cancelText={t("people.cancel")}
      onOk={() => leave.mutate(undefined)}
    >
      <div className={css.form}>
        {person.enabled && <p>{t("people.disableHint")}</p>}
        <Field label={t("people.casesTo", { n: person.openCases })}>
          {(id) => (
            <Select<string>
              id={id}
              value={to ?? ""}
              onChange={(value) => setTo(value === "" ? null : value)}
              options={[{ value: "", label: t("people.toQueue") }, ...others.map((one) => ({ value: one.id, label: labelOf(one) }))]}
            />
          )}
        </Field>
      </div>
    </Modal>
  );
}
