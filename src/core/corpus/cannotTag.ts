/** Why something cannot be done to a passage or a claim, by a name that a user interface can put into its own words. */
export type Refusal =
  | 'article-gone'
  | 'passage-empty'
  | 'no-place'
  | 'nothing-to-split'
  | 'nothing-to-join'
  | 'stances-differ'
  | 'claim-taken'
  | 'no-such-claim';

/** What is refused, with the reason; the message is for logs and the command line. */
export class CannotTag extends Error {
  override readonly name = 'CannotTag';

  /** @param about what the refusal names: the key of a claim */
  constructor(
    readonly refusal: Refusal,
    readonly about = '',
  ) {
    super(`${MESSAGES[refusal]}${about === '' ? '' : `: ${about}`}`);
  }
}

const MESSAGES: Readonly<Record<Refusal, string>> = {
  'article-gone': 'The article is gone',
  'passage-empty': 'The passage is empty',
  'no-place': 'The annotation has no place in the text',
  'nothing-to-split': 'There are no words on both sides of the place to split at',
  'nothing-to-join': 'There is no annotation of the same claim beside this one',
  'stances-differ': 'The annotations hold the claim in different ways',
  'claim-taken': 'There is a claim of this key already',
  'no-such-claim': 'There is no such claim',
};
