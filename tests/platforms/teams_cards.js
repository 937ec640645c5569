// Are these cards what npm's `adaptivecards` takes? And is the manifest what Microsoft's schema says?
// node teams_cards.js teams.json: one line a fault, exit 1 if there is any.
"use strict";

const { readFileSync } = require("node:fs");
const { dirname, join } = require("node:path");
const Ajv = require("ajv-draft-04");
const { AdaptiveCard, SerializationContext, Versions } = require("adaptivecards/dist/adaptivecards.js");

// Known to Teams and not to the package: whole subtrees, and marks of the card itself.
const NOT_ITS_OWN = new Set(["$schema", "msteams", "data", "choices.data", "fallback"]);
// Teams searches for people in cards of every version, as its own examples show.
const ALLOWED = 'Property "choices.data" is supported in version 1.6, but you are using version 1.5.';

function faultsOf(json) {
    AdaptiveCard.langProperty.regEx.lastIndex = 0; // it is global, and remembers the card before
    const context = new SerializationContext(Versions.v1_5);
    const card = new AdaptiveCard();
    card.parse(json, context);
    const found = [];
    for (let i = 0; i < context.eventCount; i++) found.push(context.getEventAt(i).message);
    for (const wrong of card.validateProperties().validationEvents) found.push(wrong.message);
    return found.filter((fault) => fault !== ALLOWED).concat(unknown(json, card.toJSON(), "card"));
}

// The package passes over what it does not know; what it gives back again, it knows.
function unknown(ours, theirs, where) {
    if (Array.isArray(ours)) return ours.flatMap((one, i) => unknown(one, (theirs || [])[i], `${where}[${i}]`));
    if (ours === null || typeof ours !== "object") return [];
    return Object.entries(ours).flatMap(([name, value]) => {
        if (NOT_ITS_OWN.has(name)) return [];
        if (theirs && name in theirs) return unknown(value, theirs[name], `${where}.${name}`);
        return value === false ? [] : [`${where}.${name} is lost`]; // a default is not given back
    });
}

function schema(name, version) {
    const folder = dirname(require.resolve("@microsoft/app-manifest"));
    const path = join(folder, "json-schemas", "teams", `v${version}`, `MicrosoftTeams.${name}schema.json`);
    const ajv = new Ajv({ strict: false, allErrors: true, logger: false, unicodeRegExp: false });
    return ajv.compile(JSON.parse(readFileSync(path, "utf8")));
}

function refused(valid, json) {
    return valid(json) ? [] : valid.errors.map((fault) => `${fault.instancePath} ${fault.message}`);
}

const { cards, manifest, localisations } = JSON.parse(readFileSync(process.argv[2], "utf8"));
if (!cards.length) throw new Error("no card to look at");
const localised = schema("Localization.", manifest.manifestVersion);
const faults = [
    ...cards.flatMap((card) => [...new Set(faultsOf(card))].map((fault) => `${card.fallbackText}: ${fault}`)),
    ...refused(schema("", manifest.manifestVersion), manifest).map((fault) => `manifest${fault}`),
    ...localisations.flatMap((texts) => refused(localised, texts)).map((fault) => `localisation${fault}`),
];
for (const fault of faults) console.log(fault);
console.log(`${cards.length} cards and the manifest (${manifest.manifestVersion}): ${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
