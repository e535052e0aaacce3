import * as lists from 'stopword';
import { AxialError } from '#shared/domain/result.ts';
import { foldWords } from '#shared/text/folding.ts';

/** A language whose small words can be left out: ISO 639-1, and its own name in English. */
export interface StopLanguage {
  readonly language: string;
  readonly name: string;
}

const languages: Readonly<Record<string, { readonly name: string; readonly words: readonly string[] }>> = {
  af: { name: 'Afrikaans', words: lists.afr },
  ar: { name: 'Arabic', words: lists.ara },
  hy: { name: 'Armenian', words: lists.hye },
  eu: { name: 'Basque', words: lists.eus },
  bn: { name: 'Bengali', words: lists.ben },
  br: { name: 'Breton', words: lists.bre },
  bg: { name: 'Bulgarian', words: lists.bul },
  ca: { name: 'Catalan', words: lists.cat },
  zh: { name: 'Chinese', words: lists.zho },
  hr: { name: 'Croatian', words: lists.hrv },
  cs: { name: 'Czech', words: lists.ces },
  da: { name: 'Danish', words: lists.dan },
  nl: { name: 'Dutch', words: lists.nld },
  en: { name: 'English', words: lists.eng },
  eo: { name: 'Esperanto', words: lists.epo },
  et: { name: 'Estonian', words: lists.est },
  fi: { name: 'Finnish', words: lists.fin },
  fr: { name: 'French', words: lists.fra },
  gl: { name: 'Galician', words: lists.glg },
  de: { name: 'German', words: lists.deu },
  el: { name: 'Greek', words: lists.ell },
  gu: { name: 'Gujarati', words: lists.guj },
  ha: { name: 'Hausa', words: lists.hau },
  he: { name: 'Hebrew', words: lists.heb },
  hi: { name: 'Hindi', words: lists.hin },
  hu: { name: 'Hungarian', words: lists.hun },
  id: { name: 'Indonesian', words: lists.ind },
  ga: { name: 'Irish', words: lists.gle },
  it: { name: 'Italian', words: lists.ita },
  ja: { name: 'Japanese', words: lists.jpn },
  ko: { name: 'Korean', words: lists.kor },
  ku: { name: 'Kurdish', words: lists.kur },
  la: { name: 'Latin', words: lists.lat },
  lv: { name: 'Latvian', words: lists.lav },
  lt: { name: 'Lithuanian', words: lists.lit },
  ms: { name: 'Malay', words: lists.msa },
  mr: { name: 'Marathi', words: lists.mar },
  my: { name: 'Burmese', words: lists.mya },
  nb: { name: 'Norwegian', words: lists.nob },
  fa: { name: 'Persian', words: lists.fas },
  pl: { name: 'Polish', words: lists.pol },
  pt: { name: 'Portuguese', words: [...lists.por, ...lists.porBr] },
  pa: { name: 'Punjabi', words: lists.panGu },
  ro: { name: 'Romanian', words: lists.ron },
  ru: { name: 'Russian', words: lists.rus },
  sk: { name: 'Slovak', words: lists.slk },
  sl: { name: 'Slovenian', words: lists.slv },
  so: { name: 'Somali', words: lists.som },
  st: { name: 'Sotho', words: lists.sot },
  es: { name: 'Spanish', words: lists.spa },
  sw: { name: 'Swahili', words: lists.swa },
  sv: { name: 'Swedish', words: lists.swe },
  tl: { name: 'Tagalog', words: lists.tgl },
  th: { name: 'Thai', words: lists.tha },
  tr: { name: 'Turkish', words: lists.tur },
  uk: { name: 'Ukrainian', words: lists.ukr },
  ur: { name: 'Urdu', words: lists.urd },
  vi: { name: 'Vietnamese', words: lists.vie },
  yo: { name: 'Yoruba', words: lists.yor },
  zu: { name: 'Zulu', words: lists.zul },
};

/** Small words that interviews are full of and that the lists, made for written texts, do not have. */
const spoken: Readonly<Record<string, string>> = {
  en: `no not nor so too just also can't cannot won't don't doesn't didn't isn't aren't wasn't weren't haven't hasn't
    hadn't wouldn't shouldn't couldn't will shall may than then there's that's it's he's she's what's who's let's i'm i've
    i'd i'll you're you've you'd you'll we're we've we'd we'll they're they've they'd they'll he'd he'll she'd she'll it'll
    she hers herself itself myself ourselves yourself yourselves themselves whom whose why when again further once here
    above below down off during until while against own few does doing having were yes yeah yep ok okay oh ah um uh erm er
    mm hmm mhm well right really actually kind sort thing things got gonna wanna lot bit going go know think mean say says`,
  es: `es son era eran fue fueron ser estar está están estaba estaban estoy hay ha han he hemos había haber tener tiene
    tienen tengo tenía esta este estas estos esa esas esos eso aquí ahí allí entonces pues bueno si sí todo toda todos todas
    yo nosotros ellos ellas usted ustedes le les lo la los las mis tus nuestro nuestra unos unas al del cada así solo cosa`,
  nl: `dan nou ook wel zo ja nee even heel gewoon eigenlijk maar mijn jouw jullie onze hen zijn was waren worden wordt
    deze dit die dat daarom waarom wanneer waar welke misschien gaat gaan doe doet heeft had hebt hè uh uhm ehm`,
  fr: `ça c'est j'ai qu'il qu'elle n'est d'un d'une oui non euh ben donc alors voilà parce très plus moins bien tout tous
    toute toutes fait faire va vais vont si quand comme peut peux dit dire`,
  de: `äh ähm hm ja nein doch halt eben mal schon so also einfach eigentlich irgendwie ne genau`,
};

/** The languages that there are lists for, by name. */
export const stopLanguages: readonly StopLanguage[] = Object.entries(languages)
  .map(([language, { name }]) => ({ language, name }))
  .sort((a, b) => (a.name < b.name ? -1 : 1));

/** The small words of these languages, as words are counted. @throws AxialError `invalid_input` for one without a list */
export function stopWordsOf(chosen: readonly string[]): string[] {
  return chosen.flatMap((language) => {
    const list = Object.hasOwn(languages, language) ? languages[language] : undefined;
    if (!list) throw new AxialError('invalid_input', `There is no list of small words for the language “${language}”.`);
    return [...list.words, ...(spoken[language]?.split(/\s+/u) ?? [])].map(asCounted);
  });
}

/** A word as it is counted: lower case, plain signs. */
export const asCounted = (word: string): string => foldWords(word.trim(), { matchCase: false, matchMarks: true });
