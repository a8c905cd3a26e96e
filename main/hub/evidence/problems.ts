/** Why something a buyer sent cannot be shown: each in a sentence, and after how long it is worth asking again. */
import type { RefusalCode } from "../contract/index.ts";
import type { FileProblem } from "../kernel/post.ts";
import { type Refusal, refuse } from "../kernel/result.ts";
import type { Said } from "../kernel/said.ts";

export type EvidenceProblem = FileProblem | "not_shown" | "broken";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const problems: Readonly<Record<EvidenceProblem, { code: RefusalCode; said: Said; againMs: number }>> = {
  not_allowed: {
    code: "NOT_SUPPORTED",
    said: { zh: "图片地址指向内网或不安全的地方，没有打开。", en: "Its address leads into an inner network or is not safe: it was not opened." },
    againMs: DAY,
  },
  gone: {
    code: "NOT_FOUND",
    said: { zh: "平台上已经没有这份凭证，可能被买家撤回或过期。", en: "The channel no longer has it: the buyer took it back, or it expired." },
    againMs: 60 * MINUTE,
  },
  too_large: {
    code: "TOO_LARGE",
    said: {
      zh: "这份凭证太大（图片最多 20 MB，视频最多 50 MB），没有打开，请到平台查看。",
      en: "It is too large (pictures 20 MB, films 50 MB at most) and was not opened: see it at the platform.",
    },
    againMs: DAY,
  },
  timed_out: {
    code: "CHANNEL_UNREACHABLE",
    said: { zh: "平台迟迟没有给出这份凭证，稍后再看。", en: "The channel did not give it in time: look again later." },
    againMs: MINUTE,
  },
  unreachable: {
    code: "CHANNEL_UNREACHABLE",
    said: { zh: "现在连不上存放这份凭证的平台，稍后再看。", en: "Where it lies cannot be reached now: look again later." },
    againMs: MINUTE,
  },
  not_shown: {
    code: "NOT_SUPPORTED",
    said: {
      zh: "这不是能安全显示的图片或视频（只看内容，不看文件名），没有打开。",
      en: "It is no picture or film that can safely be shown, whatever its name says: it was not opened.",
    },
    againMs: DAY,
  },
  broken: {
    code: "NOT_SUPPORTED",
    said: { zh: "图片不完整、已损坏，或展开后过大，没有打开。", en: "It is cut off, damaged, or unfolds too large: it was not opened." },
    againMs: DAY,
  },
};

/** The refusal by which a person is told. */
export function refusalOf(problem: EvidenceProblem): { ok: false; refusal: Refusal<RefusalCode> } {
  const { code, said } = problems[problem];
  return refuse(code, said.zh, { en: said.en, problem });
}

/** Whether it is too early to ask again. */
export function stillHolds(kept: { problem: EvidenceProblem; keptAt: Date }, now: number): boolean {
  return now - kept.keptAt.getTime() < problems[kept.problem].againMs;
}
