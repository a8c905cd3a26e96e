import { createRoot } from "react-dom/client";
import "./policy.ts";
import "../ui/base.css";
import { dress } from "../ui/appearance.ts";
import { Console } from "./console.tsx";

dress();
const root = document.getElementById("root");
if (root) createRoot(root).render(<Console />);
