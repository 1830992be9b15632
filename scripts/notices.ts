// `npm run notices`: writes THIRD_PARTY_NOTICES.txt. A test compares it with the bundled packages.
import { writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { repositoryRoot } from './hosts/paths';
import { noticesFile, thirdPartyNotices } from './thirdPartyNotices';

thirdPartyNotices()
  .then(text => writeFile(path.join(repositoryRoot, noticesFile), text))
  .catch(error => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
