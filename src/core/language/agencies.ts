/** News agencies by the ways articles credit them, lower case, to the name they go by. */
const NAMES: Readonly<Record<string, string>> = {
  reuters: 'Reuters',
  'thomson reuters': 'Reuters',
  rtr: 'Reuters',
  рейтер: 'Reuters',
  afp: 'AFP',
  'agence france-presse': 'AFP',
  'agence france presse': 'AFP',
  'sapa-afp': 'AFP',
  ap: 'AP',
  'associated press': 'AP',
  'the associated press': 'AP',
  'sapa-ap': 'AP',
  dpa: 'dpa',
  'deutsche presse-agentur': 'dpa',
  'dpa international': 'dpa',
  'dpa-afx': 'dpa',
  'sapa-dpa': 'dpa',
  upi: 'UPI',
  'united press international': 'UPI',
  efe: 'EFE',
  ansa: 'ANSA',
  lusa: 'Lusa',
  belga: 'Belga',
  anp: 'ANP',
  apa: 'APA',
  sda: 'SDA',
  'keystone-sda': 'Keystone-SDA',
  ats: 'ATS',
  pap: 'PAP',
  čtk: 'ČTK',
  ctk: 'ČTK',
  mti: 'MTI',
  itar: 'TASS',
  tass: 'TASS',
  тасс: 'TASS',
  'itar-tass': 'TASS',
  'итар-тасс': 'TASS',
  interfax: 'Interfax',
  интерфакс: 'Interfax',
  'ria novosti': 'RIA Novosti',
  'риа новости': 'RIA Novosti',
  ria: 'RIA Novosti',
  unian: 'UNIAN',
  ukrinform: 'Ukrinform',
  xinhua: 'Xinhua',
  kyodo: 'Kyodo',
  jiji: 'Jiji',
  yonhap: 'Yonhap',
  kcna: 'KCNA',
  pti: 'PTI',
  ani: 'ANI',
  ians: 'IANS',
  bernama: 'Bernama',
  antara: 'Antara',
  aap: 'AAP',
  nzpa: 'NZPA',
  cp: 'CP',
  'canadian press': 'The Canadian Press',
  'the canadian press': 'The Canadian Press',
  pa: 'PA',
  'press association': 'PA',
  'pa media': 'PA',
  sapa: 'SAPA',
  nan: 'NAN',
  anadolu: 'Anadolu',
  'anadolu agency': 'Anadolu',
  aa: 'Anadolu',
  irna: 'IRNA',
  mena: 'MENA',
  wam: 'WAM',
  spa: 'SPA',
  petra: 'Petra',
  bloomberg: 'Bloomberg',
  ntb: 'NTB',
  tt: 'TT',
  ritzau: 'Ritzau',
  stt: 'STT',
  afx: 'AFX',
  sid: 'SID',
  epd: 'epd',
  kna: 'KNA',
  'pa wire': 'PA',
  'dow jones': 'Dow Jones',
  cnn: 'CNN',
  'ap online': 'AP',
};

const SEPARATOR = /[/,;&+]|\s(?:and|und|et|y)\s/;
const LOOKUP = new Map(Object.entries(NAMES));

const LONGEST_NAME = Math.max(...Array.from(LOOKUP.keys(), (name) => name.length));
/** Whatever white space it is set with, no name of an agency is longer. */
const LONGEST_CREDIT = 2 * LONGEST_NAME;

/** The agency a credit names, or undefined where it is none of the known ones. */
function agencyOf(credit: string): string | undefined {
  const trimmed = credit.trim();
  if (trimmed.length > LONGEST_CREDIT) return undefined;
  const folded = /[^\S ]|  /.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed;
  return LOOKUP.get(folded.toLowerCase().replace(/[.]$/, ''));
}

/** The agencies of a credit such as "AFP/Reuters" or "dpa, AP", or undefined where a part of it is none. */
export function agenciesOf(credit: string): string[] | undefined {
  const whole = agencyOf(credit);
  if (whole !== undefined) return [whole];
  // Most lines asked about are no credits at all: what stands before the first separator tells.
  const first = SEPARATOR.exec(credit.slice(0, LONGEST_CREDIT));
  if (first === null || agencyOf(credit.slice(0, first.index)) === undefined) return undefined;
  const names: string[] = [];
  for (const part of credit.split(SEPARATOR)) {
    const name = agencyOf(part);
    if (name === undefined) return undefined;
    names.push(name);
  }
  return [...new Set(names)];
}
