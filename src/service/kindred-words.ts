/**
 * Everyday names of jobs that neither the maps nor the aliases list under any word like them, and words that the maps do
 * use nearby. Editorial; used only to find what is nearest, never to resolve a name.
 */

const pairs: readonly (readonly [jobs: string, words: string])[] = [
  ['actor actress comedian dancer performer', 'stage producer'],
  ['archaeologist historian', 'archaeological historic'],
  ['astronaut', 'aerospace pilot'],
  ['astronomer meteorologist', 'physicist'],
  ['athlete cricketer cyclist footballer referee', 'sporting sport'],
  ['author blogger copywriter editor novelist poet writer', 'journalist content publishing'],
  ['attorney barrister judge lawyer magistrate', 'solicitor legal'],
  ['barmaid barman', 'hospitality beverage'],
  ['botanist', 'plant ecologist'],
  ['bouncer doorman guard watchman', 'security'],
  ['cabbie chauffeur taxi', 'passenger driver'],
  ['labourer', 'ground worker'],
  ['janitor', 'facility property maintenance'],
  ['cafe hotel pub restaurant', 'hospitality'],
  ['cashier shop shopkeeper', 'retail retailer'],
  ['childminder nanny nursery', 'early educator'],
  ['cleric imam priest rabbi', 'pastoral'],
  ['confectioner', 'baker'],
  ['counsellor psychiatrist psychologist', 'psychological mental'],
  ['postman postwoman', 'delivery express'],
  ['detective spy', 'investigator intelligence police'],
  ['doctor gp physician surgeon', 'physician clinical paramedic'],
  ['farmer', 'farm stockperson'],
  ['geologist', 'geospatial mineral'],
  ['glazier', 'glazing fenestration'],
  ['guitarist musician singer violinist', 'music musical'],
  ['headteacher professor tutor', 'teacher education'],
  ['influencer vlogger youtuber', 'content marketing'],
  ['lifeguard', 'leisure'],
  ['lorry trucker', 'goods vehicle driver'],
  ['mathematician statistician', 'analyst economist actuary'],
  ['mechanic', 'vehicle maintenance'],
  ['miner', 'mineral'],
  ['optometrist', 'optician optical'],
  ['politician', 'policy'],
  ['receptionist', 'reception'],
  ['sailor', 'seafarer maritime'],
  ['vet veterinarian', 'veterinary animal'],
  ['zoologist', 'zoo biologist ecologist'],
];

const kindred: ReadonlyMap<string, readonly string[]> = new Map(
  pairs.flatMap(([jobs, words]) => jobs.split(' ').map((job) => [job, words.split(' ')] as const)),
);

/** Words that the maps use near a job; empty where none are recorded. */
export function listKindredWords(word: string): readonly string[] {
  return kindred.get(word) ?? [];
}
