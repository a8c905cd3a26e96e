import { everybody, type RoleTold } from "./role.ts";

/** Watches the money that goes out. */
export const finance: RoleTold = {
  permissions: [...everybody, "money.undo", "action.undo", "decision.review", "list.export", "figures.read"],
  grantLimitFen: 0,
  queues: [],
  may: {
    zh: "复核自动处理、在保留期内撤销赔付，看图表，导出清单（不含买家信息）；不处理工单，不发起赔付。",
    en: "Reviews what was automatic and takes grants back while they are held, sees charts, exports lists without what names a buyer; works no cases and starts no grants.",
  },
};
