import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { api } from "../../client/rpc.ts";
import { useT } from "../../locales/provider.tsx";
import { Answer } from "../../ui/answer.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Page, Panel } from "../../ui/parts.tsx";
import { Invite } from "../../widgets/invite.tsx";
import { RoleList } from "../../widgets/role-list.tsx";
import { InvitationRows } from "./invitation-rows.tsx";
import type { Member } from "./member.ts";
import { PersonForm } from "./person-form.tsx";
import { PersonRows } from "./person-rows.tsx";
import { SecondPerson } from "./second-person.tsx";

/** Who may come in, as what, and who was asked to. */
export default function PeoplePage(): ReactNode {
  const t = useT();
  const [inviting, setInviting] = useState(false);
  const [edited, setEdited] = useState<Member | null>(null);
  const people = useQuery(api.people.list.queryOptions());
  return (
    <Page
      title={t("people.title")}
      note={t("people.about")}
      tools={
        <Button type="primary" icon={<Icon name="plus" size={14} />} onClick={() => setInviting(true)}>
          {t("people.invite")}
        </Button>
      }
    >
      <Answer of={people} lines={10}>
        {(data) => (
          <>
            <Panel title={t("people.members")} flush>
              <PersonRows people={data.people} edit={setEdited} />
            </Panel>
            {data.invitations.length > 0 && (
              <Panel title={t("people.invitations")} flush>
                <InvitationRows invitations={data.invitations} />
              </Panel>
            )}
            <SecondPerson />
            <Panel title={t("people.roles")}>
              <RoleList roles={data.roles} />
            </Panel>
            {inviting && <Invite roles={data.roles} close={() => setInviting(false)} />}
            {edited && <PersonForm person={edited} roles={data.roles} close={() => setEdited(null)} />}
          </>
        )}
      </Answer>
    </Page>
  );
}
