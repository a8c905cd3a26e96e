import { Component, type ReactNode } from "react";
import { Crash } from "./crash.tsx";

/** A broken page says so and can be opened again; the rest of the console goes on. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <Crash again={() => this.setState({ broken: false })} /> : this.props.children;
  }
}
