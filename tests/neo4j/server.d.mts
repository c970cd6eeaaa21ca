/** The types of server.mjs, as far as tests in TypeScript use it. */
export interface OwnServer {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  start(): Promise<void>;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export function hasMaven(): boolean;
export function startMavenServer(options?: { readonly quick?: boolean }): Promise<OwnServer>;
