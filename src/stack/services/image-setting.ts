import type { Service } from "./service.ts";

/** Such as `STACK_IMAGE_POSTGRES_EXPORTER`. */
export function imageSetting({ name }: Pick<Service, "name">): string {
  return `STACK_IMAGE_${name.toUpperCase().replaceAll("-", "_")}`;
}
