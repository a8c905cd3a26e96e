import { describeConnector } from "./connector.suite.ts";
import { fakeJushuitan } from "./fakes/jushuitan.ts";

describeConnector("jushuitan", fakeJushuitan);
