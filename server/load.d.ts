export function load(file: string, name: string, startedMs?: number): Promise<void>;
