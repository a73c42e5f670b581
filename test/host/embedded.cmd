@node --import tsx "%~dp0embedded.ts" %*
