import { type ByHand, UNDO_MS } from '../domain/by-hand.ts';
import type { Rules } from '../domain/rules.ts';
import type { Store } from '../store/database.ts';
import { correctByHand } from './correct-by-hand.ts';
import { postBaseline } from './post-baseline.ts';
import { recordByHand } from './record-by-hand.ts';
import { takeBack } from './take-back.ts';
import { wouldBe } from './would-be.ts';

/** The numbers that people type, over a store. */
export function createByHand(store: Store, rules: Rules): ByHand {
  return {
    // Nobody is named where nothing is kept.
    preview: (reading, scope, now) =>
      wouldBe(store, (db) => recordByHand(db, rules, { reading, scope, actor: '', post: true, now })),
    save: (reading, { scope, actor, post, now }) =>
      store.write.transaction().execute((trx) => recordByHand(trx, rules, { reading, scope, actor, post, now })),
    postBaseline: (crossings, scope, now) =>
      store.write
        .transaction()
        .execute((trx) => postBaseline(trx, rules, { crossings, scope, now, notBefore: now + UNDO_MS })),
    undo: (observation, actor, now) =>
      store.write.transaction().execute((trx) => takeBack(trx, rules, { observation, actor, now })),
    previewCorrection: (reading, scope, now) =>
      wouldBe(store, (db) => correctByHand(db, rules, { reading, scope, actor: '', now })),
    correct: (reading, { scope, actor, now }) =>
      store.write.transaction().execute((trx) => correctByHand(trx, rules, { reading, scope, actor, now })),
  };
}
