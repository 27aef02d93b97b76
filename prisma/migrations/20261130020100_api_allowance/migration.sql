-- One row for each caller, written with every call: not worth a line in the write-ahead log.
CREATE UNLOGGED TABLE api_allowance (
  caller text PRIMARY KEY,
  spent double precision NOT NULL,
  at timestamptz(6) NOT NULL,
  granted boolean NOT NULL
) WITH (fillfactor = 50);
