import { everybody, type RoleTold } from "./role.ts";

/** Watches the money that goes out. */
export const finance: RoleTold = {
  permissions: [...everybody, "money.undo", "decision.review"],
  grantLimitFen: 0,
  queues: [],
  may: {
    zh: "复核自动处理、在保留期内撤销赔付；不处理工单，不发起赔付。",
    en: "Reviews what was automatic and takes grants back while they are held; works no cases and starts no grants.",
  },
};
