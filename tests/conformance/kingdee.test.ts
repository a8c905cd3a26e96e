import { describeConnector } from "./connector.suite.ts";
import { fakeKingdee } from "./fakes/kingdee.ts";

describeConnector("kingdee", fakeKingdee);
