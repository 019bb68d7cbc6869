import { createRoot } from "react-dom/client";
import "slack-blocks-to-jsx/dist/style.css";
import "./design/design.css";
import { SlackPage } from "./shell/slack-page.tsx";

const root = document.getElementById("page");
if (root === null) throw new Error("The page has no #page.");
// What cannot be drawn says so in its own place.
createRoot(root, { onCaughtError: () => undefined }).render(<SlackPage />);
