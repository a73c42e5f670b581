/** The files of the sample corpus, by name: an extension served over HTTP cannot list its folders. */
export const SAMPLES = [
  'README.md',
  'averil-mercury-ferry-disaster-nine-killed.txt',
  'claims.yaml',
  'halcyon-ferry-sinking-what-we-know.md',
  'halcyon-ferry-sinking-what-we-know.md.claims.yaml',
  'imberlow-sentinel-six-drown-on-lake-imberlow.txt',
  'imberlow-sentinel-six-drown-on-lake-imberlow.txt.claims.yaml',
  'kestrel-tribune-pressure-grows-on-hallam.txt',
  'kestrel-tribune-pressure-grows-on-hallam.txt.claims.yaml',
  'ostrey-post-we-counted-the-tickets.txt',
  'ostrey-post-we-counted-the-tickets.txt.claims.yaml',
  'quay-and-current-brannock-denies-steering-fault.article',
  'skerrow-ledger-nine-dead-as-ferry-strikes-mole.txt',
  'skerrow-ledger-nine-dead-as-ferry-strikes-mole.txt.claims.yaml',
  'skerrow-ledger-wreck-raised-a-day-late.txt',
  'skerrow-ledger-wreck-raised-a-day-late.txt.claims.yaml',
];
