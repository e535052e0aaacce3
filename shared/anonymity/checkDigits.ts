/** Check digits of numbers that are given to people. All take digits (and letters) without blanks or signs between. */

const digitsOf = (text: string): number[] => Array.from(text, Number);

/** Luhn's rule: payment cards, Swedish and Canadian personal numbers. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (const [index, digit] of digitsOf(digits).reverse().entries()) {
    const weighted = index % 2 === 1 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}

/** ISO 13616: bank account numbers. Letters count 10 to 35, the first four signs go to the end, the rest by 97 is 1. */
export function passesIban(account: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/u.test(account)) return false;
  let rest = 0;
  for (const sign of account.slice(4) + account.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** The Dutch citizen number: nine digits, weights 9 to 2 and −1, the sum divisible by 11. */
export function passesDutch(digits: string): boolean {
  if (!/^\d{9}$/u.test(digits) || /^0+$/u.test(digits)) return false;
  const sum = digitsOf(digits).reduce((total, digit, index) => total + digit * (index === 8 ? -1 : 9 - index), 0);
  return sum % 11 === 0;
}

/** The Polish personal number: eleven digits with weights 1 3 7 9, the last one completes the sum to tens. */
export function passesPolish(digits: string): boolean {
  if (!/^\d{11}$/u.test(digits)) return false;
  const weights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1];
  return digitsOf(digits).reduce((total, digit, index) => total + digit * (weights[index] ?? 0), 0) % 10 === 0;
}

/** The Belgian national number: nine digits (with a 2 in front from the year 2000 on) by 97, taken from 97. */
export function passesBelgian(digits: string): boolean {
  if (!/^\d{11}$/u.test(digits)) return false;
  const check = Number(digits.slice(9));
  const number = digits.slice(0, 9);
  return check === 97 - (Number(number) % 97) || check === 97 - (Number(`2${number}`) % 97);
}

/** The French social security number: thirteen signs by 97, taken from 97; 2A and 2B stand for 19 and 18. */
export function passesFrench(text: string): boolean {
  const number = text.replace('2A', '19').replace('2B', '18');
  if (!/^[12]\d{14}$/u.test(number)) return false;
  return BigInt(number.slice(13)) === 97n - (BigInt(number.slice(0, 13)) % 97n);
}

/** The German tax number: ISO 7064 over ten digits, in which exactly one digit stands twice or three times. */
export function passesGermanTax(digits: string): boolean {
  if (!/^[1-9]\d{10}$/u.test(digits)) return false;
  const first = digitsOf(digits.slice(0, 10));
  const different = new Set(first).size;
  if (different !== 9 && different !== 8) return false;
  const product = first.reduce((carried, digit) => {
    const sum = (digit + carried) % 10 || 10;
    return (sum * 2) % 11;
  }, 10);
  return (11 - product) % 10 === Number(digits[10]);
}

const spanishLetters = 'TRWAGMYFPDXBNJZSQVHLCKE';

/** The Spanish number: eight digits (or X, Y, Z and seven) and the letter that stands for their rest by 23. */
export function passesSpanish(text: string): boolean {
  if (!/^[XYZ\d]\d{7}[A-Z]$/u.test(text)) return false;
  const number = Number(text.slice(0, 8).replace('X', '0').replace('Y', '1').replace('Z', '2'));
  return spanishLetters[number % 23] === text[8];
}

/** The British health service number: ten digits, weights 10 to 2, the last one completes the sum by 11. */
export function passesBritishHealth(digits: string): boolean {
  if (!/^\d{10}$/u.test(digits)) return false;
  const sum = digitsOf(digits.slice(0, 9)).reduce((total, digit, index) => total + digit * (10 - index), 0);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(digits[9]);
}
