/** What the rows tell of the work: what waits, shops, models, the chain, and the backups beside them. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Client } from "pg";
import { toBeijing } from "../../main/hub/kernel/time.ts";
import { openChosen, problemOf } from "../../main/hub/knowledge/index.ts";
import { maskText } from "../../main/hub/masking/index.ts";
import { backupsIn, readManifest } from "../../main/hub/store/index.ts";
import { has, one } from "./database.ts";
import { broken, brokenBy, type Finding, fine, look, megabytes } from "./finding.ts";

const DAY_MS = 86_400_000;
const LATE_MINUTES = 10;
const SILENT_MINUTES = 60;

/** Looks at what waits, shops, endpoints and the chain. */
export async function examineWork(client: Client, isServed: boolean): Promise<Finding[]> {
  if (!(await has(client, "raw_queue"))) return [];
  return [await payloads(client, isServed), await pushes(client), ...(await shops(client, isServed)), await models(client), await chain(client)];
}

async function payloads(client: Client, isServed: boolean): Promise<Finding> {
  const row = await one<{ aside: number; waiting: number; minutes: number }>(
    client,
    `SELECT count(*) FILTER (WHERE status = 'quarantined')::int AS aside, count(*) FILTER (WHERE status = 'pending')::int AS waiting,
       coalesce(extract(epoch FROM now() - min(due_at) FILTER (WHERE status = 'pending' AND waits_for IS NULL AND due_at < now())) / 60, 0)::int AS minutes FROM raw_queue`,
  );
  const { aside = 0, waiting = 0, minutes = 0 } = row ?? {};
  if (aside > 0)
    return look(
      "payloads",
      `有 ${aside} 条报文读不懂被搁置，${waiting} 条在等处理。请到“接入状态”页看原因，修好后重放。`,
      `${aside} payloads could not be read and were set aside, ${waiting} wait: see why on the status page, mend it and replay them.`,
    );
  if (isServed && minutes > LATE_MINUTES)
    return look("payloads", `有报文等了 ${minutes} 分钟还没处理。请看日志。`, `Payloads have been waiting for ${minutes} minutes: see the log.`);
  return fine("payloads", `没有被搁置的报文，${waiting} 条在等处理。`, `Nothing was set aside, ${waiting} payloads wait.`);
}

async function pushes(client: Client): Promise<Finding> {
  const row = await one<{ count: number }>(client, "SELECT coalesce(sum(pushes), 0)::int AS count FROM refused_push WHERE hour > now() - interval '1 day'");
  return row === undefined || row.count === 0
    ? fine("pushes", "一天内没有被拒的推送。", "No push was turned away in the last day.")
    : look(
        "pushes",
        `一天内拒收了 ${row.count} 条推送（签名不对或过长）。若不是有人伪造，请核对店铺的密钥。`,
        `${row.count} pushes were turned away in the last day (signature or length): unless somebody forges them, check the shops' secrets.`,
      );
}

async function shops(client: Client, isServed: boolean): Promise<Finding[]> {
  const { rows } = await client.query<{ id: string; problem: string | null; keyless: boolean; pulled: Date | null; minutes: number | null; paused: boolean }>(
    `SELECT id, problem, secrets IS NULL AS keyless, last_pull_at AS pulled, (extract(epoch FROM now() - last_pull_at) / 60)::int AS minutes,
       coalesce(paused_until > now(), false) AS paused FROM shop WHERE enabled ORDER BY id`,
  );
  if (rows.length === 0) return [look("shops", "还没有启用的店铺。", "No shop is enabled yet.")];
  return rows.map((shop) => {
    const name = `shop ${shop.id}`;
    if (shop.problem !== null)
      return broken(name, `店铺 ${shop.id} 有问题：${maskText(shop.problem)}`, `Shop ${shop.id} has a problem, see the status page: ${maskText(shop.problem)}`);
    if (isServed && !shop.paused && shop.pulled !== null && (shop.minutes ?? 0) > SILENT_MINUTES)
      return look(
        name,
        `店铺 ${shop.id} 已经 ${shop.minutes} 分钟没有轮询成功。请看接入状态页。`,
        `Shop ${shop.id} was not polled for ${shop.minutes} minutes: see the status page.`,
      );
    const when =
      shop.pulled === null
        ? { zh: "只收推送", en: "takes pushes only" }
        : { zh: `上次轮询 ${toBeijing(shop.pulled)}`, en: `last polled at ${toBeijing(shop.pulled)}` };
    return fine(
      name,
      `店铺 ${shop.id} 正常，${when.zh}${shop.keyless ? "，没有密钥" : ""}。`,
      `Shop ${shop.id} works, ${when.en}${shop.keyless ? ", and has no secrets" : ""}.`,
    );
  });
}

async function models(client: Client): Promise<Finding> {
  const row = await one<{ endpoints: number; state: string | null; at: Date | null }>(
    client,
    `SELECT (SELECT count(*)::int FROM model_endpoint) AS endpoints, last.state, last.at FROM (SELECT 1) AS row
     LEFT JOIN LATERAL (SELECT state, at FROM model_call WHERE state <> 'running' ORDER BY model_call.at DESC LIMIT 1) AS last ON true`,
  );
  if (row?.state === "failed" && row.at)
    return look(
      "models",
      `模型接口上一次调用（${toBeijing(row.at)}）失败，建议由答复卡片给出。请到“模型”页看原因并试一次。`,
      `The last call to a model (${toBeijing(row.at)}) failed and answer cards answer: see why on the models page, and try it there.`,
    );
  return fine("models", `配置了 ${row?.endpoints ?? 0} 个模型接口；没有也能用。`, `${row?.endpoints ?? 0} model endpoints are set; none is needed.`);
}

async function chain(client: Client): Promise<Finding> {
  const row = await one<{ at: string | null }>(client, "SELECT min(broken_at)::text AS at FROM journal_check");
  return row?.at
    ? broken(
        "chain",
        `操作日志第 ${row.at} 行与校验链不符，可能被人改动过。请与备份比对，查谁能直接动数据库。`,
        `Line ${row.at} of the journal does not fit its chain and may have been tampered with: compare it with a backup, and look who has access to the database.`,
      )
    : fine("chain", "操作日志的校验链完好。", "The journal's chain is whole.");
}

/** The sentence model that search would open, from its files. */
export async function examineModelFiles(modelFolder: string, chosen: string | null | undefined): Promise<Finding[]> {
  let problem: Finding | null = null;
  await openChosen({ modelFolder, chosen }, (refusal) => {
    const { told } = problemOf(refusal);
    problem = look("sentence model", `${told.zh}；检索先用内置的方法。`, `${told.en}; search uses the built-in embedder meanwhile.`);
  });
  return [problem ?? fine("sentence model", "检索用的模型可用。", "What search uses opens.")];
}

/** The daily backups: how old the newest is, and whether its bytes are those that were written. */
export async function examineBackups(home: string, isDemo: boolean): Promise<Finding[]> {
  const folder = join(home, "backups");
  const [newest] = existsSync(folder) ? backupsIn(folder) : [];
  if (!newest)
    return [
      isDemo
        ? fine("backups", "演示店铺不做每日备份。", "A demonstration has no daily backups.")
        : look(
            "backups",
            "还没有备份。程序运行一天内会自动做；现在就要，用 npm run backup。",
            "There is no backup yet: the running program makes one within a day, npm run backup makes one now.",
          ),
    ];
  try {
    await readManifest(newest.file);
  } catch (fault) {
    return [brokenBy("backups", fault)];
  }
  const days = (Date.now() - newest.at.getTime()) / DAY_MS;
  const told = {
    zh: `最新备份 ${toBeijing(newest.at)}（${megabytes(newest.bytes)}）完好`,
    en: `The newest backup, of ${toBeijing(newest.at)} (${megabytes(newest.bytes)}), is whole`,
  };
  return [
    days > 2
      ? look(
          "backups",
          `${told.zh}，但已过了 ${Math.floor(days)} 天。请看日志里的 backup。`,
          `${told.en}, but ${Math.floor(days)} days old: see backup in the log.`,
        )
      : fine("backups", `${told.zh}。`, `${told.en}.`),
  ];
}
