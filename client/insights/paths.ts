/** Where the records behind a figure open. */
export const sessionPath = (id: string): string => `/schedule?session=${encodeURIComponent(id)}`;
export const projectPath = (id: string): string => `/projects?open=${encodeURIComponent(id)}`;
