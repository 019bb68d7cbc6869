import { expect, it } from "vitest";
import { chooseServices } from "../../../src/stack/services/choose-services.ts";
import { STACK_SERVICES } from "../../../src/stack/services/stack-services.ts";

const names = (only: string[], without: string[] = []) =>
  chooseServices(STACK_SERVICES, { only, without }).map(({ name }) => name);

it("takes all services where none is named", () => {
  expect(names([])).toEqual(STACK_SERVICES.map(({ name }) => name));
});

it("takes those that are named with what they need, in the order of their starts", () => {
  expect(names(["grafana", "redis-exporter"])).toEqual([
    "redis",
    "alertmanager",
    "prometheus",
    "redis-exporter",
    "grafana",
  ]);
});

it("leaves out what is unwanted, also where another needs it", () => {
  expect(names(["grafana"], ["alertmanager"])).toEqual(["prometheus", "grafana"]);
});

it("refuses a name that no service has, and a choice of nothing", () => {
  expect(() => names(["mysql"])).toThrow('no service named "mysql"');
  expect(() => names([], ["mysql"])).toThrow('no service named "mysql"');
  expect(() => names(["redis"], ["redis"])).toThrow("No service is left");
});
