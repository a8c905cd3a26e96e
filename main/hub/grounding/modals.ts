/** Which words of will and can commit nobody: what the buyer may do, what pages do by themselves. Pure. */
import { is, type Token } from "./lexicon.ts";

/** "可以跟快递员商量放哪里": his to talk over. */
export const his =
  /^(?:放哪儿?里?|怎么放|几点送|什么时候送|送到哪儿?)?(?:的话)?您?(?:自己|直接|就|也|先|再)*(?:跟|和|找|问)(?:一下)?(?:快递|派送|派件|配送|驿站|小哥)(?:员|小哥|师傅|那边)?[^钱款费退赔补]{0,4}(?:商量|说|约|沟通|讲|问)(?:一下|一声|下|清楚|好)*(?:就行|就好|哈|哦|呢|吧)*$|^(?:您|也|都|直接|随时)*(?:可以|能)(?:先)?(?:跟|和|找|问|让|请)(?:一下)?(?:快递|派送|派件|配送|驿站|平台|小哥|物业|门卫|家人|同事)[^钱款费退赔补]{0,6}(?:商量|说|约|沟通|讲|问|放|代收|核实|看)[^钱款费退赔补]{0,6}$/;

const ofMoney = /钱|款|费|退|赔|补|价/;

const others = /快递|派送|派件|配送|驿站|平台|小哥|物业|门卫|家人|同事|支付|银行/;

interface Modal {
  tokens: readonly Token[];
  at: number;
  open: boolean;
  promised: boolean;
  feels: boolean;
  requests: boolean;
}

export function modalIsFine({ tokens, at, open, promised, feels, requests }: Modal): boolean {
  const word = tokens[at]?.text ?? "";
  if (open || promised) return true;
  if (/^(?:看到|查到|看见|看得到|查得到)/.test(tokens[at + 1]?.text ?? "")) return true;
  if (
    /^(?:也|都)?(?:可以|能)(?:先|再)?$/.test(word) &&
    /^(?:等|再等|先等|继续等|耐心等)/.test(tokens[at + 1]?.text ?? "") &&
    !tokens.some((token) => is(token, "seller"))
  )
    return true;
  // "可以跟快递员商量放哪里": his to talk over.
  if (
    /^(?:也|都)?(?:可以|能)$/.test(word) &&
    /^(?:跟|和|找|问|联系|让|请)$/.test(tokens[at + 1]?.text ?? "") &&
    others.test(tokens[at + 2]?.text ?? "") &&
    !tokens.some((token) => is(token, "seller"))
  )
    return true;
  const after = tokens.slice(at + 1);
  if (after.some((token) => token.verb !== undefined)) return true;
  if (/^(?:会|也会|都会|将会?|还会|才会|就会|会把)$/.test(word)) {
    return feels && !tokens.some((token) => is(token, "benefit") && !/让/.test(token.text));
  }
  // "用冷水轻轻洗就可以": enough of what the buyer does.
  if (
    /^(?:就可以|就行|即可|便可)$/.test(word) &&
    !tokens.some((token) => token.verb !== undefined || is(token, "seller") || is(token, "benefit") || ofMoney.test(token.text))
  )
    return at > 0;
  const asked = tokens.slice(0, at).some((token) => is(token, "ask"));
  // "把单号发给我就行": enough of what the buyer is asked for.
  if (asked && /^(?:就可以|就行|即可|便可)$/.test(word) && !tokens.some((token) => is(token, "benefit") || ofMoney.test(token.text))) return true;
  const speaks = after.some((token) => is(token, "act")) || (asked && /^(?:就可以|即可|便可|就行|可以|就能|也可以|都可以|都行|也行)$/.test(word));
  const seller = tokens.slice(0, at).some((token) => is(token, "seller"));
  if (asked && speaks && (requests || tokens.slice(0, at).some((token) => is(token, "buyer")))) return true;
  return speaks && (!seller || feels);
}
