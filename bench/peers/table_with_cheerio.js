// The cells of every table of a page, by cheerio and nothing else.
// table_with_cheerio.js FILE [RUNS]: microseconds of the median.
const fs = require('fs');
const path = require('path');
const cheerio = require(path.join(process.env.PEERS, 'node_modules', 'cheerio'));

function tables(page) {
    const $ = cheerio.load(page);
    return $('table').toArray().map((table) => $(table).find('tr').toArray().map(
        (row) => $(row).find('td,th').toArray().map((cell) => $(cell).text().trim())));
}

const page = fs.readFileSync(process.argv[2], 'utf8');
const times = [];
for (let run = Number(process.argv[3] || 1); run > 0; --run) {
    const begin = process.hrtime.bigint();
    const found = tables(page);
    times.push(Number(process.hrtime.bigint() - begin) / 1000);
    if (!found.some((table) => table.some((row) => row.length > 0)))
        throw new Error('no cell was found');
}
times.sort((a, b) => a - b);
console.log(times[Math.floor(times.length / 2)]);
