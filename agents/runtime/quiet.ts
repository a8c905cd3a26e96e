/** LangChain sends what passes through it to a tracing service when the environment says so. What leaves this machine is the shop's to say: never. */
const tracing = ["LANGSMITH_TRACING", "LANGCHAIN_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING_V2"];

/** Takes the switches out of this process' environment. */
export function noTracing(): void {
  for (const name of tracing) delete process.env[name];
}
