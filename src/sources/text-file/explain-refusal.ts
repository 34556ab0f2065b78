import type { FileKind, ProblemCode, ProblemParams, Refusal } from './refusal.ts';

type Explain = { [C in ProblemCode]: (params: ProblemParams[C], file: FileKind) => string };

const HEADERS = {
  readings: 'date,song,counter,count,link',
  certificates: 'song,level,month,source,remark',
} as const;

const COLUMNS = {
  readings: 'date, song, counter and count',
  certificates: 'level, and either song or both artist and title',
} as const;

const NAME_EXAMPLE = 'regional-jp-daily-2026-03-05.csv';

const explain: Explain = {
  'empty-file': (_, file) => `the file is empty; ${again(file)}`,
  'too-large': ({ megabytes, limitMegabytes }, file) =>
    `the file has ${megabytes} MB, where ${limitMegabytes} MB is the most such a file can have; ${check(file)}`,
  binary: ({ what }, file) => `this is ${what}, not a CSV text file; ${again(file)}`,
  'utf-16': (_, file) => `the text is UTF-16, not UTF-8; ${resaved(file)}`,
  'is-json': (_, file) => `this is JSON, and such a file is read as CSV; ${again(file)}`,
  'not-json': (_, file) => `this is not JSON; ${check(file)}`,
  'no-list': ({ where }) => `there is no list of rows ${where}; say in "rows" where the list stands`,
  'not-a-row': () => 'this is not an object with the columns as its fields; correct it',
  'not-utf8': (_, file) => `the text is not UTF-8; ${resaved(file)}`,
  html: (_, file) =>
    ({
      'spotify-chart':
        'this is a web page (most likely the log-in page), not a CSV file; log in at charts.spotify.com and download the file again',
      readings: 'this is a web page, not a CSV file; export the table as CSV',
      certificates: 'this is a web page, not a CSV file; export the table as CSV',
      sheet: 'this is a web page, not a table; publish the sheet as CSV, and give the address of that',
    })[file],
  'cr-line-ends': (_, file) => `the lines end as a spreadsheet on a Mac writes them (CR only); ${resaved(file)}`,
  mojibake: ({ value }, file) => `the letters are garbled (${quote(value)}); ${resaved(file)}`,
  'quote-unbalanced': (_, file) =>
    `a quotation mark is opened and not closed, or stands inside a value; ${
      file === 'spotify-chart' ? again(file) : 'write a quotation mark inside a quoted value twice ("")'
    }`,
  'wrong-separator': ({ separator }, file) =>
    `the columns are separated by ${separator}, not by commas; ${resaved(file)}`,
  'unknown-header': ({ value }, file) =>
    file === 'readings' || file === 'certificates'
      ? `none of the first ten lines is a heading, and the first one found is ${quote(value)}; write a line above the rows that names ${COLUMNS[file]}, such as ${HEADERS[file]}`
      : `the first line (${quote(value)}) is not the header of such a file; ${check(file)}`,
  'row-above-heading': ({ value, heading }) =>
    `${quote(value)} is a row and stands above the heading on line ${heading}; put the heading above all rows`,
  'missing-column': ({ column, heading }, file) =>
    `the column ${quote(column)} is missing${heading === null ? '' : ` from the heading (${quote(heading)})`}; ${
      {
        'spotify-chart': again(file),
        readings: `the header must name ${COLUMNS.readings}`,
        certificates: `the header must name ${COLUMNS.certificates}`,
        sheet: 'name the columns as the sheet calls them',
      }[file]
    }`,
  'column-twice': ({ column }) => `the header names the column ${quote(column)} twice; remove or rename one of them`,
  'no-rows': (_, file) => `the file has a header and no rows; ${again(file)}`,
  'too-many-rows': ({ rows, limit }, file) =>
    `the file has ${rows} rows, and at most ${limit} are expected; ${check(file)}`,
  'field-count': ({ expected, found }, file) =>
    `${found} values where the header has ${expected} columns; ${
      file === 'spotify-chart'
        ? again(file)
        : 'put a value that contains the separator into quotation marks ("123,450,000")'
    }`,
  'empty-value': ({ column }, file) => `the value of ${quote(column)} is missing; ${mend(file, 'fill it in')}`,
  'count-negative': ({ column, value }, file) =>
    `${column} is ${quote(value)}, and a count cannot be negative; ${mend(file, 'correct it')}`,
  'count-zero': ({ column, value }, file) =>
    `${column} is ${quote(value)}, which stands for a missing number; ${mend(file, 'leave the row out')}`,
  'count-scientific': ({ column, value }, file) =>
    `${column} is ${quote(value)}, which a spreadsheet has rounded; ${mend(file, 'write all the digits')}`,
  'count-separators': ({ column, value }, file) =>
    `${column} is ${quote(value)}, and thousands separators do not belong there; ${mend(file, 'write digits only')}`,
  'count-about': ({ column, value }, file) =>
    `${column} is ${quote(value)}, about so many and no exact number; ${mend(file, 'write the exact number, or "over" where it was passed')}`,
  'count-unclear': ({ column, value }, file) =>
    `${column} is ${quote(value)}, which can be read in two ways; ${mend(file, 'write all the digits (123450000) or one unit (123.4M, 1億2,345万)')}`,
  'count-not-whole': ({ column, value }, file) =>
    `${column} is ${quote(value)}, not a whole number; ${mend(file, 'write all the digits (123450000), or the unit that is missing (123.4M, 464.9万)')}`,
  'count-unreadable': ({ column, value }, file) =>
    `${column} is ${quote(value)}, which is no number that can be read; ${mend(file, 'write it like 123450000, 123.4M, 1億2,345万 or 1억 2,345만, or over 100M where only that is known')}`,
  'count-too-large': ({ column, value, limit }, file) =>
    `${column} is ${quote(value)}, more than can be true (${limit}); ${mend(file, 'correct it')}`,
  'bad-track': ({ column, value }, file) =>
    `${column} is ${quote(value)}, not the address of a Spotify track; ${again(file)}`,
  'track-twice': ({ value, firstLine }, file) =>
    `the track ${value} stands on line ${firstLine} already; ${again(file)}`,
  'bad-rank': ({ column, value, limit }, file) =>
    `${column} is ${quote(value)}, not a place from 1 to ${limit}; ${again(file)}`,
  'rank-twice': ({ value, firstLine }, file) => `place ${value} stands on line ${firstLine} already; ${again(file)}`,
  'bad-link': ({ column, value }) =>
    `${column} is ${quote(value)}, not a web address; write one that begins with https://, or leave it empty`,
  'counter-unknown': ({ column, value, known }) =>
    `${column} is ${quote(value)}, which is none of the counters that this sheet may feed; write one of: ${known}`,
  'reading-twice': ({ value, firstLine }) =>
    `${quote(value)} has a number for the same counter and day on line ${firstLine} already; remove one of the two`,
  'date-form': ({ where, value }) => `${where} has the date ${quote(value)}; write it as YYYY-MM-DD`,
  'date-not-real': ({ where, value }) => `${where} has the date ${quote(value)}, which does not exist; correct it`,
  'date-in-future': ({ where, value, today }) =>
    `${where} has the date ${quote(value)}, which lies after today (${today}); correct it`,
  'no-song': () => 'no song is named; write its key under "song", or its act and title under "artist" and "title"',
  'no-source': () =>
    'the page that says so is missing; write its address under "source", or give one for all with --source',
  'unknown-ladder': ({ value, known }) => `there are no certificates ${quote(value)}; write one of: ${known}`,
  'unknown-level': ({ value, known }) => `there is no level ${quote(value)}; write one of: ${known}`,
  'level-not-given': ({ level, month, given, until }) =>
    `${level} was not given in ${month}${until === null ? '' : ` (it ended with ${until})`}; correct the level or the month. Given then: ${given}`,
  'month-form': ({ value }) =>
    `the month is ${quote(value)}; write it as 2025-04 or 2025年4月, or leave it empty where it is not known`,
  'month-is-day': ({ value }) =>
    `the month is ${quote(value)}, a day within a month that may be the day of publication; write the batch month, such as 2025-04`,
  'month-in-future': ({ value, today }) => `the month is ${quote(value)}, which is after today (${today}); correct it`,
  unverified: () =>
    'this row is an unverified proposal; look it up, write its month and the page that says so, and remove the word "unverified:" from the remark',
  'name-not-a-chart': ({ value }) =>
    `the name ${quote(value)} does not say which country and period the chart is of; rename the file to its original name, such as ${NAME_EXAMPLE}`,
  'name-without-date': ({ value, example }) =>
    `the name ${quote(value)} has no date, and the file holds none; rename it to ${example} with the date of the chart`,
  'name-range-not-a-week': ({ value }) =>
    `${quote(value)} is not a chart week from Friday to Friday; rename the file to its original name, or give the Thursday that ends the week`,
  'name-range-on-daily': ({ value }) =>
    `the name says daily and has a range of dates (${quote(value)}); rename the file to its original name`,
  'date-conflict': ({ value, given }) =>
    `the name has the date ${value} and ${given} was given; rename the file or leave the date out`,
  'week-end-not-thursday': ({ where, value }) =>
    `${where} has the date ${quote(value)}, and a chart week ends on a Thursday; give the Thursday that ends the week`,
  'period-mismatch': ({ period, column }) =>
    `the name says ${period} and the file has the column ${quote(column)}; rename the file to its original name`,
};

/** One plain English sentence for the operator: the line, what is wrong there, and the remedy. */
export function explainRefusal(refusal: Refusal): string {
  // The table is typed per code; which code it is, is lost to the compiler when it is looked up by value.
  const words = explain[refusal.problem] as (params: Refusal['params'], file: FileKind) => string;
  const sentence = words(refusal.params, refusal.file);
  const start = refusal.line === null ? '' : `line ${refusal.line}: `;
  return `${start}${sentence}.`;
}

function quote(value: string): string {
  return `"${value}"`;
}

function again(file: FileKind): string {
  return {
    'spotify-chart': 'download the original from charts.spotify.com again',
    readings: `export the table as CSV with the header ${HEADERS.readings}`,
    certificates: `export the table as CSV with the header ${HEADERS.certificates}`,
    sheet: 'look at what its address gives',
  }[file];
}

function check(file: FileKind): string {
  return {
    'spotify-chart': 'make sure that it is a chart of songs as downloaded from charts.spotify.com',
    readings: `make sure that it is a CSV table with the header ${HEADERS.readings}`,
    certificates: `make sure that it is a CSV table with the header ${HEADERS.certificates}`,
    sheet: 'make sure that its address, format and columns are those of the published table',
  }[file];
}

function resaved(file: FileKind): string {
  return {
    'spotify-chart': 'download the original again; do not open and save it in a spreadsheet',
    readings: 'save it again as "CSV UTF-8" from where it was written',
    certificates: 'save it again as "CSV UTF-8" from where it was written',
    sheet: 'whoever publishes it has to publish it as UTF-8',
  }[file];
}

// A wrong number in a downloaded file was put there by a program, so it is fetched again and not mended by hand.
function mend(file: FileKind, byHand: string): string {
  return file === 'spotify-chart' ? resaved(file) : byHand;
}
