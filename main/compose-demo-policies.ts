/** The rules of a demonstration's shop as its supervisor published them over the months: cautious at first, then more and more by themselves. */
import type { Composed } from "./compose.ts";
import type { Principal } from "./hub/access/index.ts";
import { demoPastSetting } from "./hub/contract/demonstration.ts";
import type { PolicyBody } from "./hub/contract/policies.ts";
import { builtInPolicies, checkPolicy, publishPolicy } from "./hub/decisions/index.ts";
import { settingOf } from "./hub/store/index.ts";

/** What the shop settles by itself up to, in yuan, and when: a share of the time since it began. The last are the rules as they come. */
const STAGES = [
  { share: 0.01, yuan: 60 },
  { share: 0.4, yuan: 120 },
  { share: 0.75, yuan: 200 },
] as const;
const SHIPPED = 200;

/** Publishes them with the times of then, once, before anything else happens in the shop. */
export async function publishStages({ hub: { store } }: Composed, of: { since: number; by: Principal }): Promise<void> {
  const [kept] = await store.rows<{ versions: number }>("SELECT count(*)::int AS versions FROM policy_version");
  const bodies = await builtInPolicies();
  if (kept?.versions !== bodies.length || (await settingOf(store, demoPastSetting)) !== null) return;
  const lasted = store.clock.now() - of.since;
  for (const { share, yuan } of STAGES) {
    const at = of.since + Math.round(lasted * share);
    const then = { ...store, clock: { now: () => at } };
    for (const body of bodies) await publishPolicy(then, of.by, { body: await upTo(body, yuan) });
  }
}

/** The rules with another limit; examples that are about the shipped one are left out. */
async function upTo(body: PolicyBody, yuan: number): Promise<PolicyBody> {
  if (yuan === SHIPPED) return body;
  const said = (text: string): string => text.replaceAll(String(SHIPPED), String(yuan));
  const rows = body.rows.map((row) => {
    const when = Object.fromEntries(Object.entries(row.when).map(([fact, cell]) => [fact, said(cell)]));
    return { ...row, note: said(row.note), noteEn: row.noteEn && said(row.noteEn), when };
  });
  const changed = { ...body, description: said(body.description), descriptionEn: body.descriptionEn && said(body.descriptionEn), rows };
  const { examples } = await checkPolicy(changed);
  const held = new Set(examples.filter(({ passed }) => passed).map(({ name }) => name));
  return { ...changed, examples: body.examples.filter(({ name }) => held.has(name)) };
}
