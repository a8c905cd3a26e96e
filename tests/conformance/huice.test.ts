import { describeConnector } from "./connector.suite.ts";
import { fakeHuice } from "./fakes/huice.ts";

describeConnector("huice", fakeHuice);
