import { describeConnector } from "./connector.suite.ts";
import { fakeEleme } from "./fakes/eleme.ts";

describeConnector("eleme", fakeEleme);
