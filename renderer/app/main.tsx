import { createRoot } from "react-dom/client";
import "./policy.ts";
import "../ui/base.css";
import { keptLanguage } from "../locales/provider.tsx";
import { loadSpoken } from "../locales/text.ts";
import { dress } from "../ui/appearance.ts";
import { Console, newQueries } from "./console.tsx";

dress();
const root = document.getElementById("root");
// Who is there is asked while the language comes; nothing is drawn before it can be read.
const queries = newQueries();
const begins = await loadSpoken(keptLanguage());
if (root) createRoot(root).render(<Console queries={queries} begins={begins} />);
