/** A place that parcels go to, with the transit centre that serves it. */
export interface City {
  name: string;
  province: string;
  /** Six digits, as the channels' address ids. */
  code: string;
  districts: readonly string[];
  /** Kilometres east and north of an arbitrary point: enough for usual hours. */
  x: number;
  y: number;
}

type Row = [name: string, province: string, code: string, districts: string, x: number, y: number];

const ROWS: readonly Row[] = [
  ["杭州市", "浙江省", "330100", "余杭区,西湖区,滨江区", 1560, 560],
  ["武汉市", "湖北省", "420100", "洪山区,江夏区,汉阳区", 990, 560],
  ["成都市", "四川省", "510100", "武侯区,锦江区,龙泉驿区", 0, 560],
  ["上海市", "上海市", "310100", "浦东新区,闵行区,松江区", 1690, 630],
  ["北京市", "北京市", "110100", "朝阳区,海淀区,通州区", 1160, 1560],
  ["广州市", "广东省", "440100", "天河区,白云区,番禺区", 920, -320],
  ["深圳市", "广东省", "440300", "南山区,龙岗区,宝安区", 970, -400],
  ["南京市", "江苏省", "320100", "江宁区,鼓楼区,栖霞区", 1430, 690],
  ["苏州市", "江苏省", "320500", "工业园区,吴中区,昆山市", 1610, 640],
  ["西安市", "陕西省", "610100", "雁塔区,未央区,长安区", 460, 1000],
  ["重庆市", "重庆市", "500100", "渝北区,江北区,南岸区", 250, 430],
  ["长沙市", "湖南省", "430100", "岳麓区,雨花区,芙蓉区", 870, 280],
  ["郑州市", "河南省", "410100", "金水区,二七区,中原区", 930, 1010],
  ["济南市", "山东省", "370100", "历下区,历城区,市中区", 1210, 1230],
  ["青岛市", "山东省", "370200", "市南区,黄岛区,城阳区", 1510, 1190],
  ["沈阳市", "辽宁省", "210100", "和平区,铁西区,浑南区", 1660, 1790],
  ["哈尔滨市", "黑龙江省", "230100", "南岗区,道里区,松北区", 1890, 2240],
  ["昆明市", "云南省", "530100", "官渡区,五华区,盘龙区", -110, -120],
  ["福州市", "福建省", "350100", "鼓楼区,仓山区,晋安区", 1480, 50],
  ["合肥市", "安徽省", "340100", "蜀山区,包河区,庐阳区", 1270, 690],
  ["南昌市", "江西省", "360100", "红谷滩区,东湖区,青山湖区", 1130, 310],
  ["贵阳市", "贵州省", "520100", "观山湖区,云岩区,南明区", 260, 60],
  ["兰州市", "甘肃省", "620100", "城关区,七里河区,安宁区", -10, 1240],
  ["乌鲁木齐市", "新疆维吾尔自治区", "650100", "天山区,水磨沟区,新市区", -1600, 2000],
];

/** The cities of the demonstration. */
export const CITIES: readonly City[] = ROWS.map(([name, province, code, districts, x, y]) => ({ name, province, code, districts: districts.split(","), x, y }));

/** Where the shop's own warehouses stand. */
const WAREHOUSES = ["杭州市", "武汉市", "成都市"] as const;

/** Carriers as Kuaidi100 spells them, with the names and codes that the selling channels use. */
export const CARRIERS = [
  { code: "yuantong", name: "圆通速递", channel: "YTO" },
  { code: "zhongtong", name: "中通快递", channel: "ZTO" },
  { code: "yunda", name: "韵达快递", channel: "YUNDA" },
  { code: "shentong", name: "申通快递", channel: "STO" },
  { code: "jtexpress", name: "极兔速递", channel: "JT" },
  { code: "shunfeng", name: "顺丰速运", channel: "SF" },
] as const;

export function carrierName(code: string): string {
  return CARRIERS.find((carrier) => carrier.code === code)?.name ?? code;
}

export function carrierChannelCode(code: string): string {
  return CARRIERS.find((carrier) => carrier.code === code)?.channel ?? code;
}

/** @throws Error for a place outside the demonstration. */
export function cityOf(name: string): City {
  const city = CITIES.find((entry) => entry.name === name);
  if (!city) throw new Error(`no city ${name}`);
  return city;
}

/** The warehouse nearest to a city. */
export function nearestWarehouse(name: string): string {
  const distances = WAREHOUSES.map((warehouse) => ({ warehouse, km: distance(warehouse, name) }));
  return distances.sort((left, right) => left.km - right.km)[0]?.warehouse ?? WAREHOUSES[0];
}

/** Usual hours from pick-up to arrival: road speed of a line haul plus a night for sorting. */
export function laneHours(from: string, to: string): number {
  return Math.round(14 + distance(from, to) / 45);
}

/** Transit centres that a parcel passes on this lane, both ends included. */
export function transitCities(from: string, to: string): string[] {
  const ends = [...new Set([from, to])];
  const km = distance(from, to);
  if (ends.length < 2 || km < 500) return ends;
  const between = WAREHOUSES.filter((city) => city !== from && city !== to && distance(from, city) + distance(city, to) < km * 1.25);
  const middle = between[0] ?? (km > 900 && from !== "武汉市" && to !== "武汉市" ? "武汉市" : null);
  return middle ? [from, middle, to] : ends;
}

function distance(from: string, to: string): number {
  const [left, right] = [cityOf(from), cityOf(to)];
  return Math.hypot(left.x - right.x, left.y - right.y);
}
