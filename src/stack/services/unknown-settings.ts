import { hintFor } from "../../text/nearest-names.ts";
import { ALERT_RECEIVERS } from "./alert-receivers.ts";
import { imageSetting } from "./image-setting.ts";

/** Besides the stack's own, the compose file reads these from the same shell. */
const OF_COMPOSE = ["STACK_ALERTS_TO", ...ALERT_RECEIVERS.map(({ fileSetting }) => fileSetting)];
const SERVICES_OF_COMPOSE = ["bot", "worker", "nginx"];

/** Of Haskell's build tool, which is named so. */
const OF_OTHERS = ["STACK_ROOT", "STACK_WORK", "STACK_YAML", "STACK_XDG", "STACK_GLOBAL_CONFIG"];

/**
 * What is wrong with each variable that begins as the stack's settings do and is none: it would be passed over, and
 * nobody would know.
 * @param own the stack's settings but for those of its services
 */
export function unknownSettings(
  given: readonly string[],
  own: readonly string[],
  services: readonly string[],
): readonly string[] {
  const ofServices = [...services, ...SERVICES_OF_COMPOSE].flatMap((name) => {
    const image = imageSetting({ name });
    return [image, image.replace("IMAGE", "PORT")];
  });
  const known = [...own, ...OF_COMPOSE, ...ofServices];
  return given
    .filter((name) => name.startsWith("STACK_") && !known.includes(name) && !OF_OTHERS.includes(name))
    .map(
      (name) => `${name} is no setting of the stack${hintFor(name, known) || "; docs/stack.md lists them."}`,
    );
}
