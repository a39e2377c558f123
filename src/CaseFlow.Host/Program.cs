using CaseFlow.Host.Cli;

return await CommandLine.RunAsync(args);
