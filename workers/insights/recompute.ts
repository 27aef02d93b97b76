import { recomputeInsights } from '../../domain/insights/recompute-insights.ts';
import { connect } from '../../prisma/connect.ts';
import { leave } from '../../server/cannot-start.ts';
import { readConfig } from '../../server/config.ts';

/** Computes all figures of all studios anew; what the workers keep must come to the same. `npm run insights:recompute` */
async function recomputeAll(): Promise<void> {
  const db = connect(readConfig().databaseUrl, { connections: 2 });
  try {
    for (const { id, name } of await db.studio.findMany({ select: { id: true, name: true }, orderBy: { createdAt: 'asc' } })) {
      await recomputeInsights(db, id);
      console.log(`${name}: computed anew.`);
    }
  } finally {
    await db.$disconnect();
  }
}

recomputeAll().catch(leave);
