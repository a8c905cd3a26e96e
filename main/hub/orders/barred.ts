/** Why a carrier cannot deliver at an address, as its scans' words tell. Pure. */

/** The address itself, an area that the carrier does not serve, or a number that nobody answers at. */
export type Barred = "address" | "area" | "phone";

/** What is asked or wished for is no fact. */
const ONLY_ASKED = /^(?:如|若|请|为避免|温馨提示)/;
const WORDS: readonly [Barred, RegExp][] = [
  [
    "area",
    /超区|超(?:出|过)?(?:派送|配送|服务|派件)(?:范围|区域)|不在(?:派送|配送|服务|派件)(?:范围|区域)|(?:该|此)?(?:地区|区域|地址|乡镇|村)(?:暂)?(?:不|无法|停止)(?:派送|配送|派件|送达)/,
  ],
  [
    "address",
    /(?:收件|收货|派送)?地址(?:[^,。，]{0,4})(?:不详|有误|错误|不清|不全|不完整|不存在|缺失|不符)|查无(?:此|该)(?:地址|人|处)|无(?:此|该)(?:地址|单位|人)|找不到(?:收件)?地址/,
  ],
  ["phone", /(?:电话|手机|号码|联系方式)(?:[^,。，]{0,6})(?:空号|错误|有误|停机|不存在|不正确)|空号|停机/],
];

/** What a scan's words say stands in the way; `null` where they say nothing of it. */
export function barredBy(text: string): Barred | null {
  const said = text
    .normalize("NFKC")
    .split(/[,，。;；!？?\s]+/)
    .filter((clause) => clause !== "" && !ONLY_ASKED.test(clause));
  return WORDS.find(([, words]) => said.some((clause) => words.test(clause)))?.[0] ?? null;
}
