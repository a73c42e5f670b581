// Installs what the tests in a real editor need, and says so: npm run host
import { ensureBrowser } from './browser.ts';
import { ensureHost } from './install.ts';

const { main } = await ensureHost();
console.log(`VS Code server: ${main}`);
console.log(`Browser: ${await ensureBrowser()}`);
