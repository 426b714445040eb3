import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['e2e/*.spec.ts'],
    environment: 'node',
    globalSetup: 'e2e/server.ts',
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
})
