/** Who may import whom: the table of the house as rules, each with a sentence saying why. `tests/guards` holds them and tests the rules themselves. */
const hub = "^main/hub/";
const room = (name) => `${hub}${name}/`;
const rooms = [
  "kernel",
  "contract",
  "store",
  "access",
  "grounding",
  "connectors",
  "ingest",
  "orders",
  "terms",
  "models",
  "knowledge",
  "disputes",
  "risk",
  "decisions",
  "actions",
  "audit",
  "insights",
];

/** Rooms each room may import, besides itself. */
const table = {
  kernel: [],
  contract: ["kernel"],
  store: ["kernel", "contract"],
  access: ["kernel", "contract", "store"],
  grounding: ["kernel", "contract"],
  connectors: ["kernel", "contract"],
  ingest: ["kernel", "contract", "store", "access", "connectors"],
  orders: ["kernel", "contract", "store", "access", "connectors", "ingest"],
  terms: ["kernel", "contract", "store", "access"],
  models: ["kernel", "contract", "store", "access"],
  knowledge: ["kernel", "contract", "grounding", "store", "access"],
  disputes: ["kernel", "contract", "store", "access", "connectors", "orders", "terms", "knowledge"],
  risk: ["kernel", "contract", "store", "access", "connectors", "disputes", "orders"],
  decisions: ["kernel", "contract", "store", "access", "risk", "disputes", "orders", "knowledge"],
  actions: ["kernel", "contract", "grounding", "store", "access", "connectors", "ingest", "orders", "terms", "knowledge", "disputes", "risk", "decisions"],
  audit: rooms.filter((name) => name !== "insights"),
  insights: rooms.filter((name) => name !== "audit"),
};

const roomRules = Object.entries(table).map(([name, allowed]) => ({
  name: `room-${name}`,
  comment: `${name} knows only the rooms before it in the sentence (${allowed.join(", ") || "none"}): results travel back through flow.ts.`,
  severity: "error",
  from: { path: room(name) },
  to: { path: `${hub}(${rooms.filter((other) => other !== name && !allowed.includes(other)).join("|")})/` },
}));

export default {
  forbidden: [
    ...roomRules,
    {
      name: "rooms-do-not-know-the-frame",
      comment: "The frame and compose.ts know the rooms; a room that knew them would close a circle.",
      severity: "error",
      from: { path: `${hub}(${rooms.join("|")})/` },
      to: { path: "^main/(hub/frame/|compose)" },
    },
    {
      name: "rooms-through-their-face",
      comment:
        "A room is entered through its index.ts, so that its inside may change. Kernel and contract are pure and open; a connector's port, and access' and store's small files, are faces of their own.",
      severity: "error",
      from: { path: `${hub}(${rooms.join("|")})/` },
      to: {
        path: `${hub}(grounding|ingest|orders|terms|models|knowledge|disputes|risk|decisions|actions|audit|insights|store|access)/(?!index\\.ts$)`,
        pathNot: [`${hub}$1/`],
      },
    },
    {
      name: "rooms-know-only-the-port",
      comment: "The core reads a list of connectors and never names a channel.",
      severity: "error",
      from: { path: `${hub}(?!connectors/)` },
      to: { path: `${hub}connectors/(?!port\\.ts$|index\\.ts$|registry\\.ts$)` },
    },
    {
      name: "channels-do-not-know-each-other",
      comment: "One more channel is one more folder; what two channels share stands beside them.",
      severity: "error",
      from: { path: `${hub}connectors/([^/]+)/` },
      to: { path: `${hub}connectors/[^/]+/`, pathNot: [`${hub}connectors/$1/`] },
    },
    {
      name: "hub-without-a-screen",
      comment: "The hub is the product without a screen: no HTTP server, no React, no Electron, no model vendor.",
      severity: "error",
      from: { path: hub },
      to: { path: "node_modules/(fastify|@fastify|react|react-dom|antd|electron|langchain|@langchain|openai)(/|$)" },
    },
    {
      name: "hub-knows-no-host",
      comment: "Hosts and agents stand outside the hub.",
      severity: "error",
      from: { path: hub },
      to: { path: "^(main/(server|electron|demo|compose)|agents|renderer|scripts|tests)" },
    },
    {
      name: "agents-are-users-of-the-contract",
      comment:
        "An agent is one more user of the contract, under its own principal: contract, kernel, the pure check of what may be said, and its prompts, nothing else.",
      severity: "error",
      from: { path: "^agents/" },
      to: { path: "^(main|renderer|scripts)/", pathNot: "^main/hub/(contract|kernel)/|^main/hub/grounding/index\\.ts$" },
    },
    {
      name: "model-vendors-in-one-place",
      comment: "Only agents/runtime imports model vendors, so that another vendor is one file.",
      severity: "error",
      from: { path: "^(main|renderer|agents)/", pathNot: "^agents/runtime/" },
      to: { path: "node_modules/(langchain|@langchain|openai)(/|$)" },
    },
    {
      name: "renderer-knows-the-contract",
      comment: "The window is hostile ground: contract and kernel only, never the store, rooms, Node or Electron.",
      severity: "error",
      from: { path: "^renderer/" },
      to: { path: "^(main|agents|scripts)/", pathNot: "^main/hub/(contract|kernel)/" },
    },
    {
      name: "renderer-without-node",
      comment: "The renderer runs in a plain browser.",
      severity: "error",
      from: { path: "^renderer/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "demo-knows-the-kernel",
      comment: "The simulators are written from the sheets, so that they cannot share the connectors' mistakes.",
      severity: "error",
      from: { path: "^main/demo/" },
      to: { path: "^(main|agents|renderer|scripts)/", pathNot: "^main/(demo|hub/kernel)/" },
    },
    {
      name: "nobody-knows-demo",
      comment: "compose.ts starts the demonstration as a process of its own; nothing of the product imports it.",
      severity: "error",
      from: { path: "^(main|agents|renderer)/", pathNot: "^main/(demo/|compose(-demo)?\\.ts)" },
      to: { path: "^main/demo/" },
    },
    {
      name: "hosts-do-not-know-each-other",
      comment: "One hub, two hosts: neither leans on the other.",
      severity: "error",
      from: { path: "^main/server/" },
      to: { path: "^main/electron/" },
    },
    {
      name: "shell-is-a-shell",
      comment: "The desktop starts a hub as a process or by URL; it does not import the product.",
      severity: "error",
      from: { path: "^main/electron/" },
      to: { path: "^main/(server|hub/(?!contract|kernel))" },
    },
    {
      name: "compose-for-hosts",
      comment: "Only hosts and scripts compose.",
      severity: "error",
      from: { path: "^(main/hub|agents|renderer|main/demo)/" },
      to: { path: "^main/compose" },
    },
    { name: "no-cycles", comment: "A circle of files is one file in disguise.", severity: "error", from: {}, to: { circular: true } },
    {
      name: "nothing-unresolved",
      comment: "An import that does not resolve fails on the user's machine.",
      severity: "error",
      from: { path: "^(main|agents|renderer|scripts)/" },
      to: { couldNotResolve: true, pathNot: "^(electron|vite/client)" },
    },
  ],
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(generated|dist)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json"],
    },
    cache: false,
  },
};
