/**
 * Korean particles take one of two forms, by whether the word before them ends in a consonant. A message writes both
 * (`{song}은(는)`), as it does not know the word; once it is there, the right one is kept where Hangul or a digit says
 * which. After other scripts, whose reading nobody can know, both stay, as Korean texts have it.
 */

/** Both forms as written: what follows a consonant, then what follows a vowel. */
const PAIRS = {
  '은(는)': ['은', '는'],
  '이(가)': ['이', '가'],
  '을(를)': ['을', '를'],
  '과(와)': ['과', '와'],
  '(으)로': ['으로', '로'],
  '(이)라는': ['이라는', '라는'],
} as const;

type Written = keyof typeof PAIRS;

/**
 * A word's last letter, past what closes quotes, bold, code and parentheses, and the particle after it. A digit after a
 * slash or hyphen is a date's: whether it is read 9 or 9일 nobody knows.
 */
const PARTICLE =
  /([가-힣]|(?<![/-]\d*)[0-9])((?:\\?\([^()]*\))?[’”'"`*_~\]]*)(은\(는\)|이\(가\)|을\(를\)|과\(와\)|\(으\)로|\(이\)라는)/gu;

/** Digits as they are read at a number's end: 0 ends ten, hundred and so on, all with a consonant. */
const FINAL_OF_DIGIT: Readonly<Record<string, Final>> = {
  '0': 'consonant',
  '1': 'l',
  '2': 'vowel',
  '3': 'consonant',
  '4': 'vowel',
  '5': 'vowel',
  '6': 'consonant',
  '7': 'l',
  '8': 'l',
  '9': 'vowel',
};

type Final = 'vowel' | 'consonant' | 'l';

const FIRST_SYLLABLE = 0xac00;
const FINALS = 28;
const FINAL_L = 8;

/** A Korean text in which each particle fits the word before it, as far as its letters tell. */
export function fitParticles(text: string): string {
  if (!text.includes('(')) return text;
  return text.replace(PARTICLE, (_, letter: string, between: string, written: Written) => {
    const [afterConsonant, afterVowel] = PAIRS[written];
    const final = finalOf(letter);
    const isOpen = final === 'vowel' || (final === 'l' && written === '(으)로');
    return `${letter}${between}${isOpen ? afterVowel : afterConsonant}`;
  });
}

function finalOf(letter: string): Final {
  const digit = FINAL_OF_DIGIT[letter];
  if (digit) return digit;
  const final = (letter.charCodeAt(0) - FIRST_SYLLABLE) % FINALS;
  if (final === 0) return 'vowel';
  return final === FINAL_L ? 'l' : 'consonant';
}
