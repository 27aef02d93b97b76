export function bundled(name: string): Promise<string | null>;
