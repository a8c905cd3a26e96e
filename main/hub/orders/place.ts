/** Places as carriers write them. */

const MARKED = /【([^】]{1,40})】/;
const ENDINGS = "市|自治州|地区|盟";
/** A prefecture in short (恩施州) ends so, too; cities whose name does have two characters (杭州). */
const ENDING = new RegExp(`(?:${ENDINGS}|.{2}州)$`);
const CITY_INSIDE = new RegExp(`^(?:.{2,8}?(?:省|自治区))?(.{2,8}?(?:${ENDINGS}))`);
/** Cities without a province above them: whatever follows is a part of them. */
const CITY_STATE = /^(北京|天津|上海|重庆|香港|澳门)/;
/** What stands in the place of a city where the lists of areas have none: the city is above it (市辖区) or below it (省直辖县). */
const NO_CITY = /^(?:市辖区|市辖县|县|城区|郊县|(?:省|自治区)?直辖县级?(?:行政区划|行政单位)?)$/;
/** Peoples in the names of autonomous prefectures and counties, which carriers leave out. */
const PEOPLES =
  /(?:(?:土家|苗|侗|布依|藏|羌|彝|傣|景颇|傈僳|独龙|怒|白|普米|纳西|哈尼|拉祜|佤|布朗|瑶|壮|黎|朝鲜|满|回|蒙古|畲|仡佬|水|毛南|仫佬|土|撒拉|保安|东乡|裕固|锡伯|达斡尔|各)族|哈萨克族?|蒙古|柯尔克孜|塔吉克)+$/;
const SHORT_PREFECTURE = /^(.{2,})州$/;

/** Where a scan was made: the name its text marks (武汉转运中心), else the area it carries. */
export function placeOf(scan: { text: string; place: string }): string {
  return MARKED.exec(scan.text)?.[1]?.trim() ?? scan.place.split(/[,，]/).filter(Boolean).at(-1)?.trim() ?? "";
}

/**
 * City of an area (`浙江,杭州市,余杭区`, `杭州市余杭区`, `上海,浦东新区`, `湖北,恩施州`) in the one form that names lanes and tells cities apart: without its
 * ending and the peoples in its name. Of counties that stand directly under a province the county; empty when none is told.
 */
export function cityOf(area: string): string {
  const parts = area.split(/[,，\s]+/).filter((part) => part !== "" && !NO_CITY.test(part));
  const state = CITY_STATE.exec(parts[0] ?? "")?.[1];
  if (state !== undefined) return state;
  const named = parts.find((part) => ENDING.test(part)) ?? (parts.length > 1 ? parts[1] : parts[0]) ?? "";
  return shortName(CITY_INSIDE.exec(named)?.[1] ?? named);
}

function shortName(name: string): string {
  const bare = name.replace(/(?:自治州|自治县|林区|市|地区|盟|县)$/, "");
  const left = bare.replace(PEOPLES, "") || bare;
  return SHORT_PREFECTURE.exec(left)?.[1] ?? left;
}

/** A receiver's city as areas are written: where the channel's list of areas names none, what stands above or below it. */
export function cityTold({ province, city, district }: { province: string; city: string; district: string }): string {
  const isNone = NO_CITY.test(city.trim());
  if (city.trim() !== "" && !isNone) return city;
  return CITY_STATE.test(province) ? province : isNone && district !== "" ? district : city;
}

/** Names of a lane, most particular first: carrier from city to city, then the carrier alone. */
export function laneNames(carrier: string, from: string, to: string): string[] {
  return from !== "" && to !== "" ? [`${carrier}|${from}|${to}`, carrier] : [carrier];
}
