import { defaultDisputeClasses } from "../contract/index.ts";
import { keepSetting, type Store, settingOf, type Tx } from "../store/index.ts";

/** A dispute class of the shop's closed list. */
export interface DisputeClass {
  id: string;
  title: string;
}

const KEY = "dispute.classes";

/** The closed list: what a trainer made of it, else what every shop starts with. "None of these" is always in it. */
export async function disputeClasses(store: Store | Tx): Promise<DisputeClass[]> {
  return (await settingOf<DisputeClass[]>(store, KEY)) ?? defaultDisputeClasses.map(([id, title]) => ({ id, title }));
}

/** Keeps a new closed list; "none of these" is added when it was left out. */
export async function keepDisputeClasses(tx: Tx, classes: readonly DisputeClass[]): Promise<void> {
  const none = classes.some((one) => one.id === "none") ? [] : [{ id: "none", title: "以上都不是" }];
  const value = [...classes, ...none];
  await keepSetting(
    tx,
    KEY,
    value.map(({ id, title }) => ({ id, title })),
  );
  tx.emit({ name: "classes.changed", subjectId: KEY, data: { classes: value.length } });
  tx.journal({ verb: "classes.changed", subject: "setting", subjectId: KEY, data: { ids: value.map((one) => one.id) } });
}
