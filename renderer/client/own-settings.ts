/** How whoever is signed in wants the console: kept by the hub for him, shown at once. */
import { useQueryClient } from "@tanstack/react-query";
import type { Settings, SettingsChange } from "../../main/hub/contract/settings.ts";
import { useChange } from "./change.ts";
import { api, hub, type Outputs } from "./rpc.ts";
import { useSession } from "./session.tsx";

/** Changes of one's own settings and their taking back, one after another. */
export const OWN_SETTINGS = "own-settings";

/** What was chosen, and how to choose otherwise. */
export function useOwnSettings(): [Settings, (change: SettingsChange) => void] {
  const queries = useQueryClient();
  const { settings } = useSession();
  const change = useChange({ call: (wanted: SettingsChange) => hub.settings.change(wanted), inOrder: OWN_SETTINGS });
  const choose = (wanted: SettingsChange): void => {
    const meKey = api.session.me.queryKey();
    queries.setQueryData<Outputs["session"]["me"]>(meKey, (known) => (known?.settings ? { ...known, settings: { ...known.settings, ...wanted } } : known));
    // What the hub did not take is not shown on.
    change.mutate(wanted, { onError: () => void queries.invalidateQueries({ queryKey: meKey }) });
  };
  return [settings, choose];
}
