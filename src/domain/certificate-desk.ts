import type { Month } from './day.ts';
import type { LadderId, LevelId } from './ladder.ts';

/** A certificate as an operator types it. */
export interface TypedCertificate {
  readonly song: number;
  readonly ladder: LadderId;
  readonly level: LevelId;
  readonly month: Month;
  /** The page that says so. */
  readonly source: string;
}

/** A certificate of the list that holds everywhere. */
export interface ListedCertificate extends Omit<TypedCertificate, 'month'> {
  readonly id: number;
  /** The batch month, a bare year, or null where it is not known. */
  readonly month: string | null;
}

/** What entering a certificate would come to. */
export interface EntryOutlook {
  readonly what: 'new' | 'changed' | 'known';
  /** The Discord ids of the channels that would hear of it. */
  readonly channels: readonly string[];
  /** How many channels follow the song and would not hear of it, because it is too old. */
  readonly tooOld: number;
}

/** What taking a certificate back would come to, or came to. */
export interface WithdrawalOutlook {
  /** Announcements that will not be posted. */
  readonly unposted: number;
  /** Posts that get a line of correction. */
  readonly corrected: number;
}

/** Where operators enter certificates, and take mistaken ones back. Moments are milliseconds since 1970. */
export interface CertificateDesk {
  /** Keeps what was typed until it is confirmed, and says what saving it would come to; null where nothing would change. */
  draft(typed: TypedCertificate, by: string, now: number): Promise<{ id: number; outlook: EntryOutlook } | null>;
  /** Saves a draft of this person; null where there is none any more. */
  save(draft: number, by: string, now: number): Promise<{ entry: TypedCertificate; outlook: EntryOutlook } | null>;
  /** Forgets a draft of this person. */
  cancel(draft: number, by: string): Promise<void>;
  listed(id: number): Promise<ListedCertificate | null>;
  /** The certificates of songs; without songs those that operators entered last. */
  list(songs: readonly number[] | null, limit: number): Promise<readonly ListedCertificate[]>;
  /** What taking a certificate back would come to. */
  foresee(id: number, now: number): Promise<WithdrawalOutlook | null>;
  /** Takes a certificate back as mistaken, with what was announced of it; null where there is none any more. */
  withdraw(id: number, now: number): Promise<WithdrawalOutlook | null>;
}
