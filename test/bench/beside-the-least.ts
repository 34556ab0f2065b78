import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import Database from 'better-sqlite3';
import { drawPicture } from '../../src/pictures/draw-picture.ts';
import { registerFonts } from '../../src/pictures/fonts.ts';
import { encodePng } from '../../src/pictures/png.ts';
import { openStore } from '../../src/store/database.ts';
import { songById } from '../../src/store/songs.ts';
import { createStandings } from '../../src/store/standings.ts';
import { historyIn } from '../pictures/samples.ts';
import { ladderOf, shippedRules } from '../support/rules.ts';
import { makeBigWorld } from './big-world.ts';
import { inMs, spentOn, spreadOf } from './figures.ts';
import type { BenchParts, Section } from './section.ts';

const READS = 2_000;
const PICTURES = 40;
const COUNT = new Intl.NumberFormat('en');

/** What answers cost beside the least that they could: reading the same rows bare, and encoding the same picture. */
export async function besideTheLeast(parts: BenchParts): Promise<Section> {
  return {
    title: 'Answers beside the least',
    how: `Where a song stands, with its names and acts, is read as commands read it, and its rows alone by prepared statements: ${COUNT.format(READS)} songs in turn. A picture is drawn and encoded, and the same pixels encoded once more: ${PICTURES} times, by processor time.`,
    heading: ['what', 'p50', 'the least', 'times as much', 'wanted'],
    rows: [await readStandings(parts), ...(await drawPictures(parts))],
  };
}

async function readStandings({ size, folder, tell }: BenchParts): Promise<string[]> {
  const songs = size.catalogues[1] ?? 1_000;
  tell(`where each of ${songs} songs stands`);
  const path = join(folder, 'beside-the-least.db');
  const given = { servers: [], watches: 0, seed: 1, now: Date.now() };
  const world = await makeBigWorld(path, { songs, readings: songs * 10, ...given });
  const store = await openStore(path);
  const raw = new Database(path, { readonly: true });
  const rows = [
    raw.prepare('select * from song where id = ?'),
    raw.prepare('select * from song_artist join artist on artist.id = song_artist.artist_id where song_id = ?'),
    raw.prepare('select * from latest where song_id = ? and scope = 0'),
    raw.prepare(`select * from certificate where song_id = ? and ladder = 'riaj-streaming' and scope = 0`),
  ];
  const rules = shippedRules();
  const ladder = ladderOf(rules, 'riaj-streaming');
  const standings = createStandings(store, rules);
  const ours: number[] = [];
  const least: number[] = [];
  try {
    for (let read = 0; read < READS; read += 1) {
      const id = 1 + ((read * 7_919) % songs);
      const begun = performance.now();
      const song = await songById(store.read, id);
      if (song) await standings.of(song, ladder, null, world.day + 1);
      ours.push(performance.now() - begun);
      const other = 1 + ((read * 7_919 + Math.floor(songs / 2)) % songs);
      const begunBare = performance.now();
      for (const statement of rows) statement.all(other);
      least.push(performance.now() - begunBare);
    }
  } finally {
    raw.close();
    await store.close();
  }
  return rowOf(`where a song stands, of ${COUNT.format(songs)}`, ours, least, 'at most 5');
}

async function drawPictures({ tell }: BenchParts): Promise<string[][]> {
  tell('pictures');
  registerFonts();
  const whole: number[] = [];
  const ours: number[] = [];
  const canvases: number[] = [];
  for (let round = 0; round <= PICTURES; round += 1) {
    let png = new Uint8Array();
    const drawn = await cpuOf(() => {
      png = Uint8Array.from(drawPicture(historyIn('ja', `Harbor Lights ${round}`)));
    });
    const image = await loadImage(Buffer.from(png));
    const canvas = createCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const pixels = context.getImageData(0, 0, image.width, image.height).data;
    const encoded = await cpuOf(() => encodePng(pixels, image.width, image.height));
    const canvasEncoded = await cpuOf(() => canvas.toBuffer('image/png'));
    // The first one finds code that was never run.
    if (round === 0) continue;
    whole.push(drawn);
    ours.push(encoded);
    canvases.push(canvasEncoded);
  }
  return [
    rowOf("a picture, beside the canvas's own encoding of it", whole, canvases, 'at most 1.5'),
    rowOf('a picture, beside the encoding that it has', whole, ours, ''),
  ];
}

/** Milliseconds of processor time. */
async function cpuOf(work: () => unknown): Promise<number> {
  return (await spentOn(async () => work())).cpu;
}

function rowOf(what: string, ours: readonly number[], least: readonly number[], wanted: string): string[] {
  const [our, bare] = [spreadOf(ours).p50, spreadOf(least).p50];
  return [what, inMs(our), inMs(bare), (our / bare).toFixed(1), wanted];
}
