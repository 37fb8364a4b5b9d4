import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { migrate, newDataSource } from '@sessionlink/domain';
import { createDatabase } from '../../apps/dev/src/postgres/database';

describe('the database', () => {
  let url: string;
  beforeAll(
    async () =>
      void (url = await createDatabase(process.env.TEST_SERVER_URL ?? '', `test_${randomBytes(8).toString('hex')}`)),
  );

  it('is migrated once, however many processes start at once', async () => {
    const applied = await Promise.all(Array.from({ length: 5 }, () => migrate(url)));
    expect(applied.flat()).toEqual(['Initial1763700000000']);
  });

  it('has exactly the tables, columns and indexes that the entities declare', async () => {
    const dataSource = await newDataSource(url).initialize();
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    await dataSource.destroy();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });
});
