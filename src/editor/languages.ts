/** Plain text, Markdown and our own language: what an article can be opened as. */
export const ARTICLE_LANGUAGES = ['article', 'plaintext', 'markdown'];
