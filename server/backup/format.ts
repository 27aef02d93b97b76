/** The first frame. A table follows as its name and columns, its rows as COPY writes them, and an empty frame; last comes the end. */
export interface Header {
  callboard: 'backup';
  format: 1;
  madeAt: string;
  /** What the tables look like. */
  migrations: { name: string; checksum: string }[];
}

export interface TableHead {
  table: string;
  columns: string[];
}

/** Tells that nothing is missing, and what there must be. */
export interface End {
  end: { table: string; rows: number; sha256: string }[];
}

/** Rows of the queue, counters of tries and exported files hold no truth of their own; the list of migrations is made by migrating. */
export const LEFT_OUT = ['_prisma_migrations', 'rate_limit', 'export', 'export_chunk'];
