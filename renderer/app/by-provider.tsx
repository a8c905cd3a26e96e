import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { hub } from "../client/rpc.ts";
import { useT } from "../locales/provider.tsx";

interface ByProviderProps {
  name: string;
  /** Joins by this invitation; `null`: somebody comes in again. */
  invitation: string | null;
  failed: (error: unknown) => void;
}

/** Goes to the team's identity provider. The desktop's window leaves the hub for nobody, so that there it is said where it can be done. */
export function ByProvider({ name, invitation, failed }: ByProviderProps): ReactNode {
  const t = useT();
  const [leaving, setLeaving] = useState(false);
  if (window.aftercareShell) return <p>{t("signIn.providerInBrowser", { name })}</p>;
  const leave = async (): Promise<void> => {
    setLeaving(true);
    try {
      const { url } = await hub.session.beginProvider({ invitation });
      window.location.assign(url);
    } catch (error) {
      failed(error);
      setLeaving(false);
    }
  };
  return (
    <Button size="large" block loading={leaving} onClick={() => void leave()}>
      {t(invitation === null ? "signIn.byProvider" : "join.byProvider", { name })}
    </Button>
  );
}
