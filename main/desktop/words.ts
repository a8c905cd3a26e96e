import type { Counts } from "../hub/contract/index.ts";

/** What the desktop itself says, outside the page: Chinese where the system speaks it, else English. What ends the program is said in both. */

const zh = {
  open: "打开 Aftercare",
  quit: "退出",
  another: "新窗口",
  copied: "打开复制的单号",
  edit: "编辑",
  view: "显示",
  counts: ({ mine, due }: Counts) => (due > 0 ? `手上 ${mine} 单，${due} 单快到时限` : `手上 ${mine} 单`),
  nothingCopied: "剪贴板里不是单号。请先复制订单号或运单号，再按一次。",
  trust: "信任这张证书",
  certificateUnknown: (hub: string, fingerprint: string) =>
    `系统不认识 ${hub} 的证书。\n\n指纹：\n${fingerprint}\n\n请向管理员核对指纹，一致才信任。信任后只认这一张，换了会再问。`,
  certificateChanged: (hub: string, fingerprint: string) =>
    `${hub} 的证书和您信任过的不是同一张。可能是管理员换了证书，也可能有人冒充。\n\n现在的指纹：\n${fingerprint}\n\n没有向管理员核对之前，不要信任。`,
  retry: "重试",
  cancel: "取消",
  ownHub: "改用本机（断开团队）",
  useOwn: "改用本机",
  key: "密钥…",
  connect: "连接",
  leave: "打开",
  askLeave: (host: string, href: string) => `要在浏览器里打开 ${host} 吗？\n${href}`,
  askConnect: (hub: string) => `要连接到团队的 Aftercare 吗？\n${hub}\n\n只连接您认识的地址：您在那里看到和填写的一切都归它。`,
  unreachable: (hub: string | null) => `连不上团队的 Aftercare：${hub}`,
  keyInStore:
    "这套安装的密钥锁在您的系统钥匙串里，别的用户和别的机器打不开。\n\n请另存一份，放在这台机器以外：换机器、重装系统或钥匙串重置后，只有它能打开数据。备份里没有密钥。",
  keyInFile: "这套安装的密钥在数据文件夹的 installation.key 里。\n\n请另存一份，放在这台机器以外：备份里没有密钥。",
  keyNoStore: "\n\n这台机器没有可用的系统钥匙串，所以密钥在文件里。",
  keyCopy: "另存一份…",
  keyToFile: "改用密钥文件",
  keyToStore: "改用系统钥匙串",
  keyNotCopied: "没有存成。请换一个文件夹再试。",
  updates: "检查更新…",
  close: "知道了",
  later: "以后再说",
  fetch: "下载",
  restart: "重启并安装",
  useFeed: "从这里更新",
  askFeed: (feed: string) => `以后从这里取新版本吗？\n${feed}\n\n那里的安装包会替换这个程序。只用管理员告诉您的地址。`,
  updatesByPolicy: "这台机器的更新由管理员决定，这里改不了。",
  updatesOff: "这台机器的管理员关掉了更新。",
  noFeed: "还没有设更新地址。请向管理员要一个 aftercare://updates/ 开头的链接，打开它就设好了。",
  newest: (now: string) => `已经是最新版本（${now}）。`,
  newVersion: (version: string, now: string, host: string) =>
    `有新版本 ${version}（现在是 ${now}），来自 ${host}。\n\n现在下载吗？下载时可以照常工作，装之前会再问。`,
  fetched: (version: string) => `新版本 ${version} 下载好了，校验无误。\n\n重启后生效。没有发出的回复都有草稿，不会丢。`,
  updateFailed: (host: string) => `没有更新成：连不上 ${host}，或者那里的文件不对。什么都没有改动，请稍后再试或问管理员。`,
};

const en: typeof zh = {
  open: "Open Aftercare",
  quit: "Quit",
  another: "New window",
  copied: "Open the copied number",
  edit: "Edit",
  view: "View",
  counts: ({ mine, due }) => (due > 0 ? `${mine} with you, ${due} due soon` : `${mine} with you`),
  nothingCopied: "What is copied is no number. Copy an order or waybill number, then press again.",
  trust: "Trust this certificate",
  certificateUnknown: (hub, fingerprint) =>
    `This system does not know the certificate of ${hub}.\n\nFingerprint:\n${fingerprint}\n\nCompare it with your administrator and trust it only if it is the same. This one alone is trusted then; another is asked about again.`,
  certificateChanged: (hub, fingerprint) =>
    `The certificate of ${hub} is not the one you trusted. Your administrator may have renewed it, or somebody pretends to be the hub.\n\nFingerprint now:\n${fingerprint}\n\nDo not trust it before you have compared it with your administrator.`,
  retry: "Try again",
  cancel: "Cancel",
  ownHub: "Back to this machine (leave the team)",
  useOwn: "Use this machine",
  key: "Key…",
  connect: "Connect",
  leave: "Open",
  askLeave: (host, href) => `Open ${host} in your browser?\n${href}`,
  askConnect: (hub) => `Connect to the team's Aftercare?\n${hub}\n\nConnect only to an address you know: all that you see and write there is its own.`,
  unreachable: (hub) => `The team's Aftercare cannot be reached: ${hub}`,
  keyInStore:
    "The key of this installation lies in your system's key store: no other user and no other machine opens it.\n\nSave a copy away from this machine: on another one, after installing anew, or when the key store was reset, nothing else opens the data. A backup does not hold the key.",
  keyInFile: "The key of this installation lies in installation.key in the data folder.\n\nSave a copy away from this machine: a backup does not hold the key.",
  keyNoStore: "\n\nThis machine has no key store to lock it in, so it lies in the file.",
  keyCopy: "Save a copy…",
  keyToFile: "Use the key file",
  keyToStore: "Use the key store",
  keyNotCopied: "It was not saved. Try another folder.",
  updates: "Check for updates…",
  close: "Close",
  later: "Later",
  fetch: "Download",
  restart: "Restart and install",
  useFeed: "Update from here",
  askFeed: (feed) =>
    `Take new versions from here from now on?\n${feed}\n\nIts installers replace this program. Use only an address that your administrator gave you.`,
  updatesByPolicy: "Updates of this machine are its administrator's to decide.",
  updatesOff: "The administrator of this machine has switched updates off.",
  noFeed: "No address for updates is set. Ask your administrator for a link that begins with aftercare://updates/ and open it.",
  newest: (now) => `This is the newest version (${now}).`,
  newVersion: (version, now, host) =>
    `Version ${version} is there (this is ${now}), from ${host}.\n\nDownload it now? You can go on working; you are asked again before it is installed.`,
  fetched: (version) => `Version ${version} is downloaded and its sum is right.\n\nIt begins after a restart. Unsent replies are kept as drafts.`,
  updateFailed: (host) => `It was not updated: ${host} cannot be reached, or its files are wrong. Nothing was changed; try later or ask your administrator.`,
};

export type Words = typeof zh;

/** The words for a system's language. */
export const wordsFor = (locale: string): Words => (/^zh\b/i.test(locale) ? zh : en);

/** What ends the program, or keeps it from beginning. */
export const ends = {
  hubEnded: (code: number) => `程序意外结束（${code}）。数据没有丢失，请重新打开。\nThe hub ended (${code}). Nothing is lost.`,
  hubNotStarted: "程序没有启动成功。请查看数据文件夹里的日志。\nThe hub did not start: see the log in the data folder.",
  badAddress: (address: string | null | undefined) => `地址不可用：${address}\nThis address cannot be used.`,
  fault: ({ chinese, english }: { chinese: string; english: string }) => `${chinese}\n${english}`,
};
