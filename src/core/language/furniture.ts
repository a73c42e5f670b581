/** Lines that belong to a page, not to its article. All are tested against one short line. */

import { letterShape } from '../text/letterShape.ts';

/** Links and buttons: the whole line, or a marker with a title after it. */
export const PAGE_FURNITURE =
  /^[>»›▶•*\s]*(?:read(?: the)? (?:more|also|next|full (?:story|article)|original)|see also|also (?:read|see|on)|related(?: (?:stories|articles|topics|content|coverage|news|links))?|more (?:on this story|from|stories|like this|news|on this)|most (?:read|popular|viewed)|you (?:may|might) (?:also )?(?:like|be interested)|recommended|trending|also in|now read|don'?t miss|watch(?: now| live| more)?(?=:|$)|listen(?: now| to)?(?=:|$)|advertisement|sponsored|story continues|continue reading|share(?: this)?(?: article| story| on .{3,20})?$|follow us|sign up|subscribe|newsletter|download the app|click here|print(?: this)?$|e-?mail(?: this)?(?: to a friend)?$|comments?(?: \(\d+\))?$|tags?:|topics?:|skip to|back to top|loading|lesen sie (?:auch|mehr)|mehr zum thema|mehr (?:dazu|lesen)|siehe auch|auch interessant|anzeige$|weiterlesen|lire (?:aussi|la suite|plus)|à lire|voir aussi|sur le même sujet|publicité$|lea también|leer más|le puede interesar|ver también|te puede interesar|publicidad$|leia (?:também|mais)|leggi anche|lees (?:ook|meer)|zie ook|читайте также|читать далее|смотрите также|по теме|реклама$|подписывайтесь)(?!\p{L})/iu;

/** Of these, the ones that name what stands below or beside them rather than link by themselves. */
export const RELATED_HEADER =
  /^(?:related|more|most|also in|you (?:may|might)|recommended|trending|don'?t miss|also|see also|mehr|siehe|auch|sur le même|voir|le puede|te puede|по теме|смотрите)/iu;

export const COPYRIGHT =
  /^(?:©|\(c\)\s|copyright\b|&copy;|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|все права защищены)/iu;

/** What any such sentence has; looking for it costs a fraction of what the expression does. */
const RIGHTS = /rights|may not be|rechte|droits|derechos|права/i;
const RIGHTS_RESERVED =
  /\b(?:all rights reserved|may not be (?:published|reproduced|redistributed)|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados)\b|все права защищены/iu;

/** Whether a line says that rights are reserved, wherever in it. */
export const reservesRights = (line: string): boolean => RIGHTS.test(line) && RIGHTS_RESERVED.test(line);

/** "SOURCE: Agencies", "Quelle: dpa": groups are the word and what it names. */
export const SOURCE_LINE =
  /^(sources?|quellen?|fuentes?|fontes?|fonti|bron(?:nen)?|источники?|(?:news )?agency|agentur)\s*:\s*(.{1,100})$/iu;

/** "Story from BBC NEWS:", "Originally published by Harbour Post": the group names the outlet. */
export const STORY_FROM =
  /^(?:\(?\s*)(?:story from|(?:this (?:article|story|report|piece) )?(?:was )?(?:originally|first) (?:published|appeared)(?: by| in| on| at)?|(?:this (?:article|story) )?(?:is )?republished from|reprinted from)\s+(.{2,60}?)\s*(?:[:.)]|\bon \d.*|$)/iu;

/** "Original article: https://…": the group is the address. */
export const ADDRESS_LINE =
  /^(?:(?:url|link|permalink|original(?: article)?|article|source|web|available at|from|quelle|lien|enlace|ссылка|источник)\s*:\s*)?<?(https?:\/\/[^\s<>]+)>?$/iu;

/** Over the shape of a line: see `letterShape`. */
const DESK_CREDIT =
  /^[-–—([\s]*(?:staff (?:and agency )?reports?\b|(?:additional |further )?(?:reporting|writing|editing|compiled|edited|translated|translation)\b.{0,60}?(?:\bby\b|:)|with (?:reporting|files|additional reporting) (?:by|from)|compiled from|[a-z][a-z.' -]{2,40} contributed to this (?:report|story|article))/i;

/** "Reporting by Jane Doe; editing by John Roe." */
export const isDeskCredit = (line: string): boolean => DESK_CREDIT.test(letterShape(line, ''));

/** A photograph's description or credit at the start of a line. */
export const CAPTION_START =
  /^\[?(?:(?:file )?(?:photo(?:graph)?|picture|image|foto|bild|фото|video|caption|bildunterschrift|légende|crédit|imagen)s?(?:\s+(?:by|credit|source|caption|courtesy)\b|\s*[:/]|,\s*\p{Lu}))/iu;

/** A photograph's credit in brackets at the end: "[AFP]", "(Photo: J. Holm)", "(AP Photo/J. Holm)". */
export const CAPTION_CREDIT =
  /\s*(?:\[(?:[\p{L}\d .,/&'’:|-]{2,60})\]|\((?:(?:file )?(?:photo|photograph|picture|image|foto|bild|фото|pic)\b[^()]{0,60}|[^()]{0,40}\b(?:photo|getty|images|pool|handout|shutterstock)\b[^()]{0,40}|(?:reuters|afp|ap|epa|dpa|pa|efe|ansa)\/[^()]{2,40})\))$/iu;

/** What opens a line that names its author, by language. Group: the names and what follows. */
export const BYLINE =
  /^(?:(?:by|story by|written by|words by|report by|text by|words:|author:|von|par|por|di|door|av|af|автор:|autor:|autora:|auteur:)\s+)(\S.{2,120})$/iu;

/** No line that is longer is one, its white space folded. */
export const LONGEST_BYLINE = 140;

const FREE_ARTICLES = /\bfree articles?\b/i;
const PAYWALL =
  /^(?:already a subscriber|to continue reading|this article is for subscribers|support (?:our|independent) journalism)/iu;

/** "You have read 3 of 5 free articles this month." */
export const isPaywall = (line: string): boolean => FREE_ARTICLES.test(line) || PAYWALL.test(line);

/** "Harbour Post staff", "Staff and agencies": a byline without names. */
export const STAFF_BYLINE =
  /^(?:[\p{L} ]{2,40}\s)?staff(?:\s(?:and|&)\s(?:agencies|wires?|news agencies))?$/iu;
/** No line that is longer is one, its white space folded. */
export const LONGEST_STAFF_BYLINE = 70;
