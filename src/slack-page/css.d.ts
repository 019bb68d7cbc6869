/** The bundler takes it in. */
declare module "*.css";
