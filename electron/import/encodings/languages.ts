/** What is known of a language that is written in an alphabet: enough to tell in which encoding a text of it makes sense. */
export interface Language {
  /** Letters beyond ASCII in small, the most frequent first; for other scripts than Latin the whole alphabet. */
  readonly letters: string;
  /** Words that every text of some length has. */
  readonly words: string;
  /** Encodings that texts of it are in, the likeliest first. */
  readonly encodings: readonly string[];
}

const western = ['windows-1252', 'iso-8859-1', 'iso-8859-15', 'macintosh', 'ibm850', 'ibm437'];
const nordic = [...western, 'ibm865', 'iso-8859-4', 'iso-8859-10', 'iso-8859-9', 'iso-8859-13'];
const central = ['windows-1250', 'iso-8859-2', 'x-mac-ce', 'ibm852', 'iso-8859-16', 'iso-8859-13'];
const baltic = ['windows-1257', 'iso-8859-13', 'iso-8859-4', 'iso-8859-10', 'ibm775', 'x-mac-ce'];
const cyrillic = ['windows-1251', 'koi8-r', 'ibm866', 'iso-8859-5', 'x-mac-cyrillic', 'ibm855'];
const ukrainian = ['windows-1251', 'koi8-u', 'iso-8859-5', 'x-mac-cyrillic', 'ibm866'];
const balkan = ['windows-1251', 'iso-8859-5', 'x-mac-cyrillic', 'ibm855'];
const arabic = ['windows-1256', 'iso-8859-6', 'ibm864'];

/** The languages that texts in older encodings are looked at for. */
export const languages: Readonly<Record<string, Language>> = {
  en: {
    letters: 'éïèöçüñê',
    words: 'the and of to a in that it is was i you for with as on have be not but they he she we this are my so at',
    encodings: [...western],
  },
  de: {
    letters: 'üäößéè',
    words:
      'der die und das ist nicht ich sie es ein eine zu den mit auf für dem von sich wir war aber auch wie als hat im bei',
    encodings: [...western],
  },
  fr: {
    letters: 'éèàêçôîùûâëïœæÿ',
    words:
      'le la les de des et est un une que qui pas pour dans je il elle nous vous en du à ce ne on avec par sur au se était',
    encodings: [...western, 'ibm863', 'iso-8859-9'],
  },
  es: {
    letters: 'óíáéñúü',
    words: 'el la los las de que y en un una es no se con por para lo su como más pero le me mi del al todo era',
    encodings: [...western],
  },
  pt: {
    letters: 'ãçéáíóõêúâàôü',
    words: 'o a os as de que e do da em um uma não se com para é por mais como mas no na eu foi ela muito',
    encodings: [...western, 'ibm860', 'iso-8859-9'],
  },
  it: {
    letters: 'èàòùéìîó',
    words: 'il la di che e un una non è per sono con del si le mi della come anche ma lo gli nel più ho dei',
    encodings: [...western, 'iso-8859-3', 'iso-8859-9'],
  },
  ca: {
    letters: 'àéèóòíçúïü·',
    words: 'el la els les que de i no en un una és per amb del al ho va com més però hi',
    encodings: [...western],
  },
  nl: {
    letters: 'ëéïöèüáóê',
    words: 'de het een en van ik is niet dat op te zijn met voor er maar als aan ook we was hij ze in',
    encodings: [...western],
  },
  da: {
    letters: 'øæåéö',
    words: 'og det er en at jeg ikke på til af med for der som har vi den var han de så et også',
    encodings: [...nordic],
  },
  no: {
    letters: 'åøæéòôó',
    words: 'og det er en å jeg ikke på til av med for som har vi den var han de så et også at',
    encodings: [...nordic],
  },
  sv: {
    letters: 'äåöéüà',
    words: 'och det är en att jag inte på till av med för som har vi den var han de så ett också om',
    encodings: [...nordic],
  },
  fi: {
    letters: 'äöåšž',
    words: 'ja on ei se että hän oli minä mutta kun niin olen ole kuin myös ovat sitä tai joka mitä',
    encodings: [...nordic, 'iso-8859-13', 'windows-1257'],
  },
  is: {
    letters: 'áíðéöóúþýæ',
    words: 'og að er í á það sem ekki við um en var ég hann til með af fyrir hún',
    encodings: ['windows-1252', 'iso-8859-1', 'macintosh', 'ibm861', 'ibm850', 'iso-8859-10'],
  },
  et: {
    letters: 'äõüöšž',
    words: 'ja on ei et see ma kui ka oli oma mis ta või siis aga seda ning pole selle',
    encodings: ['windows-1257', 'iso-8859-13', 'iso-8859-15', 'windows-1252', 'iso-8859-4', 'ibm775'],
  },
  ga: {
    letters: 'áéíóúḃċḋḟġṁṗṡṫ',
    words: 'agus an na ar is tá sé go a ag i le sí ní bhí do mé bhfuil seo mar',
    encodings: ['windows-1252', 'iso-8859-1', 'iso-8859-15', 'iso-8859-14'],
  },
  cy: {
    letters: 'ŵŷâêîôûäëïö',
    words: 'yn y a i ei yr ac o ar am mae wedi ond gan oedd fel hi nid',
    encodings: ['iso-8859-14'],
  },
  mt: {
    letters: 'ħżġċàèìòù',
    words: 'u ta li il dan hija fil tal minn ma l kien dawn huwa jew biex',
    encodings: ['iso-8859-3'],
  },
  eo: {
    letters: 'ĉĝŝŭĥĵ',
    words: 'la kaj de en estas mi ne al ke por li ĝi ili estis sed kun oni',
    encodings: ['iso-8859-3'],
  },
  sq: {
    letters: 'ëçâ',
    words: 'dhe në të një e i për që nuk me nga është si ka u se',
    encodings: ['windows-1252', 'windows-1250', 'iso-8859-2', 'macintosh'],
  },
  pl: {
    letters: 'ąęłóśżćńź',
    words: 'i w nie się na że to z jest jak ale do o po co ja tak był przez za od dla jej',
    encodings: [...central],
  },
  cs: {
    letters: 'íáéěýřžščůúťďňó',
    words: 'a se je na že to v ne si jsem ale i byl s o jako za by tak pro jsme když už',
    encodings: [...central],
  },
  sk: {
    letters: 'áíéýčšžúťľôňóďäĺŕ',
    words: 'a sa je na že to v nie si som ale i bol s o ako za by tak pre sme keď už',
    encodings: [...central],
  },
  sl: {
    letters: 'čšžćđ',
    words: 'in je da se na v ne za so pa ki sem bi to bil tudi ali z po kot',
    encodings: [...central, 'windows-1257'],
  },
  hr: {
    letters: 'čžšćđ',
    words: 'i je da se u na nije ne za su ali što sam bi to od kao ili s po',
    encodings: [...central],
  },
  hu: {
    letters: 'áéöóőüíúű',
    words: 'a az és hogy nem is egy ez volt de csak ha meg már mert azt el vagy még kell',
    encodings: [...central],
  },
  ro: {
    letters: 'ăîşţâșț',
    words: 'și şi de la în nu că cu pe un o se mai din care este a am pentru sau ce dar',
    encodings: ['windows-1250', 'iso-8859-2', 'iso-8859-16', 'ibm852', 'x-mac-ce'],
  },
  lv: {
    letters: 'āīēšūņļģķčžō',
    words: 'un ir ka es no bija ar par uz nav tas kā arī to bet gan vai lai kas',
    encodings: [...baltic],
  },
  lt: {
    letters: 'ėšųįžąūęč',
    words: 'ir kad aš yra į su iš tai buvo ne bet kaip jis apie o ar per nuo dar',
    encodings: [...baltic],
  },
  tr: {
    letters: 'ıüşğöçâîû',
    words: 've bir bu da de için çok ne ben ama gibi o daha ile olan var değil kadar mi',
    encodings: ['windows-1254', 'iso-8859-9', 'x-mac-turkish', 'ibm857', 'iso-8859-3'],
  },
  vi: {
    letters: 'đươăâêôáàảãạếềểễệốồổỗộớờởỡợứừửữựấầẩẫậắằẳẵặíìỉĩịóòỏõọúùủũụéèẻẽẹýỳỷỹỵ\u0300\u0301\u0323\u0309\u0303',
    words: 'và là của có không một người tôi cho được trong các những này với đã để khi',
    encodings: ['windows-1258', 'viscii', 'tcvn'],
  },
  ru: {
    letters: 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё',
    words: 'и в не на я что он с это как а но по все она так у мы был за',
    encodings: [...cyrillic],
  },
  uk: {
    letters: 'оаиніетвсрлкмудпязьбгчйхцїжєюшщфґ',
    words: 'і в не на я що він з це як а але по все вона так у ми був за та до',
    encodings: [...ukrainian],
  },
  bg: {
    letters: 'аоиетнсрвлкдпмзгубячъщйжхцшьюф',
    words: 'и в не на аз че той с това как а но по все тя така у ние бе за да се от',
    encodings: [...balkan, 'ibm866'],
  },
  be: {
    letters: 'аніеоркцстлвдуяпзмбчгшйўхжьэёыюф',
    words: 'і ў не на я што ён з гэта як а але па усё яна так у мы быў за',
    encodings: ['windows-1251', 'iso-8859-5', 'x-mac-cyrillic', 'ibm866', 'ibm855'],
  },
  sr: {
    letters: 'аоиенсрјтувдкмплзбгшчцњћжђљхфџ',
    words: 'и у не на ја да он са то као а али по све она тако је се за',
    encodings: [...balkan],
  },
  mk: {
    letters: 'аоиентрсвдклпумзгјбчцшжќфњѓљџх',
    words: 'и во не на јас дека тој со тоа како а но по сè таа така е се за од',
    encodings: [...balkan],
  },
  el: {
    letters: 'αοιετσνηυρπκμλςόίάωήγδέύθώχφβξζψϊΐϋ',
    words: 'και το να του η της με που την από για είναι ο τα δεν τη στο οι θα τον',
    encodings: ['windows-1253', 'iso-8859-7', 'x-mac-greek', 'ibm737', 'ibm869'],
  },
  he: {
    letters: 'יולהאמרתבשנםדקעחפכןטצגזסךףץ\u05b7\u05b8\u05b0\u05b4\u05bc\u05b6\u05b5\u05b9\u05c1\u05c2\u05bb\u05b2',
    words: 'את של על לא זה הוא אני היא עם כי גם אבל כל יש',
    encodings: ['windows-1255', 'iso-8859-8', 'ibm862'],
  },
  ar: {
    letters: 'اليمنوترعبدسكقفحهجشةصىخطأإذضزئءغظآؤ\u064b\u0651\u064e\u064f\u0650\u0652',
    words: 'في من على أن إلى ما هذا لا كان التي هو عن مع هي',
    encodings: [...arabic],
  },
  fa: {
    letters: 'ایرنمدهوتشبسکزلگخفچپقجحعصطآضذثغظئژءيك\u200c',
    words: 'و در به از که این را با است برای آن من تو ما',
    encodings: ['windows-1256'],
  },
  th: {
    letters: 'านร่อกเงม้ยลัวดทีสิตะปบคห์แืจพชุู็ำขใไโผซถณศธภฉๆญฟฐฝษฮฬฎฏฌฒฆ',
    words: '',
    encodings: ['windows-874', 'tis-620', 'iso-8859-11'],
  },
};
