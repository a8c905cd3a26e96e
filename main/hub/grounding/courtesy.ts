/** Words that no reply says, and the thanks, wishes and questions in which they are only courtesy. Pure. */

import { isDeskAct } from "./desk.ts";
import { is, type Token } from "./lexicon.ts";
import { byPromise } from "./promised.ts";
import type { Around, Here } from "./reading.ts";
import { sameDay } from "./supports.ts";
import { timesIn } from "./times.ts";

/** What is agreed to by asking for it. */
const willAsk = /^(?:那|我|我们|这边|咱|就|先|帮您|给您|去|来|这就)*(?:问问|问一?下|看看|看一?下|查查|查一?下|核实|催催|催一?下|记一?下|反馈|转达|了解)/;

/** Confirming the receipt put off, once: denied twice it would be asked for. */
const keptFrom =
  /^[^不别勿没未]*(?:先别|先不要|先不|别|不要|请勿|勿|不用(?:着急|急着|急|先)?|不必(?:急着)?|不着急|不急着?|无需|没收到[^,]{0,3}别)(?:着急|急着|急)?(?:去|点|提前|先|就)*(?:点击?)?(?:提前)?确认(?:收货)?[^不别勿没未]*$/;

/** Thanks, wishes and questions use words that elsewhere claim something ("感谢您的关照", "您一定很着急", "哪里有问题呢"). */
export function isCourtesy({ tokens, clause, around, term }: Here, at: number, open: boolean): boolean {
  const text = tokens.map((token) => token.text).join("");
  const token = tokens[at];
  const word = token?.text ?? "";
  const requests = tokens.some((one) => is(one, "requests"));
  const seller = tokens.some((one) => is(one, "seller") || is(one, "benefit"));
  if (
    word === "有问题" &&
    (is(tokens[at + 1], "ask") ||
      tokens
        .slice(at + 1, at + 3)
        .some(({ text }) =>
          /^(?:随时.*|请|请您|麻烦您?|可以|欢迎|直接|再|您再|您随时|咱们再|都可以|也可以|都|您都|尽管|找我|找我们|联系|联系我们|一样|照样|照旧|也|依旧|依然|还|还是|来|仍|仍然)$/.test(
            text,
          ),
        ))
  )
    return true;
  // "验过了没问题,正在退": so it was found, where the refund goes on.
  if (word === "没问题" && /验|检/.test(around.sentence) && around.known.truth.has("inspect:done") && around.known.truth.has("refund:doing"))
    return !/保证|质量|正品/.test(clause.text);
  // "行的,我帮您问问": what is agreed to is said next, and judged there.
  if (/^(?:行的|行啊|可以的)$/.test(word) && clause.text === word) return isDeskAct(around.after) || willAsk.test(around.after);
  // "先别点确认收货": he is kept from it.
  if (/确认收货|提前确认/.test(word) && keptFrom.test(clause.text)) return true;
  // "我没有权限": what the desk may not.
  if (word === "权限" && /^(?:没有|没|无)$/.test(tokens[at - 1]?.text ?? "")) return true;
  // "不是故意的": bad faith denied.
  if (word === "故意" && /^(?:不是|并不是|没有|没|绝不是)$/.test(tokens[at - 1]?.text ?? "")) return true;
  // "验收没问题,才退": what is to come first.
  if (word === "没问题" && /验/.test(clause.text) && /^(?:才|再)/.test(around.after)) return true;
  if (word === "有问题") return open || (requests && tokens[at + 1]?.text === "的");
  if (token?.never === "vow" && /^(?:算|由您)/.test(word) && term?.support) return true;
  if (
    token?.never === "vow" &&
    (clause.supposed || tokens.slice(Math.max(0, at - 3), at).some(({ text }) => /^(?:不|不能|没法|不敢|无法|没办法|不好|不便|没有办法|不太敢)$/.test(text)))
  )
    return true;
  if (word === "是您自己" && open && !/弄|坏|洗|用|造成|摔|剪/.test(clause.text)) return true;
  if (token?.never === "admission" && term?.topic === "warranty" && term.support) return true;
  if (token?.never === "admission") return !seller && (open || tokens.some((one) => is(one, "wants")));
  if (/^(?:关照|照顾|信任|厚爱)$/.test(word)) return /感谢|谢谢/.test(text);
  if (/^(?:一定|肯定|必定)$/.test(word))
    return (
      (tokens.some((one) => is(one, "buyer")) || /心/.test(text)) &&
      tokens.some((one) => is(one, "feel")) &&
      !/不|没|会给|让/.test(
        tokens
          .filter((one) => !is(one, "feel"))
          .map((one) => one.text)
          .join(""),
      )
    );
  if (word === "承诺" && byPromise.test(clause.text)) return true;
  if (word === "承诺") return isPromisedTime(clause.text, around);
  return (token?.never === "others" || token?.never === "cause") && open;
}

/** "承诺发货时间", "按承诺…": the channel's own promise to ship, told with its time or alone. */
function isPromisedTime(text: string, { known, sentence }: Around): boolean {
  const days = timesIn(sentence).times.filter((said) => said.day !== null);
  const told = known.moments.filter((moment) => moment.events.includes("promised"));
  return (
    told.length > 0 &&
    /发货|发出|时间|前发|^(?:按|按照|根据|依照)?(?:商品)?(?:页面|平台)?(?:上)?的?承诺的?(?:时间)?$/.test(text) &&
    days.length > 0 &&
    days.some((said) => told.some((moment) => sameDay(moment, said)))
  );
}

export const nevers: Readonly<Record<NonNullable<Token["never"]>, string>> = {
  lure: "站外或诱导内容",
  admission: "未经核实的认错",
  others: "涉及其他买家",
  abuse: "不礼貌的话",
  inside: "内部信息",
  law: "法律或医疗说法",
  praise: "绝对化用语",
  vow: "没有依据的保证",
  cause: "没有依据的原因",
};

export function neverFault(token: Token): string {
  return `“${token.text}”：${nevers[token.never ?? "lure"]}`;
}
