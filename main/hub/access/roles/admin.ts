import { leader, NO_LIMIT, type RoleTold } from "./role.ts";

/** Answers for the installation and for who may use it. */
export const admin: RoleTold = {
  permissions: [...leader, "example.edit", "people.edit", "privacy.edit"],
  grantLimitFen: NO_LIMIT,
  queues: ["agent", "supervisor", "risk"],
  may: {
    zh: "所有权限：邀请和停用人员、设定角色与额度，以及其他角色能做的一切。",
    en: "Everything: invites and disables people, sets roles and limits, and whatever the other roles may.",
  },
};
