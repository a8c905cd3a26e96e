import { Component, type ReactNode } from "react";
import { Crash } from "./crash.tsx";

interface Props {
  /** Going elsewhere leaves the broken page behind. */
  place?: string;
  children: ReactNode;
}

/** A broken page says so and can be opened again; the rest of the console goes on. */
export class ErrorBoundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override componentDidUpdate(before: Props): void {
    if (before.place !== this.props.place && this.state.broken) this.setState({ broken: false });
  }

  override render(): ReactNode {
    return this.state.broken ? <Crash again={() => this.setState({ broken: false })} /> : this.props.children;
  }
}
