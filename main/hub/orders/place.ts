/** Places as carriers write them. */

const MARKED = /【([^】]{1,40})】/;
/** What the name of a city ends with and a lane's name leaves out; alternatives of an expression, here and in SQL. */
export const CITY_ENDINGS = "市|自治州|地区|盟";
const ENDING = new RegExp(`(?:${CITY_ENDINGS})$`);
const CITY_INSIDE = new RegExp(`^(?:.{2,8}?(?:省|自治区))?(.{2,8}?)(?:${CITY_ENDINGS})`);

/** Where a scan was made: the name its text marks (武汉转运中心), else the area it carries. */
export function placeOf(scan: { text: string; place: string }): string {
  return MARKED.exec(scan.text)?.[1]?.trim() ?? scan.place.split(/[,，]/).filter(Boolean).at(-1)?.trim() ?? "";
}

/** City of an area (`浙江,杭州市,余杭区`, `杭州市余杭区`, `杭州市`), without its ending, for naming a lane; empty when none is told. */
export function cityOf(area: string): string {
  const parts = area.split(/[,，\s]+/).filter(Boolean);
  const named = parts.find((part) => ENDING.test(part)) ?? (parts.length > 1 ? parts[1] : parts[0]) ?? "";
  const inside = CITY_INSIDE.exec(named);
  return inside?.[1] ?? named;
}

/** Names of a lane, most particular first: carrier from city to city, then the carrier alone. */
export function laneNames(carrier: string, from: string, to: string): string[] {
  return from !== "" && to !== "" ? [`${carrier}|${from}|${to}`, carrier] : [carrier];
}
