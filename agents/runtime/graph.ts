/** The library by which agents' work goes in steps that can be kept; agents draw their graphs with it. */
export { Annotation, END, START, StateGraph } from "@langchain/langgraph";
