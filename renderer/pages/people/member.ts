import type { Outputs } from "../../client/rpc.ts";

type Listed = Outputs["people"]["list"];
export type Member = Listed["people"][number];
export type Invited = Listed["invitations"][number];
