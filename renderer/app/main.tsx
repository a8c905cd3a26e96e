import { createRoot } from "react-dom/client";
import "./policy.ts";
import "../ui/base.css";
import { Console } from "./console.tsx";

const root = document.getElementById("root");
if (root) createRoot(root).render(<Console />);
