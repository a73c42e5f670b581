/** First names frequent in international news, for telling persons from other names and "he" from "she". */

const MALE = `
  aaron abdel abdul abdullah abraham adam adrian ahmad ahmed alan albert alberto alejandro aleksandr alex alexander alexandre alexei alexey
  alfred ali allan anatoly anders andre andreas andrei andrew andrey andrzej angelo anthony antoine anton antonio antony arnold arthur ashraf
  barack barry ben benjamin benny bernard bernie bill billy bob boris brad brandon brendan brent brett brian bruce bruno bryan carl carlos
  cedric charles charlie chris christian christopher chuck clarence claude colin craig cyril dale damian dan daniel darren dave david dean
  dennis derek dick dieter dirk dmitri dmitry dominic dominique don donald doug douglas duncan dwight earl ed eddie edgar edmund eduardo edward
  edwin elon emmanuel emil eric erik ernest ernst eugene evan evo felipe felix fernando fidel francis francisco francois frank franz fred
  frederick fyodor gabriel gareth garry gary gavin gennady geoff geoffrey georg george georgy gerald gerard gerhard gilbert giorgio giovanni
  giuseppe glen glenn gordon graham greg gregory guillaume guillermo gustavo guy hamid hamza hank hans harald harold harry hassan heiko
  heinz helmut henri henrik henry herbert herman hosni howard hubert hugh hugo hussein ian ibrahim igor imran ismail ivan jack jacob jacques jake
  james jamie jan jared jason javier jay jean jeb jeff jeffrey jens jeremy jerome jerry jesse jesus jim jimmy joachim joe joel johan johannes john
  johnny jon jonathan jorge jose josef joseph josh joshua joão juan juergen julian julio jürgen justin kamal karim karl keith ken kenneth kevin khalid
  kim kirill klaus kofi konstantin kurt kyle larry lars laurent lawrence lee len leo leon leonard leonid leopold lewis liam lindsey lloyd lorenzo
  louis luc luca lucas luigi luis luiz lukas mahmoud malcolm manuel marc marcel marco marcus mario mark markus marshall martin marvin matt matteo
  matthew matthias maurice mauricio max maxim michael michel miguel mike mikhail milan mitch mitt mohamed mohammad mohammed morgan moshe muhammad
  mustafa narendra nathan neil nelson newt nicholas nick nicolas nigel nikita nikolai nikolas nikos noel norbert norman olaf oleg oliver olivier
  omar oscar oskar osman otto owen pablo paolo pascal patrick paul pavel pedro per pete peter petr petro phil philip philipp lasse ole per sixten tobias philippe pierre piotr
  rafael rahul ralph ramon ramzan randy raul ray raymond recep reinhard rene ricardo richard rick rob robert roberto robin rod rodney rodrigo roger roland
  rolf roman ron ronald ross roy rudolf rudy rupert russell ryan sadiq said salman sam samuel santiago saul scott sean sebastian serge sergei sergey
  sergio seth shane shaun shinzo silvio simon spencer stan stanley stefan stephan stephane stephen steve steven stuart sven taro ted terry theodore
  thierry thomas tim timothy todd tom tommy tony travis trent trevor troy uwe vaclav valery vernon victor viktor vincent vitali vitaly vladimir
  aron emil odd rolf trond arne bjorn sverre magnus mats nils gunnar leif knut halvard ivar eskil anton bela zoltan laszlo istvan gabor attila
  radek tomas jiri ondrej lech jaroslaw wojciech mateusz marek dusan goran zoran milos dragan nenad bogdan mircea ion traian vlad stefanos
  giorgos yannis dimitris ahmet mehmet recep kemal tayyip yitzhak ehud shimon avi moshe naftali bassam nabil tariq imad walid rashid faisal
  salim jamal malik kwame kojo chidi emeka tunde femi sipho thabo nelson desmond jomo raila uhuru yoweri meles haile rajiv sanjay vijay anil
  amit ashok arun manmohan nawaz zulfikar asif pervez hiroshi kenji takashi junichiro yasuo jiang xi wen kim ban park emmett clyde roscoe
  dwayne tyrone jermaine darnell hector ignacio rodrigo esteban gonzalo matias thiago caio vitor bartholomew cornelius ambrose silas ezra elijah
  caleb logan tyler connor declan ronan seamus padraig eoin niall rhys gethin alasdair hamish angus callum
  volodymyr walter warren wayne werner wilhelm will william willy winston wolfgang xavier yasser yitzhak yuri yusuf yves zbigniew
`;

const FEMALE = `
  abigail aisha alexandra alexandria alice alison allison amanda amber amelia amina amy ana anastasia andrea angela angelina anita ann anna annalena
  anne annegret annette annie antonia april ariana ashley astrid audrey barbara beatrice becky bella benazir bernadette beth betsy betty beverly birgit
  brenda bridget brigitte camilla camille carla carly carmen carol carole caroline carolyn catherine cathy cecilia celia charlotte chelsea cheryl
  chloe christiane christina christine cindy claire clara claudia condoleezza connie courtney cristina cynthia dana daniela deborah debra delia denise
  diana diane dilma dolores donna dora doris dorothy ebony edith eileen ekaterina elaine eleanor elena elisabeth elise elizabeth ella ellen ellie
  elsa emilia emily emma erica erika erin esther eva eve evelyn farah fatima federica felicia fiona florence frances francesca gabriela gail
  geraldine gertrud gillian gina gisele gloria grace greta gwen hannah harriet heather heidi heike helen helena helene hilary hillary hope ida
  ilse imelda indira ines inga ingrid irene irina iris isabel isabella isabelle ivanka jacinda jackie jacqueline jana jane janet janice jasmine jean
  jeanne jeannette jen jenna jennifer jenny jessica jill joan joanna joanne jocelyn jodie johanna josephine joy joyce juana judith judy julia juliana
  julie juliet june kamala karen karin karla kate katharina katherine kathleen kathryn kathy katie katrin kay kayla keiko kelly kerry kim kimberly
  kirsten kristen kristin larisa latifah laura lauren lea leah leila lena leslie leticia lidia lillian linda lindsay lisa liz liza lois
  loretta lori lorraine louise lucia lucy ludmila luisa lynn lynne madeleine maggie malala manuela marcia margaret margarita margot maria mariam
  marianne marie marina marine marion marissa marta martha martine mary maryam mathilde maureen megan meghan melania melanie melinda melissa
  mercedes meredith mia michaela michelle mildred miranda miriam molly mona monica monika muriel nadia nadine nancy naomi natalia natalie natasha
  nicola nicole nikki nina nora norma olga olivia ophelia pamela park pat patricia paula pauline peggy penelope penny petra phyllis philippa pippa priscilla agda ane hedvig edda jorun mirja solveig wiebe ida
  priti priya rachel ramona rania rebecca regina renate rhonda rita roberta rosa rosalind rose rosemary ruth sabine sally samantha sandra sara sarah
  sharon sheila shirley silvia simone sofia sonia sophia sophie stacey stella stephanie sue susan susanna susanne suzanne sylvia tamara tammy tania
  tanya tara tatiana teresa thea theresa tiffany tina toni tracy tzipi ulrike ursula valentina valerie vanessa vera veronica vicky victoria viktoria
  rhoda sunniva helga kari liv siri marit turid tone astri gerd gudrun sigrid randi berit unni hege anneke katinka ilona zsuzsa agnes katalin
  jadwiga beata ewa malgorzata agnieszka zuzana lenka milena snezana jelena vesna dragana mihaela ioana raluca despina eleni fatma emine
  golda shira tal leyla amal samira rana hanan nour latifa khadija ngozi chiamaka amara folake thandi nomsa winnie graca sonia sushma pratibha
  indra mamata jayalalithaa sheikh hasina benazir yuriko seiko makiko yoko meiling aung suu soledad consuelo pilar rocio xiomara dilma marisol
  prudence constance winifred gladys mabel hazel ivy pearl opal ruby ethel edna thelma velma gertrude bernice lorna moira niamh siobhan aoife
  sinead roisin catriona fiona morag isla rhian carys bronwyn nerys darlene marlene charlene yvonne rosalie noreen doreen maxine jolene tammy
  sherry cheri trudy roberta lucille harriet josie nell tess bridie
  virginia vivian wanda wendy whitney winnie xenia yasmin yolanda yulia yvette yvonne zainab zoe
`;

export type Gender = 'm' | 'f';

const GENDERS = new Map<string, Gender | 'either'>();
for (const [names, gender] of [
  [MALE, 'm'],
  [FEMALE, 'f'],
] as const)
  for (const name of names.trim().split(/\s+/)) GENDERS.set(name, GENDERS.has(name) ? 'either' : gender);

/** Whether a word is a first name frequent in news. Any case. */
export const isFirstName = (word: string): boolean => GENDERS.has(word.toLowerCase());

/** Undefined for names of either sex, and for unknown ones. */
export function genderOfFirstName(word: string): Gender | undefined {
  const gender = GENDERS.get(word.toLowerCase());
  return gender === 'either' ? undefined : gender;
}
