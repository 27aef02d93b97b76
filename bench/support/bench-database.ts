export const benchDatabase = async () => ({ url: process.env.TEST_DATABASE_URL!, close: async () => undefined });
