/// <reference path="../pb_data/types.d.ts" />
// Has late requests change nothing, and keeps the place of what was deleted before it came. The reasons stand in
// ../README.md. The collections below are those of ../collections.json, word for word; the others stay as they are.

const changed = [
  {
    "id": "awcomments00000",
    "name": "aw_comments",
    "type": "base",
    "system": false,
    "listRule": "held = false || deleted = true || (@request.auth.id != \"\" && author = @request.auth.id)",
    "viewRule": "held = false || deleted = true || (@request.auth.id != \"\" && author = @request.auth.id)",
    "createRule": "@request.auth.id != \"\" && @request.auth.collectionName = \"aw_readers\" && author = @request.auth.id && edits = 0 && ((text != \"\" && deleted = false && (held = true || @collection.aw_settings.review ?= false)) || (text = \"\" && name = \"\" && deleted = true))",
    "updateRule": "@request.auth.id != \"\" && author = @request.auth.id && @request.body.edits > edits && @request.body.id:changed = false && @request.body.author:changed = false && @request.body.thread:changed = false && @request.body.parent:changed = false && (@request.body.held:changed = false || @request.body.held = true) && (@request.body.text:changed = false || @request.body.deleted = true || @request.body.held = true || @collection.aw_settings.review ?= false) && (deleted = false || @request.body.deleted:isset = true) && ((@request.body.deleted = true && @request.body.text = \"\") || (@request.body.deleted != true && (@request.body.text != \"\" || (@request.body.text:isset = false && text != \"\"))))",
    "deleteRule": null,
    "fields": [
      { "id": "awcommentsid000", "name": "id", "type": "text", "system": true, "primaryKey": true, "required": true, "min": 15, "max": 15, "pattern": "^[a-z0-9]+$", "autogeneratePattern": "[a-z0-9]{15}" },
      { "id": "awcommentsthrea", "name": "thread", "type": "text", "required": true, "max": 500 },
      { "id": "awcommentsparen", "name": "parent", "type": "text", "max": 200 },
      { "id": "awcommentsautho", "name": "author", "type": "relation", "required": true, "collectionId": "awreaders000000", "maxSelect": 1, "cascadeDelete": false },
      { "id": "awcommentsname0", "name": "name", "type": "text", "max": 200 },
      { "id": "awcommentstext0", "name": "text", "type": "text", "max": 20000 },
      { "id": "awcommentsedits", "name": "edits", "type": "number", "min": 0, "max": 100000, "onlyInt": true },
      { "id": "awcommentsdelet", "name": "deleted", "type": "bool" },
      { "id": "awcommentsheld0", "name": "held", "type": "bool" },
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
  }
];

// What the rules were, for the way back.
const before = {
  "aw_comments": {
    "listRule": "held = false || (@request.auth.id != \"\" && author = @request.auth.id)",
    "viewRule": "held = false || (@request.auth.id != \"\" && author = @request.auth.id)",
    "createRule": "@request.auth.id != \"\" && @request.auth.collectionName = \"aw_readers\" && author = @request.auth.id && text != \"\" && deleted = false && edits = 0 && (held = true || @collection.aw_settings.review ?= false)",
    "updateRule": "@request.auth.id != \"\" && author = @request.auth.id && @request.body.id:changed = false && @request.body.author:changed = false && @request.body.thread:changed = false && @request.body.parent:changed = false && (@request.body.held:changed = false || @request.body.held = true) && (@request.body.text:changed = false || (@request.body.edits > edits && (@request.body.held = true || @collection.aw_settings.review ?= false))) && (@request.body.edits:isset = false || @request.body.edits >= edits) && (deleted = false || @request.body.deleted:isset = true) && ((@request.body.deleted = true && @request.body.text = \"\") || (@request.body.deleted != true && (@request.body.text != \"\" || (@request.body.text:isset = false && text != \"\"))))"
  },
  "aw_votes": {
    "listRule": "@request.auth.id != \"\" && reader = @request.auth.id",
    "viewRule": "@request.auth.id != \"\" && reader = @request.auth.id",
    "createRule": "@request.auth.id != \"\" && reader = @request.auth.id",
    "updateRule": "@request.auth.id != \"\" && reader = @request.auth.id && @request.body.id:changed = false && @request.body.reader:changed = false && @request.body.thread:changed = false && @request.body.comment:changed = false"
  },
  "aw_reactions": {
    "listRule": "@request.auth.id != \"\" && reader = @request.auth.id",
    "viewRule": "@request.auth.id != \"\" && reader = @request.auth.id",
    "createRule": "@request.auth.id != \"\" && reader = @request.auth.id",
    "updateRule": "@request.auth.id != \"\" && reader = @request.auth.id && @request.body.id:changed = false && @request.body.reader:changed = false && @request.body.thread:changed = false"
  }
};

migrate(
  (app) => {
    app.importCollections(changed, false);
  },
  (app) => {
    for (const name in before) {
      const collection = app.findCollectionByNameOrId(name);
      for (const rule in before[name]) {
        collection[rule] = before[name][rule];
      }
      if (name !== "aw_comments") {
        collection.fields.removeByName("turn");
      }
      app.save(collection);
    }
  },
);
