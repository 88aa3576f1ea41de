-- The tables of Waline 1.39 in PostgreSQL: what its code reads and writes, in the lower case that it asks for.
-- Times are without a zone: Waline writes what its own clock shows, so run it with TZ=UTC.

CREATE TABLE IF NOT EXISTS wl_comment (
  id         SERIAL PRIMARY KEY,
  user_id    INTEGER,
  comment    TEXT,
  insertedat TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
  ip         TEXT DEFAULT '',
  link       TEXT,
  mail       TEXT,
  nick       TEXT,
  pid        INTEGER,
  rid        INTEGER,
  sticky     NUMERIC,
  status     TEXT NOT NULL DEFAULT '',
  "like"     INTEGER,
  ua         TEXT,
  url        TEXT,
  createdat  TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
  updatedat  TIMESTAMP DEFAULT CURRENT_TIMESTAMP
);

-- Every question is about one page.
CREATE INDEX IF NOT EXISTS wl_comment_url ON wl_comment (url);

-- One row for each page. Not unique, as Waline's own tables have it not: two first reactions at once make two rows.
CREATE TABLE IF NOT EXISTS wl_counter (
  id        SERIAL PRIMARY KEY,
  "time"    INTEGER,
  reaction0 INTEGER,
  reaction1 INTEGER,
  reaction2 INTEGER,
  reaction3 INTEGER,
  reaction4 INTEGER,
  reaction5 INTEGER,
  reaction6 INTEGER,
  reaction7 INTEGER,
  reaction8 INTEGER,
  url       TEXT NOT NULL DEFAULT '',
  createdat TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
  updatedat TIMESTAMP DEFAULT CURRENT_TIMESTAMP
);

CREATE INDEX IF NOT EXISTS wl_counter_url ON wl_counter (url);

CREATE TABLE IF NOT EXISTS wl_users (
  id           SERIAL PRIMARY KEY,
  display_name TEXT NOT NULL DEFAULT '',
  email        TEXT NOT NULL DEFAULT '',
  password     TEXT NOT NULL DEFAULT '',
  type         TEXT NOT NULL DEFAULT '',
  label        TEXT,
  url          TEXT,
  avatar       TEXT,
  github       TEXT,
  twitter      TEXT,
  facebook     TEXT,
  google       TEXT,
  weibo        TEXT,
  qq           TEXT,
  oidc         TEXT,
  huawei       TEXT,
  "2fa"        TEXT,
  createdat    TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
  updatedat    TIMESTAMP DEFAULT CURRENT_TIMESTAMP
);
