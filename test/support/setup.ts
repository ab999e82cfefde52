import fc from "fast-check";

/** The gate tries the same texts each time, so that a run says something of the change; elsewhere they vary. */
if (process.env.CI) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_260_101 });
