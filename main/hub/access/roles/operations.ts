import { everybody, type RoleTold } from "./role.ts";

/** Keeps shops connected and their terms right. */
export const operations: RoleTold = {
  permissions: [...everybody, "terms.edit", "shop.edit", "list.export", "personal.reveal", "waiting.work"],
  grantLimitFen: 0,
  queues: [],
  may: {
    zh: "接入和维护店铺、设置服务条款、查看运行状态、处理等太久的事、导出清单（不含买家信息），写明原因可看读不懂的报文；看得到工单，不处理、不赔付。",
    en: "Connects and keeps shops, sets service terms, watches the status, acts on what waits too long, exports lists without what names a buyer and, for a reason written down, sees payloads nobody could read; sees cases but neither works them nor grants money.",
  },
};
