/** Gateways name one model in many ways, such as `bedrock/us.anthropic.claude-haiku-4-5-20251001-v1:0`. */
export function plainModelName(model: string): string {
  const name = model.toLowerCase().split("/").at(-1) ?? "";
  return name
    .replace(/^(?:[a-z-]+\.)*(?=claude-)/, "")
    .replaceAll(".", "-")
    .replace(/(?:[-@]\d{8})?(?:-v\d+(?::\d+)?)?$/, "");
}
