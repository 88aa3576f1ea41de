/// <reference path="../pb_data/types.d.ts" />
// Makes what <article-widget store="pocketbase"> needs: the collections with their rules and indexes, and rate limits.
// The reasons stand in ../README.md. The list below is ../collections.json, word for word.

const collections = [
  {
    "id": "awsettings00000",
    "name": "aw_settings",
    "type": "base",
    "system": false,
    "listRule": "",
    "viewRule": "",
    "createRule": null,
    "updateRule": null,
    "deleteRule": null,
    "fields": [
      { "id": "awsettingsid000", "name": "id", "type": "text", "system": true, "primaryKey": true, "required": true, "min": 15, "max": 15, "pattern": "^[a-z0-9]+$", "autogeneratePattern": "[a-z0-9]{15}" },
      { "id": "awsettingsrev00", "name": "review", "type": "bool" },
      { "id": "awsettingsacc00", "name": "accounts", "type": "select", "maxSelect": 1, "values": ["invited", "open"] },
      { "id": "awsettingsmem00", "name": "members_only", "type": "bool" }
    ],
    "indexes": []
  },
  {
    "id": "awreaders000000",
    "name": "aw_readers",
    "type": "auth",
    "system": false,
    "listRule": null,
    "viewRule": "@request.auth.id != \"\" && id = @request.auth.id",
    "createRule": "badge = \"\" && ((email = \"\" && name = \"\" && handle != \"\") || (email != \"\" && name != \"\" && handle = \"\" && @collection.aw_settings.accounts ?= \"open\"))",
    "updateRule": null,
    "deleteRule": "@request.auth.id != \"\" && id = @request.auth.id",
    "authRule": "",
    "manageRule": null,
    "authAlert": { "enabled": false },
    "oauth2": { "enabled": false },
    "mfa": { "enabled": false },
    "otp": { "enabled": false },
    "passwordAuth": { "enabled": true, "identityFields": ["handle", "email"] },
    "authToken": { "duration": 604800 },
    "fields": [
      { "id": "awreadersid0000", "name": "id", "type": "text", "system": true, "primaryKey": true, "required": true, "min": 15, "max": 15, "pattern": "^[a-z0-9]+$", "autogeneratePattern": "[a-z0-9]{15}" },
      { "id": "awreadershand00", "name": "handle", "type": "text", "required": false, "min": 20, "max": 40, "pattern": "^[a-z0-9]+$" },
      { "id": "awreadersemail0", "name": "email", "type": "email", "system": true, "required": false },
      { "id": "awreadersname00", "name": "name", "type": "text", "max": 200 },
      { "id": "awreadersbadge0", "name": "badge", "type": "text", "max": 40 },
      { "id": "awreaderscreat0", "name": "created", "type": "autodate", "onCreate": true, "onUpdate": false }
    ],
    "indexes": [
      "CREATE UNIQUE INDEX `aw_readers_handle` ON `aw_readers` (`handle`) WHERE `handle` != ''",
      "CREATE UNIQUE INDEX `aw_readers_email` ON `aw_readers` (`email` COLLATE NOCASE) WHERE `email` != ''",
      "CREATE UNIQUE INDEX `aw_readers_name` ON `aw_readers` (`name` COLLATE NOCASE) WHERE `name` != ''"
    ]
  },
  {
    "id": "awcomments00000",
    "name": "aw_comments",
    "type": "base",
    "system": false,
    "listRule": "held = false || deleted = true || (@request.auth.id != \"\" && author = @request.auth.id)",
    "viewRule": "held = false || deleted = true || (@request.auth.id != \"\" && author = @request.auth.id)",
    "createRule": "@request.auth.id != \"\" && @request.auth.collectionName = \"aw_readers\" && author = @request.auth.id && edits = 0 && pinned = false && ((text != \"\" && deleted = false && withdrawn = false && ((@request.auth.email = \"\" && badge = \"\" && @collection.aw_settings.members_only ?!= true) || (@request.auth.email != \"\" && name = @request.auth.name && badge = @request.auth.badge)) && (held = true || @collection.aw_settings.review ?= false)) || (text = \"\" && name = \"\" && badge = \"\" && deleted = true && withdrawn = true))",
    "updateRule": "@request.auth.id != \"\" && author = @request.auth.id && @request.body.edits > edits && @request.body.id:changed = false && @request.body.author:changed = false && @request.body.thread:changed = false && @request.body.parent:changed = false && @request.body.badge:changed = false && @request.body.pinned:changed = false && (deleted = false || withdrawn = true) && (@request.auth.email = \"\" || @request.body.name:changed = false || @request.body.name = @request.auth.name || (@request.body.deleted = true && @request.body.name = \"\")) && (@request.body.held:changed = false || @request.body.held = true) && ((@request.body.text:changed = false && @request.body.name:changed = false) || @request.body.deleted = true || @request.body.held = true || @collection.aw_settings.review ?= false) && (deleted = false || (@request.body.deleted:isset = true && @request.body.withdrawn:isset = true)) && ((@request.body.deleted = true && @request.body.withdrawn = true && @request.body.text:isset = true && @request.body.text = \"\" && @request.body.name:isset = true && @request.body.name = \"\") || (@request.body.deleted != true && @request.body.withdrawn != true && (@request.body.text != \"\" || (@request.body.text:isset = false && text != \"\"))))",
    "deleteRule": null,
    "fields": [
      { "id": "awcommentsid000", "name": "id", "type": "text", "system": true, "primaryKey": true, "required": true, "min": 15, "max": 15, "pattern": "^[a-z0-9]+$", "autogeneratePattern": "[a-z0-9]{15}" },
      { "id": "awcommentsthrea", "name": "thread", "type": "text", "required": true, "max": 500 },
      { "id": "awcommentsparen", "name": "parent", "type": "text", "max": 200 },
      { "id": "awcommentsautho", "name": "author", "type": "relation", "required": false, "collectionId": "awreaders000000", "maxSelect": 1, "cascadeDelete": false },
      { "id": "awcommentsname0", "name": "name", "type": "text", "max": 200 },
      { "id": "awcommentsbadge", "name": "badge", "type": "text", "max": 40 },
      { "id": "awcommentstext0", "name": "text", "type": "text", "max": 20000 },
      { "id": "awcommentsedits", "name": "edits", "type": "number", "min": 0, "max": 100000, "onlyInt": true },
      { "id": "awcommentsdelet", "name": "deleted", "type": "bool" },
      { "id": "awcommentswithd", "name": "withdrawn", "type": "bool" },
      { "id": "awcommentsheld0", "name": "held", "type": "bool" },
      { "id": "awcommentspinne", "name": "pinned", "type": "bool" },
      { "id": "awcommentscreat", "name": "created", "type": "autodate", "onCreate": true, "onUpdate": false },
      { "id": "awcommentsupdat", "name": "updated", "type": "autodate", "onCreate": true, "onUpdate": true }
    ],
    "indexes": [
      "CREATE INDEX `aw_comments_created` ON `aw_comments` (`thread`, `created`, `id`)",
      "CREATE INDEX `aw_comments_updated` ON `aw_comments` (`thread`, `updated`)"
    ]
  },
  {
    "id": "awvotes00000000",
    "name": "aw_votes",
    "type": "base",
    "system": false,
    "listRule": "@request.auth.id != \"\" && reader = @request.auth.id",
    "viewRule": "@request.auth.id != \"\" && reader = @request.auth.id",
    "createRule": "@request.auth.id != \"\" && reader = @request.auth.id",
    "updateRule": "@request.auth.id != \"\" && reader = @request.auth.id && @request.body.turn > turn && @request.body.id:changed = false && @request.body.reader:changed = false && @request.body.thread:changed = false && @request.body.comment:changed = false",
    "deleteRule": null,
    "fields": [
      { "id": "awvotesid000000", "name": "id", "type": "text", "system": true, "primaryKey": true, "required": true, "min": 15, "max": 15, "pattern": "^[a-z0-9]+$", "autogeneratePattern": "[a-z0-9]{15}" },
      { "id": "awvotesthread00", "name": "thread", "type": "text", "required": true, "max": 500 },
      { "id": "awvotescomment0", "name": "comment", "type": "text", "required": true, "max": 200 },
      { "id": "awvotesreader00", "name": "reader", "type": "relation", "required": true, "collectionId": "awreaders000000", "maxSelect": 1, "cascadeDelete": true },
      { "id": "awvotesvalue000", "name": "value", "type": "number", "min": -1, "max": 1, "onlyInt": true },
      { "id": "awvotesturn0000", "name": "turn", "type": "number", "min": 0, "onlyInt": true },
      { "id": "awvotesupdated0", "name": "updated", "type": "autodate", "onCreate": true, "onUpdate": true }
    ],
    "indexes": ["CREATE UNIQUE INDEX `aw_votes_once` ON `aw_votes` (`thread`, `comment`, `reader`)"]
  },
  {
    "id": "awreactions0000",
    "name": "aw_reactions",
    "type": "base",
    "system": false,
    "listRule": "@request.auth.id != \"\" && reader = @request.auth.id",
    "viewRule": "@request.auth.id != \"\" && reader = @request.auth.id",
    "createRule": "@request.auth.id != \"\" && reader = @request.auth.id",
    "updateRule": "@request.auth.id != \"\" && reader = @request.auth.id && @request.body.turn > turn && @request.body.id:changed = false && @request.body.reader:changed = false && @request.body.thread:changed = false",
    "deleteRule": null,
    "fields": [
      { "id": "awreactionsid00", "name": "id", "type": "text", "system": true, "primaryKey": true, "required": true, "min": 15, "max": 15, "pattern": "^[a-z0-9]+$", "autogeneratePattern": "[a-z0-9]{15}" },
      { "id": "awreactionsthre", "name": "thread", "type": "text", "required": true, "max": 500 },
      { "id": "awreactionsread", "name": "reader", "type": "relation", "required": true, "collectionId": "awreaders000000", "maxSelect": 1, "cascadeDelete": true },
      { "id": "awreactionsmood", "name": "mood", "type": "text", "max": 40, "pattern": "^[A-Za-z0-9-]*$" },
      { "id": "awreactionsturn", "name": "turn", "type": "number", "min": 0, "onlyInt": true },
      { "id": "awreactionsupda", "name": "updated", "type": "autodate", "onCreate": true, "onUpdate": true }
    ],
    "indexes": [
      "CREATE UNIQUE INDEX `aw_reactions_once` ON `aw_reactions` (`thread`, `reader`)",
      "CREATE INDEX `aw_reactions_mood` ON `aw_reactions` (`thread`, `mood`)"
    ]
  },
  {
    "id": "awreports000000",
    "name": "aw_reports",
    "type": "base",
    "system": false,
    "listRule": "@request.auth.id != \"\" && reader = @request.auth.id",
    "viewRule": "@request.auth.id != \"\" && reader = @request.auth.id",
    "createRule": "@request.auth.id != \"\" && reader = @request.auth.id",
    "updateRule": "@request.auth.id != \"\" && reader = @request.auth.id && @request.body.turn > turn && @request.body.id:changed = false && @request.body.reader:changed = false && @request.body.thread:changed = false && @request.body.comment:changed = false",
    "deleteRule": null,
    "fields": [
      { "id": "awreportsid0000", "name": "id", "type": "text", "system": true, "primaryKey": true, "required": true, "min": 15, "max": 15, "pattern": "^[a-z0-9]+$", "autogeneratePattern": "[a-z0-9]{15}" },
      { "id": "awreportsthread", "name": "thread", "type": "text", "required": true, "max": 500 },
      { "id": "awreportscommen", "name": "comment", "type": "text", "required": true, "max": 200 },
      { "id": "awreportsreader", "name": "reader", "type": "relation", "required": true, "collectionId": "awreaders000000", "maxSelect": 1, "cascadeDelete": true },
      { "id": "awreportsreason", "name": "reason", "type": "text", "max": 20, "pattern": "^[a-z]*$" },
      { "id": "awreportstext00", "name": "text", "type": "text", "max": 1000 },
      { "id": "awreportsturn00", "name": "turn", "type": "number", "min": 0, "onlyInt": true },
      { "id": "awreportscreate", "name": "created", "type": "autodate", "onCreate": true, "onUpdate": false }
    ],
    "indexes": ["CREATE UNIQUE INDEX `aw_reports_once` ON `aw_reports` (`thread`, `comment`, `reader`)"]
  },
  {
    "id": "awvotecounts000",
    "name": "aw_vote_counts",
    "type": "view",
    "system": false,
    "listRule": "",
    "viewRule": "",
    "viewQuery": "SELECT (thread || ' ' || comment) AS id, thread, comment, CAST(SUM(value = 1) AS INT) AS up, CAST(SUM(value = -1) AS INT) AS down, CAST(MAX(updated) AS TEXT) AS changed FROM aw_votes GROUP BY thread, comment"
  },
  {
    "id": "awmoodcounts000",
    "name": "aw_mood_counts",
    "type": "view",
    "system": false,
    "listRule": "",
    "viewRule": "",
    "viewQuery": "SELECT (thread || ' ' || mood) AS id, thread, mood, COUNT(*) AS chosen FROM aw_reactions WHERE mood != '' GROUP BY thread, mood"
  }
];

// By address of the sender: so many requests in so many seconds. Behind a proxy, PocketBase has to be told which header
// names the sender ("Application > Trusted proxy"), or all readers share one allowance.
const limits = [
  { label: "aw_readers:create", audience: "", duration: 60, maxRequests: 10 },
  { label: "aw_readers:auth", audience: "", duration: 60, maxRequests: 30 },
  { label: "aw_comments:create", audience: "", duration: 60, maxRequests: 20 },
  { label: "aw_comments:update", audience: "", duration: 60, maxRequests: 30 },
  { label: "aw_votes:create", audience: "", duration: 60, maxRequests: 60 },
  { label: "aw_votes:update", audience: "", duration: 60, maxRequests: 60 },
  { label: "aw_reactions:create", audience: "", duration: 60, maxRequests: 30 },
  { label: "aw_reactions:update", audience: "", duration: 60, maxRequests: 30 },
  { label: "aw_reports:create", audience: "", duration: 60, maxRequests: 10 },
  { label: "aw_reports:update", audience: "", duration: 60, maxRequests: 10 },
  { label: "/api/", audience: "", duration: 10, maxRequests: 1000 },
];

migrate(
  (app) => {
    app.importCollections(collections, false);

    const review = new Record(app.findCollectionByNameOrId("aw_settings"));
    review.set("id", "settings0000000");
    review.set("review", false);
    review.set("accounts", "open");
    app.save(review);

    const settings = app.settings();
    const others = settings.rateLimits.rules.filter((rule) => !limits.some((limit) => limit.label === rule.label));
    settings.rateLimits.rules = [...others, ...limits];
    settings.rateLimits.enabled = true;
    app.save(settings);
  },
  (app) => {
    for (const { name } of [...collections].reverse()) {
      app.delete(app.findCollectionByNameOrId(name));
    }
  },
);
