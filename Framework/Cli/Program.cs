using HepAnalysis.Cli;

return HepApplication.RunProcess(args);
