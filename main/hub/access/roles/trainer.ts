import { everybody, type RoleTold } from "./role.ts";

/** Curates what answers come from. */
export const trainer: RoleTold = {
  permissions: [...everybody, "example.edit", "terms.edit"],
  grantLimitFen: 0,
  queues: [],
  may: {
    zh: "维护样例、答复卡和服务条款，安排训练；看得到工单，不处理、不赔付。",
    en: "Keeps examples, answer cards and service terms, and trains; sees cases but neither works them nor grants money.",
  },
};
