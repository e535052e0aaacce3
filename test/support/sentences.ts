/** Invented words of interviews in many languages, with the encodings that such texts come in. The first sentence is short. */
export const sentences: readonly (readonly [language: string, encodings: readonly string[], text: string])[] = [
  [
    'English',
    ['windows-1252', 'macintosh'],
    'She said “it’s fine” – and it wasn’t. I didn’t know what to say, so I made some tea… They don’t tell you that on the first day, do they? We’d all been there before, and nobody’s asked since.',
  ],
  [
    'German',
    ['windows-1252', 'iso-8859-1', 'iso-8859-15', 'macintosh', 'ibm850', 'ibm437'],
    'Ich weiß nicht, ob das für alle schöner wäre. Früher hätten wir größere Gruppen gehabt, aber die Räume waren zu klein. Meine Mutter hört das nicht gern, sie möchte lieber zu Hause üben.',
  ],
  [
    'French',
    ['windows-1252', 'iso-8859-1', 'iso-8859-15', 'macintosh', 'ibm850', 'ibm437'],
    'Après l’été, j’ai été très déçue par mon collègue. Ça ne m’étonne pas, il était déjà fâché à la fête de Noël. On a décidé de ne plus en parler, même à l’hôpital.'.replaceAll(
      '’',
      "'",
    ),
  ],
  [
    'Spanish',
    ['windows-1252', 'iso-8859-1', 'iso-8859-15', 'macintosh', 'ibm850', 'ibm437'],
    '¿Qué pasó después con la niña en el pueblo? Mi mamá decía que mañana sería otro día, pero yo no podía dormir. Aquí nadie habló más de aquel año, ni mi tío ni los demás jóvenes.',
  ],
  [
    'Portuguese',
    ['windows-1252', 'iso-8859-1', 'iso-8859-15', 'macintosh', 'ibm860'],
    'Eu não sei se a situação vai melhorar amanhã. A minha avó sempre dizia que é preciso ter paciência e coração. Na reunião ninguém falou das condições de trabalho, só da organização.',
  ],
  [
    'Italian',
    ['windows-1252', 'iso-8859-1', 'macintosh'],
    'Non è così facile, perché la città è cambiata. Però mia nonna diceva che la libertà non ha età e che più di così non si può. Già lunedì era tutto finito.',
  ],
  [
    'Dutch',
    ['windows-1252', 'iso-8859-15'],
    'Mijn patiënten zijn dat idee van coördinatie wel gewend. Eén van hen zei dat hij de financiële kant niet zag, en dat is geen drama’s waard.'.replaceAll(
      '’',
      "'",
    ),
  ],
  [
    'Danish',
    ['windows-1252', 'iso-8859-1', 'ibm865', 'iso-8859-15'],
    'Jeg er født på en ø, og der går jeg også på arbejde. Det var svært at få børnene med, når vejret blev dårligt, men vi prøvede hver lørdag.',
  ],
  [
    'Norwegian',
    ['windows-1252', 'iso-8859-1', 'ibm865', 'macintosh'],
    'Jeg må si at det også føltes rart å være på sjøen. Når vi først hadde fått båten på vannet, ble det aldri så ille som de sa på møtet.',
  ],
  [
    'Swedish',
    ['windows-1252', 'iso-8859-1', 'ibm850', 'macintosh'],
    'Jag tänker på när vi började på dagen för två år sedan. Då var det så här: alla hade fått sina egna böcker, men ingen fick låna något över sommaren.',
  ],
  [
    'Finnish',
    ['windows-1252', 'iso-8859-15', 'iso-8859-1'],
    'Minä en tiennyt, että hän oli jo lähtenyt töistä. Se päivä jäi mieleen, koska äiti ei sanonut mitään ja isä käveli pihalla edestakaisin yötä myöten.',
  ],
  [
    'Icelandic',
    ['windows-1252', 'iso-8859-1', 'ibm861'],
    'Ég veit það ekki, en þá var ég ekki heima. Við ætluðum að fara út á sjó með pabba og það varð ekkert úr því, því að veðrið var svo vont.',
  ],
  [
    'Estonian',
    ['windows-1257', 'iso-8859-15', 'iso-8859-13'],
    'Ma ei tea, kas see võib nii olla või mitte. Õpetaja ütles, et kõik saavad üheskoos mängida, aga tüdrukud läksid õue ja šokolaad jäi lauale.',
  ],
  [
    'Latvian',
    ['windows-1257', 'iso-8859-13', 'iso-8859-4'],
    'Es nezinu, kāpēc viņi tā darīja tajā vakarā. Mēs braucām mājās, un māte teica, ka viss būs labi, bet es viņai vairs neticēju.',
  ],
  [
    'Lithuanian',
    ['windows-1257', 'iso-8859-13', 'iso-8859-4'],
    'Aš nežinau, kodėl jis taip padarė tą dieną. Mes važiavome į namus, ir mama sakė, kad viskas bus gerai, bet aš jau netikėjau šiuo žmogumi.',
  ],
  [
    'Polish',
    ['windows-1250', 'iso-8859-2', 'ibm852', 'x-mac-ce'],
    'Nie wiem, czy to się jeszcze kiedyś zdarzy. Moja siostra mówiła, że wszyscy byli już zmęczeni i chcieli wracać do domu, ale ja zostałem aż do świtu.',
  ],
  [
    'Czech',
    ['windows-1250', 'iso-8859-2', 'ibm852', 'x-mac-ce'],
    'Já nevím, jestli to už někdy bylo těžší než teď. Moje žena říkala, že nás čeká ještě delší cesta, a měla pravdu, protože přišel sníh.',
  ],
  [
    'Slovak',
    ['windows-1250', 'iso-8859-2', 'ibm852', 'x-mac-ce'],
    'Neviem, či to bolo ťažšie ako predtým, keď sme žili v dedine. Moja mať hovorila, že všetko bude ľahšie, ale nebola to pravda, lebo otec už nežil.',
  ],
  [
    'Slovene',
    ['windows-1250', 'iso-8859-2'],
    'Ne vem, če bo že jutri boljše, ker še vedno dežuje. Moja mama je rekla, da smo vsi utrujeni, in šla je spat, jaz pa sem čakal do večera.',
  ],
  [
    'Croatian',
    ['windows-1250', 'iso-8859-2', 'ibm852'],
    'Ne znam što će biti sljedeće godine, ali mislim da će biti teže. Moja kći je otišla u školu, a ja sam još uvijek čekao da mi netko kaže što se događa.',
  ],
  [
    'Hungarian',
    ['windows-1250', 'iso-8859-2', 'ibm852'],
    'Nem tudom, hogy ő miért ült le a sűrű erdő szélén. Az anyám azt mondta, hogy majd később jövünk vissza, de ez már nem történt meg, mert elfogyott az idő.',
  ],
  [
    'Romanian',
    ['windows-1250', 'iso-8859-2', 'ibm852'],
    'Nu ştiu dacă am făcut bine că am plecat atunci. Mama spunea că viaţa la oraş este mai uşoară, dar eu cred că şi acolo oamenii suferă în tăcere.',
  ],
  [
    'Turkish',
    ['windows-1254', 'iso-8859-9', 'ibm857'],
    'O gün çok yağmur yağdı ve işe gidemedim. Annem bana “bir şey olmaz” dedi ama ben yine de üzüldüm, çünkü arkadaşım beni köşede bekliyordu.'.replace(
      /[“”]/g,
      '"',
    ),
  ],
  [
    'Esperanto',
    ['iso-8859-3'],
    'Mi ne scias, ĉu ŝi venos ankaŭ hodiaŭ kun la geamikoj. Ĝi estis ĉiam tiel, ke ni atendis antaŭ la pordo kaj neniu aŭdis nin.',
  ],
  [
    'Maltese',
    ['iso-8859-3'],
    'Jien ma nafx għaliex ħadd ma qal xejn dwar ix-xogħol. Ommi kienet tgħid li kollox jgħaddi, u li l-ħajja tkun aħjar ’il quddiem.'.replace(
      '’',
      "'",
    ),
  ],
  [
    'Vietnamese',
    ['windows-1258', 'viscii'],
    'Tôi không biết người ấy đã đi đâu hôm đó. Mẹ tôi nói rằng mọi việc rồi sẽ ổn, nhưng những ngày sau thì không ai còn nhắc đến nữa.',
  ],
  [
    'Russian',
    ['windows-1251', 'koi8-r', 'ibm866', 'iso-8859-5', 'x-mac-cyrillic', 'ibm855'],
    'Я не знаю, что она тогда думала. Мы приехали домой поздно вечером, и мама сказала, что всё будет хорошо, но я ей уже не верил.',
  ],
  [
    'Ukrainian',
    ['windows-1251', 'koi8-u'],
    'Я не знаю, що вона тоді думала про її життя. Ми приїхали додому пізно ввечері, і мама сказала, що все буде добре, але я їй уже не вірив.',
  ],
  [
    'Bulgarian',
    ['windows-1251', 'iso-8859-5'],
    'Аз не знам какво си мислеше тя тогава. Прибрахме се вкъщи късно вечерта и мама каза, че всичко ще бъде наред, но аз вече не вярвах.',
  ],
  [
    'Serbian',
    ['windows-1251', 'iso-8859-5'],
    'Не знам шта је она тада мислила о њему. Вратили смо се кући касно увече и мајка је рекла да ће све бити добро, али ја нисам веровао.',
  ],
  [
    'Greek',
    ['windows-1253', 'iso-8859-7', 'x-mac-greek', 'ibm737'],
    'Δεν ξέρω τι σκεφτόταν τότε η αδελφή μου. Γυρίσαμε σπίτι αργά το βράδυ και η μητέρα είπε ότι όλα θα πάνε καλά, αλλά εγώ δεν την πίστεψα.',
  ],
  [
    'Hebrew',
    ['windows-1255', 'iso-8859-8', 'ibm862'],
    'אני לא יודעת מה היא חשבה אז. חזרנו הביתה מאוחר בערב ואמא אמרה שהכול יהיה בסדר, אבל כבר לא האמנתי לה.',
  ],
  [
    'Arabic',
    ['windows-1256', 'iso-8859-6'],
    'لا أعرف ماذا كانت تفكر في ذلك اليوم. عدنا إلى البيت في وقت متأخر من المساء وقالت أمي إن كل شيء سيكون بخير، لكنني لم أصدقها.',
  ],
  [
    'Thai',
    ['windows-874', 'tis-620', 'iso-8859-11'],
    'ฉันไม่รู้ว่าตอนนั้นเธอคิดอะไรอยู่ เรากลับถึงบ้านตอนดึก และแม่บอกว่าทุกอย่างจะดีขึ้น แต่ฉันไม่เชื่อแล้ว',
  ],
  [
    'Japanese',
    ['shift_jis', 'euc-jp'],
    'その時、彼女が何を考えていたのか分かりません。私たちは夜遅く家に帰りました。母は大丈夫だと言いましたが、私はもう信じていませんでした。',
  ],
  [
    'Chinese, simplified',
    ['gb18030'],
    '我不知道她当时在想什么。我们很晚才回到家，妈妈说一切都会好起来的，但是我已经不相信了。后来的几年里，没有人再提起那件事。',
  ],
  [
    'Chinese, traditional',
    ['big5'],
    '我不知道她當時在想什麼。我們很晚才回到家，媽媽說一切都會好起來的，但是我已經不相信了。後來的幾年裡，沒有人再提起那件事。',
  ],
  [
    'Korean',
    ['euc-kr'],
    '그때 그녀가 무슨 생각을 했는지 모르겠습니다. 우리는 밤늦게 집에 돌아왔고 어머니는 다 괜찮을 거라고 말했지만 나는 더 이상 믿지 않았어요.',
  ],
];
