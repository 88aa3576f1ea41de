-- The tables of Waline 1.39 in MariaDB or MySQL: what its code reads and writes, in the case that it asks for.
-- Times are without a zone: Waline writes what its own clock shows, so run it, and the database, with TZ=UTC.

CREATE TABLE IF NOT EXISTS wl_Comment (
  id         INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  user_id    INT,
  comment    MEDIUMTEXT,
  insertedAt DATETIME DEFAULT CURRENT_TIMESTAMP,
  ip         VARCHAR(100) DEFAULT '',
  link       VARCHAR(1000),
  mail       VARCHAR(255),
  nick       VARCHAR(255),
  pid        INT,
  rid        INT,
  sticky     NUMERIC,
  status     VARCHAR(50) NOT NULL DEFAULT '',
  `like`     INT,
  ua         TEXT,
  url        VARCHAR(500),
  createdAt  DATETIME DEFAULT CURRENT_TIMESTAMP,
  updatedAt  DATETIME DEFAULT CURRENT_TIMESTAMP,
  -- Every question is about one page.
  INDEX wl_comment_url (url)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- One row for each page. Not unique, as Waline's own tables have it not: two first reactions at once make two rows.
CREATE TABLE IF NOT EXISTS wl_Counter (
  id        INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  time      INT,
  reaction0 INT,
  reaction1 INT,
  reaction2 INT,
  reaction3 INT,
  reaction4 INT,
  reaction5 INT,
  reaction6 INT,
  reaction7 INT,
  reaction8 INT,
  url       VARCHAR(500) NOT NULL DEFAULT '',
  createdAt DATETIME DEFAULT CURRENT_TIMESTAMP,
  updatedAt DATETIME DEFAULT CURRENT_TIMESTAMP,
  INDEX wl_counter_url (url)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE IF NOT EXISTS wl_Users (
  id           INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  display_name VARCHAR(255) NOT NULL DEFAULT '',
  email        VARCHAR(255) NOT NULL DEFAULT '',
  password     VARCHAR(255) NOT NULL DEFAULT '',
  type         VARCHAR(50) NOT NULL DEFAULT '',
  label        VARCHAR(255),
  url          VARCHAR(1000),
  avatar       VARCHAR(1000),
  github       VARCHAR(255),
  twitter      VARCHAR(255),
  facebook     VARCHAR(255),
  google       VARCHAR(255),
  weibo        VARCHAR(255),
  qq           VARCHAR(255),
  oidc         VARCHAR(255),
  huawei       VARCHAR(255),
  `2fa`        VARCHAR(255),
  createdAt    DATETIME DEFAULT CURRENT_TIMESTAMP,
  updatedAt    DATETIME DEFAULT CURRENT_TIMESTAMP
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
