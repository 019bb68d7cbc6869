import { Component, type ReactNode } from "react";

interface Props {
  /** What is drawn; another one is tried again. */
  readonly of: unknown;
  readonly children: ReactNode;
}

/** Says that something could not be drawn, in place of it, so that the rest of the page stays. */
export class MayFail extends Component<Props, { readonly failed: unknown }> {
  override state: { readonly failed: unknown } = { failed: undefined };

  override componentDidCatch(): void {
    this.setState({ failed: this.props.of });
  }

  static getDerivedStateFromError(): { readonly failed: unknown } {
    return { failed: FAILED };
  }

  override render(): ReactNode {
    const { failed } = this.state;
    if (failed === undefined || (failed !== FAILED && failed !== this.props.of)) return this.props.children;
    return <p className="undrawable">This cannot be drawn: it has not the shape that Slack documents.</p>;
  }
}

const FAILED = Symbol("failed");
