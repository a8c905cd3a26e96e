/** Of which cause a payload in the quarantine is one: the sentence that says why, without what is this payload's own. Pure. */

/** Words of ours behind which a sentence shows what it met. */
const SHOWN = /(却是|不认识的值|太小或太短|太大或太长|格式不符|残缺的字符)：.*$/su;
const LONGEST = 300;

/** `字段 lines.3.price 无法读取：应是金额（元），却是：…4` of the fourth line and of the first are one cause: values, numbers and what stands in quotes do not count. */
export function causeOf(reason: string): string {
  const bare = reason
    .replace(SHOWN, "$1")
    .replace(/“[^”]*”/gu, "“…”")
    .replace(/\d+(?:\.\d+)*/g, "N");
  return [...bare].slice(0, LONGEST).join("");
}

/** The way to a field without the places in lists: `lines.3.price` and `lines.0.price` are `lines.price`. */
export function bareField(field: string): string {
  return field
    .split(".")
    .filter((part) => !/^\d+$/.test(part))
    .join(".");
}
