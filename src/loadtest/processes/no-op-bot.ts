import { reasonOf } from "../../core/errors.ts";
import { answerInSlack } from "../calibration/no-op/answer-in-slack.ts";
import type { NoOpOrder } from "../calibration/no-op/no-op-order.ts";
import { serveAnswers } from "../calibration/no-op/serve-answers.ts";

/** A bot that does nothing but answer, to measure the generator against. Told which by the first message; ends with the generator. */
process.once("message", async (order: NoOpOrder) => {
  try {
    if (order.target === "slack") await answerInSlack(order);
    const port = order.target === "http" ? await serveAnswers() : undefined;
    process.send?.({ port });
  } catch (error) {
    process.stderr.write(`${reasonOf(error instanceof Error ? (error.cause ?? error) : error)}\n`);
    process.exit(1);
  }
});
process.once("disconnect", () => process.exit());
