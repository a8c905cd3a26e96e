import { anyrest } from "./anyrest/connector.ts";
import { douyin } from "./douyin/connector.ts";
import { eleme } from "./eleme/connector.ts";
import { huice } from "./huice/connector.ts";
import { jd } from "./jd/connector.ts";
import { jushuitan } from "./jushuitan/connector.ts";
import { kingdee } from "./kingdee/connector.ts";
import { kuaidi100 } from "./kuaidi100/connector.ts";
import { kuaishou } from "./kuaishou/connector.ts";
import { meituan } from "./meituan/connector.ts";
import { own } from "./own/connector.ts";
import { pinduoduo } from "./pinduoduo/connector.ts";
import type { Connector } from "./port.ts";
import { suning } from "./suning/connector.ts";
import { taobao } from "./taobao/connector.ts";
import { wangdian } from "./wangdian/connector.ts";
import { wechat } from "./wechatshop/connector.ts";
import { xiaohongshu } from "./xiaohongshu/connector.ts";

/** Every channel there is; a new one is one line here. */
export const connectors: readonly Connector[] = [
  taobao,
  douyin,
  jd,
  pinduoduo,
  suning,
  wechat,
  kuaishou,
  xiaohongshu,
  meituan,
  eleme,
  kuaidi100,
  jushuitan,
  wangdian,
  huice,
  kingdee,
  own,
  anyrest,
];

/** Who reads a kept payload: the connector that owns its topic, else its channel's. */
export function readerAmong(given: readonly Connector[]): (item: { channel: string; topic: string }) => Connector | undefined {
  const byTopic = new Map(given.flatMap((connector) => (connector.topics ?? []).map((topic) => [topic, connector])));
  const byChannel = new Map(given.map((connector) => [connector.manifest.id, connector]));
  return ({ channel, topic }) => byTopic.get(topic) ?? byChannel.get(channel);
}

/** The connector of a channel id, `undefined` when there is none. */
export function connectorFor(id: string): Connector | undefined {
  return connectors.find((connector) => connector.manifest.id === id);
}
