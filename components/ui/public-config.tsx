"use client";

import { createContext, useContext } from "react";

/** What the browser may know of the installation. Read on the server for each request, never built in. */
export type PublicConfig = {
  supabaseUrl: string;
  supabaseKey: string;
  isLocal: boolean;
  maxUploadMegabytes: number;
  allowedExtensions: string[];
};

const Context = createContext<PublicConfig | null>(null);

export function PublicConfigProvider({
  config,
  children,
}: {
  config: PublicConfig;
  children: React.ReactNode;
}) {
  return <Context value={config}>{children}</Context>;
}

export function usePublicConfig(): PublicConfig {
  const config = useContext(Context);
  if (config === null) throw new Error("PublicConfigProvider is missing above this component");
  return config;
}
